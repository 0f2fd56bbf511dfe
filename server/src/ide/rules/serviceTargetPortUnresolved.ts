/** A named targetPort that no selected pod declares. */
import { type DeclaredPort, is, type KubeObject, refOf } from '../../kinds/object';
import { service } from '../../kinds/service';
import { declaredPorts } from '../../network/ports';
import { similarTo } from '../../network/nearMiss';
import { targetPortOf } from '../../network/targetPorts';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import type { Finding, Rule } from './rule';
import { refsOf } from './words';

export const serviceTargetPortUnresolved: Rule = {
  code: 'service-target-port-unresolved',
  severity: 'error',
  summary: 'A named targetPort is no port name of any selected pod',
  about: `
A named targetPort is looked up among the port names of each selected pod: of its containers, and of its init containers
that go on running (\`restartPolicy: Always\`). Where no pod declares it, this port of the Service has no endpoints.
A number needs no declaration.

It is silent where the selector matches no pods, and where a template decides the labels or the ports of one.

\`\`\`yaml
kind: Service
spec:
  ports:
    - port: 80
      targetPort: htttp # the container port is named http
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    return object.spec.ports.flatMap((port) => {
      const found = targetPortOf(snapshot, object, port);
      return found.state === 'unresolved'
        ? [unresolved(snapshot, object, found.target, found.workloads)]
        : [];
    });
  },
};

interface Candidate {
  readonly workload: KubeObject;
  readonly port: DeclaredPort;
}

function unresolved(
  snapshot: Snapshot,
  object: KubeObject,
  target: Text,
  workloads: readonly KubeObject[],
): Finding {
  const candidates = workloads.flatMap((workload) =>
    workload.pods ? declaredPorts(workload.pods).map((port) => ({ workload, port })) : [],
  );
  const [similar] = similarTo(target.value, candidates, ({ port }) => port.name?.value);
  const suggestion = similar ? `; did you mean \`${similar.port.name?.value}\`?` : '';
  const message = /^\d+$/.test(target.value)
    ? `\`${target.value}\` is quoted, which makes it a name, and no port of ${refsOf(workloads)} has it`
    : `No port of ${refsOf(workloads)} is named \`${target.value}\`${suggestion}`;
  return {
    span: target,
    message,
    related: (candidates.length > 0 ? candidates : workloads.map((workload) => ({ workload })))
      .slice(0, MAX_CANDIDATES)
      .map(relatedPort),
    fixes: () => portFixes(snapshot, object, target, candidates, similar),
  };
}

const MAX_CANDIDATES = 5;

function relatedPort({ workload, port }: Partial<Candidate> & { workload: KubeObject }) {
  const span = port?.name ?? port?.number ?? port ?? workload.name ?? workload.kind;
  if (!port) return { object: workload, span, message: `${refOf(workload)} declares no ports` };
  const name = port.name ? `\`${port.name.value}\` (${port.number?.value})` : `${port.number?.value}`;
  return { object: workload, span, message: `${refOf(workload)} has port ${name}` };
}

/** The number without its quotes; each port that a pod has, by name, or by number where it has none. */
function portFixes(
  snapshot: Snapshot,
  object: KubeObject,
  target: Text,
  candidates: readonly Candidate[],
  similar: Candidate | undefined,
): readonly Fix[] {
  if (/^\d+$/.test(target.value)) {
    const edit = replaceScalar(snapshot, object, target, Number(target.value));
    return fixOf(`Write ${target.value} as a number`, 'preferred', [edit]);
  }
  const wanted = new Map<string | number, 'preferred' | 'alternative'>();
  const ordered = similar ? [similar, ...candidates] : candidates;
  for (const { port } of ordered.slice(0, MAX_CANDIDATES)) {
    const value = isKnown(port.name) ? port.name.value : integer(port.number);
    if (value === undefined || wanted.has(value)) continue;
    wanted.set(value, candidates.length === 1 || port === similar?.port ? 'preferred' : 'alternative');
  }
  return [...wanted].flatMap(([value, rank]) =>
    fixOf(`Change the targetPort to \`${value}\``, rank, [replaceScalar(snapshot, object, target, value)]),
  );
}

/** A Service whose selector matches workloads that have little to do with each other. */
import { isGenerated } from '../../kinds/podTemplate';
import { is, type KubeObject, nameOf, refOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { selectedWorkloads, targetPortOf } from '../../network/targetPorts';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, insertBehind } from '../editText';
import type { Rule } from './rule';
import { refsOf } from './words';

export const serviceSelectsSeveralWorkloads: Rule = {
  code: 'service-selects-several-workloads',
  severity: 'hint',
  summary: 'The selector of a Service matches several unrelated workloads',
  about: `
A Service spreads its connections over all pods that it selects. Pods of several workloads are meant for a canary, or
are a selector that is too wide.

It is silent where the names of the workloads begin alike, as those of a canary do, where they are copies with one
name, for Jobs, where a template decides the labels, and where a
port of some of them is missing (\`service-target-port-partial\`).

\`\`\`yaml
kind: Service
spec:
  selector:
    app: shop # Deployments frontend and worker both have it
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const { selector } = object.spec;
    const workloads = selectedWorkloads(snapshot, object).filter(isLasting);
    const names = new Set(workloads.map(nameOf));
    if (!selector || names.size < 2 || areRelated(object, [...names])) return [];
    if (object.spec.ports.some((port) => targetPortOf(snapshot, object, port).state === 'partial')) return [];
    return [
      {
        span: selector,
        message: `This selector matches ${refsOf(workloads)}, which share the connections`,
        related: workloads.map((workload) => ({
          object: workload,
          span: workload.name ?? workload.kind,
          message: `${refOf(workload)} has these labels`,
        })),
        fixes: (read) => workloads.flatMap((each) => labelFix(snapshot, object, each, workloads, read)),
      },
    ];
  },
};

function isLasting({ kind }: KubeObject): boolean {
  return kind.value !== 'Job' && kind.value !== 'CronJob';
}

/** True where all names begin with the Service's, with a label that is selected, or with one another. */
function areRelated(object: KubeObject<ServiceSpec>, names: readonly string[]): boolean {
  const selected = object.spec.selector?.requirements.flatMap(({ values }) =>
    values.map(({ value }) => value),
  );
  const stems = [nameOf(object), ...(selected ?? []), ...names].filter((stem) => stem !== '');
  return stems.some((stem) => names.every((name) => name === stem || name.startsWith(`${stem}-`)));
}

/** A label that `workload` has and no other of `workloads`. */
function labelFix(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  workload: KubeObject,
  workloads: readonly KubeObject[],
  read: ReadText,
): readonly Fix[] {
  const last = object.spec.selector?.requirements.at(-1);
  const value = last?.values[0];
  const own = workload.pods?.labels.pairs.find(
    (pair) =>
      isKnown(pair.value) &&
      pair.value.type === 'string' &&
      !isGenerated(pair.key.value) &&
      workloads.every((other) => other === workload || !hasLabel(other, pair.key.value, pair.value.value)) &&
      object.spec.selector?.requirements.every(({ key }) => key.value !== pair.key.value),
  );
  if (!last || !value || !own) return [];
  const text = own.value.style === 'plain' ? own.value.value : JSON.stringify(own.value.value);
  const edit = insertBehind(snapshot, object, last.key.value, value, `${own.key.value}: ${text}`, read);
  return fixOf(
    `Select ${refOf(workload)} alone, by \`${own.key.value}: ${own.value.value}\``,
    'alternative',
    [edit],
  );
}

function hasLabel({ pods }: KubeObject, key: string, value: string): boolean {
  return pods?.labels.pairs.some((pair) => pair.key.value === key && pair.value.value === value) ?? false;
}

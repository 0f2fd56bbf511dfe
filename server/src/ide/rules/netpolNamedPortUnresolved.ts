/** A named port of a NetworkPolicy that no pod at the other end declares. */
import type { PolicyPort } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { similarTo } from '../../network/nearMiss';
import { declaredPorts, podPort } from '../../network/ports';
import { integer, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { destinationsOf, type DirectedRule, inPolicy, type Policy, rulesIn } from './policyRules';
import type { Finding, Rule } from './rule';
import { refsOf } from './words';

export const netpolNamedPortUnresolved: Rule = {
  code: 'netpol-named-port-unresolved',
  severity: 'warning',
  summary: 'A named port of a NetworkPolicy is no port name of any pod at the other end',
  about: `
A named port is looked up in the pods at which traffic arrives, by its name and its protocol: the policy's own pods for
ingress, the peers for egress. Where none declares it, the rule allows nothing. A quoted number is a name, too.

It is silent where one of the pods declares it, where not all pods at the other end are known, and where a template
decides their labels or ports.

\`\`\`yaml
ports:
  - port: postgress # the container port is named postgres
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      rulesIn(policy).flatMap((directed) =>
        directed.rule.ports.flatMap((port) => unresolved(snapshot, policy, directed, port)),
      ),
    ),
};

function unresolved(
  snapshot: Snapshot,
  policy: Policy,
  directed: DirectedRule,
  { port: text, protocol }: PolicyPort,
): readonly Finding[] {
  if (!isKnown(text) || integer(text) !== undefined || (protocol && !isKnown(protocol))) return [];
  if (/^\d+$/.test(text.value)) return [quoted(snapshot, policy, text)];
  const workloads = destinationsOf(snapshot, policy, directed);
  const wanted = protocol?.value ?? 'TCP';
  const missing = workloads.every((each) => podPort(each, text, wanted).state === 'unresolved');
  if (workloads.length === 0 || !missing) return [];
  const names = namesIn(workloads, wanted);
  const [similar] = similarTo(text.value, names, (name) => name);
  const suggestion = similar === undefined ? '' : `; did you mean \`${similar}\`?`;
  return [
    {
      span: text,
      message: `No ${wanted} port of ${refsOf(workloads)} is named \`${text.value}\`${suggestion}`,
      related: workloads.slice(0, MAX).map((workload) => ({
        object: workload,
        span: workload.name ?? workload.kind,
        message: `Its ${wanted} ports: ${namesIn([workload], wanted).join(', ') || 'none with a name'}`,
      })),
      fixes: () => nameFixes(snapshot, policy, text, names, similar),
    },
  ];
}

const MAX = 3;

function quoted(snapshot: Snapshot, policy: Policy, text: Text): Finding {
  return {
    span: text,
    message: `\`${text.value}\` is quoted, which makes it a name, and no port can have it`,
    fixes: () =>
      fixOf(`Write ${text.value} as a number`, 'preferred', [
        replaceScalar(snapshot, policy, text, Number(text.value)),
      ]),
  };
}

function namesIn(workloads: readonly KubeObject[], protocol: string): readonly string[] {
  const ports = workloads.flatMap(({ pods }) => (pods ? declaredPorts(pods) : []));
  const names = ports.filter((port) => port.protocol === protocol).flatMap(({ name }) => name?.value ?? []);
  return [...new Set(names)];
}

function nameFixes(
  snapshot: Snapshot,
  policy: Policy,
  text: Text,
  names: readonly string[],
  similar: string | undefined,
): readonly Fix[] {
  return names.slice(0, MAX).flatMap((name) => {
    const rank = name === similar || names.length === 1 ? 'preferred' : 'alternative';
    return fixOf(`Change the port to \`${name}\``, rank, [replaceScalar(snapshot, policy, text, name)]);
  });
}

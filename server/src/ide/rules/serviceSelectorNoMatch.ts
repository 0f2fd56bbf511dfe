/** A Service whose selector matches no pods in its namespace. */
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { type Miss, type ServiceSelection, serviceSelection } from '../../network/serviceSelection';
import type { Snapshot } from '../../workspace/snapshot';
import { labelFixes, relatedMisses } from './labelFixes';
import type { Finding, Rule } from './rule';
import { namespaceOf, pairOf } from './words';

export const serviceSelectorNoMatch: Rule = {
  code: 'service-selector-no-match',
  severity: 'warning',
  summary: 'The selector of a Service matches no pods in its namespace',
  about: `
A Service sends traffic to the pods whose labels contain every pair of its selector. Without such pods it has no
endpoints, and every connection is refused.

It is a warning where a pod template comes so near that a slip is certain: one value (or key) differs by at most two
letters, every other pair is equal. It is information where nothing comes near, but the files show everything that is
deployed together, other workloads among it. It is silent where pods may exist that the files do not show: templates,
operators, remote resources, labels that a controller sets at run time; and where the pods are in another folder of the
workspace. A selector of several pairs of which one differs altogether is \`service-selector-near-miss\`.

\`\`\`yaml
kind: Service
spec:
  selector:
    app: chekout # the pods have app: checkout
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service)) return [];
    const selection = serviceSelection(snapshot, object);
    if (selection.state === 'misspelt') return misspelt(snapshot, object, selection.misses);
    return selection.state === 'nothing' ? nothing(snapshot, object, selection) : [];
  },
};

function misspelt(snapshot: Snapshot, object: KubeObject, misses: readonly [Miss, ...Miss[]]): Finding[] {
  const [{ requirement, pair }] = misses;
  const sameKey = pair?.key.value === requirement.key.value;
  const suggestion = `\`${pair?.key.value}: ${pair?.value.value}\``;
  return [
    {
      span: sameKey ? (requirement.values[0] ?? requirement) : requirement.key,
      message: `No pod in ${namespaceOf(snapshot, object)} has ${pairOf(requirement)}; did you mean ${suggestion}?`,
      related: relatedMisses(misses),
      fixes: () => labelFixes(snapshot, object, misses, 'preferred'),
    },
  ];
}

function nothing(
  snapshot: Snapshot,
  object: KubeObject<ServiceSpec>,
  { unmet }: Extract<ServiceSelection, { state: 'nothing' }>,
): Finding[] {
  const span = unmet ?? object.spec.selector?.requirements[0];
  if (!span) return [];
  const labels = unmet ? pairOf(unmet) : 'all labels of this selector';
  return [{ span, severity: 'info', message: `No pod in ${namespaceOf(snapshot, object)} has ${labels}` }];
}

/** A workload whose selector does not select its own pods. */
import type { Requirement } from '../../kinds/labels';
import { valueOf } from '../../kinds/labels';
import { type KubeObject, refOf } from '../../kinds/object';
import type { PodTemplate } from '../../kinds/podTemplate';
import type { WorkloadSpec } from '../../kinds/workload';
import { matchesRequirement } from '../../network/selectors';
import { isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, insertBehind, replaceScalar } from '../editText';
import type { Finding, Rule } from './rule';
import { pairOf } from './words';

export const workloadSelectorMismatch: Rule = {
  code: 'workload-selector-mismatch',
  severity: 'error',
  summary: 'The selector of a workload does not match its own pod template',
  about: `
A controller counts the pods that its \`spec.selector\` selects, so its template has to carry these labels. The API
server rejects the workload otherwise.

It is silent where a template gives a label or a value, and on fragments without containers.

\`\`\`yaml
kind: Deployment
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: website } # web
\`\`\`
`,
  check(object, snapshot) {
    const { pods } = object;
    if (!pods || !isControlled(object) || pods.containers.length === 0) return [];
    const { selector } = object.spec;
    return (selector?.requirements ?? [])
      .filter((requirement) => matchesRequirement(requirement, pods.labels) === 'no')
      .map((requirement) => mismatch(snapshot, object, pods, requirement));
  },
};

const KINDS: readonly string[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
];

/** True for the kinds whose selector is compared with their template. */
function isControlled(object: KubeObject): object is KubeObject<WorkloadSpec> {
  return (object.group === 'apps' || object.group === '') && KINDS.includes(object.kind.value);
}

function mismatch(
  snapshot: Snapshot,
  object: KubeObject,
  pods: PodTemplate,
  requirement: Requirement,
): Finding {
  const { key, operator, values } = requirement;
  const [wanted] = values;
  const label = valueOf(pods.labels, key.value);
  const equality = operator === 'In' && values.length === 1;
  const has = label ? `\`${key.value}: ${label.value}\`` : `no label \`${key.value}\``;
  const asked = equality ? pairOf(requirement) : `\`${key.value} ${operator}\``;
  return {
    span: equality && label && wanted ? wanted : key,
    message: `The selector asks for ${asked}, but the pod template has ${has}`,
    related: label ? [{ object, span: label, message: `${refOf(object)} gives its pods this label` }] : [],
    fixes: (read: ReadText) =>
      equality && wanted ? labelFixes(snapshot, object, pods, key, wanted, label, read) : [],
  };
}

function labelFixes(
  snapshot: Snapshot,
  object: KubeObject,
  pods: PodTemplate,
  key: Text,
  wanted: Text,
  label: Text | undefined,
  read: ReadText,
): readonly Fix[] {
  if (label) {
    return [
      ...fixOf(`Change the selector to \`${key.value}: ${label.value}\``, 'preferred', [
        replaceScalar(snapshot, object, wanted, label.value),
      ]),
      ...fixOf(`Change the label to \`${key.value}: ${wanted.value}\``, 'alternative', [
        replaceScalar(snapshot, object, label, wanted.value),
      ]),
    ];
  }
  const last = pods.labels.pairs.findLast((pair) => isKnown(pair.value) && pair.value.end > pair.key.end);
  if (!last || wanted.type !== 'string') return [];
  const value = wanted.style === 'plain' ? wanted.value : JSON.stringify(wanted.value);
  const entry = `${key.value}: ${value}`;
  return fixOf(`Add the label \`${key.value}: ${wanted.value}\``, 'preferred', [
    insertBehind(snapshot, object, last.key.value, last.value, entry, read),
  ]);
}

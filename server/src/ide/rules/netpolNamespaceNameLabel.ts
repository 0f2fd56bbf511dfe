/** A namespaceSelector that asks for a label `name`, which no namespace has by itself. */
import type { Requirement } from '../../kinds/labels';
import { nameOf } from '../../kinds/object';
import { isNameLabel } from '../../network/nameLabel';
import { matchesRequirement, NAMESPACE_NAME_LABEL } from '../../network/selectors';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { inPolicy, peersIn, wordsOf } from './policyRules';
import type { Rule } from './rule';

export const netpolNamespaceNameLabel: Rule = {
  code: 'netpol-namespace-name-label',
  severity: 'warning',
  summary: 'A namespaceSelector asks for a label `name` or `namespace` that no Namespace carries',
  about: `
Each namespace has the label \`kubernetes.io/metadata.name\`, which the API server sets. A label \`name\` has only who
gives it one, so a \`namespaceSelector\` with \`name: kube-system\` selects nothing in most clusters, and the rule allows
nobody.

It is silent where a Namespace of the workspace carries the label, or may, because a template decides its labels.

\`\`\`yaml
- namespaceSelector:
    matchLabels:
      name: kube-system # kubernetes.io/metadata.name is the label that is always there
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      peersIn(policy)
        .flatMap(({ namespaceSelector }) => namespaceSelector?.requirements ?? [])
        .filter((requirement) => isNameLabel(requirement) && isNowhere(snapshot, requirement))
        .map((requirement) => ({
          span: requirement.key,
          message: `No namespace has ${wordsOf(requirement)} by itself; the label for its name is \`${NAMESPACE_NAME_LABEL}\``,
          related: namespacesOf(snapshot, requirement).map((namespace) => ({
            object: namespace,
            span: namespace.name ?? namespace.kind,
            message: `Namespace \`${nameOf(namespace)}\` has no such label`,
          })),
          fixes: () =>
            fixOf(`Change \`${requirement.key.value}\` to \`${NAMESPACE_NAME_LABEL}\``, 'preferred', [
              replaceScalar(snapshot, policy, requirement.key, NAMESPACE_NAME_LABEL),
            ]),
        })),
    ),
};

const NAMESPACES = keys.kind('', 'Namespace');

function isNowhere(snapshot: Snapshot, requirement: Requirement): boolean {
  return snapshot.lookup(NAMESPACES).every(({ labels }) => matchesRequirement(requirement, labels) === 'no');
}

/** Namespaces of the workspace that are meant. */
function namespacesOf(snapshot: Snapshot, { values }: Requirement) {
  const names = new Set(values.map((value) => value.value));
  return snapshot.lookup(NAMESPACES).filter((namespace) => names.has(nameOf(namespace)));
}

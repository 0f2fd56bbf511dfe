/** A namespaceSelector that matches no Namespace of the workspace. */
import type { LabelSelector, Requirement } from '../../kinds/labels';
import { type KubeObject, nameOf } from '../../kinds/object';
import { isNearMiss, NEAR_LABEL, NEAR_NAME } from '../../network/nearMiss';
import { isNameLabel } from '../../network/nameLabel';
import { matches, matchesRequirement, NAMESPACE_NAME_LABEL } from '../../network/selectors';
import { isKnown, type Text } from '../../syntax/node';
import { isWhole, worldAround } from '../../workspace/closedWorld';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { inPolicy, peersIn, type Policy, wordsOf } from './policyRules';
import type { Finding, Rule } from './rule';

export const netpolNamespaceSelectorNoMatch: Rule = {
  code: 'netpol-namespace-selector-no-match',
  severity: 'info',
  summary: 'A namespaceSelector matches no Namespace of the workspace',
  about: `
A peer with a \`namespaceSelector\` names pods of the namespaces with these labels. Where none has them, it allows
nobody.

It is information where a Namespace that is deployed together with the policy comes so near that a slip is certain, and
a hint where none comes near. Many namespaces are in no manifest, so it is silent where the deployment holds none, where
the namespace is named by \`kubernetes.io/metadata.name\` and is no slip, and for labels that controllers set.

\`\`\`yaml
- namespaceSelector:
    matchLabels:
      team: paymnets # the Namespace has team: payments
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      peersIn(policy).flatMap(({ namespaceSelector }) =>
        namespaceSelector ? unmatched(snapshot, policy, namespaceSelector) : [],
      ),
    ),
};

const NAMESPACES = keys.kind('', 'Namespace');

function unmatched(snapshot: Snapshot, policy: Policy, selector: LabelSelector): readonly Finding[] {
  const { requirements, open } = selector;
  const known = requirements.every(({ key, values }) => isKnown(key) && values.every(isKnown));
  if (open || !known || requirements.length === 0 || requirements.some(isNameLabel)) return [];
  const fits = (namespace: KubeObject): boolean =>
    matches(selector, namespace.labels, nameLabel(namespace)) !== 'no';
  if (snapshot.lookup(NAMESPACES).some(fits)) return [];
  const around = inUnits(snapshot, NAMESPACES, policy).filter(isWhole);
  const unmet = requirements.find((each) => around.every((namespace) => !meets(each, namespace)));
  if (!unmet) return [];
  const slip = firstSlip(unmet, around);
  if (slip) return [misspelt(snapshot, policy, unmet, slip)];
  const closed = worldAround(snapshot, policy, NAMESPACES) === 'closed';
  const set = unmet.key.value.includes('/'); // by the API server, or a controller
  return closed && !set
    ? [{ span: unmet, severity: 'hint', message: `No Namespace of this workspace has ${wordsOf(unmet)}` }]
    : [];
}

interface Slip {
  readonly namespace: KubeObject;
  readonly text: Text;
  readonly instead: string;
}

function firstSlip(requirement: Requirement, around: readonly KubeObject[]): Slip | undefined {
  return around.flatMap((namespace) => slipOf(requirement, namespace) ?? [])[0];
}

/** What a label of `namespace` differs in by a slip of the fingers. */
function slipOf({ key, operator, values }: Requirement, namespace: KubeObject): Slip | undefined {
  const [text, ...others] = values;
  if (operator !== 'In' || !text || others.length > 0) return undefined;
  if (key.value === NAMESPACE_NAME_LABEL) {
    const name = nameOf(namespace);
    return isNearMiss(text.value, name, NEAR_NAME, 'unit') ? { namespace, text, instead: name } : undefined;
  }
  for (const pair of namespace.labels.pairs) {
    const same = pair.key.value === key.value;
    if (same && isNearMiss(text.value, pair.value.value, NEAR_LABEL, 'unit')) {
      return { namespace, text, instead: pair.value.value };
    }
    if (pair.value.value === text.value && isNearMiss(key.value, pair.key.value, NEAR_LABEL, 'unit')) {
      return { namespace, text: key, instead: pair.key.value };
    }
  }
  return undefined;
}

function misspelt(snapshot: Snapshot, policy: Policy, unmet: Requirement, slip: Slip): Finding {
  const { namespace, text, instead } = slip;
  return {
    span: text,
    message: `No Namespace of this workspace has ${wordsOf(unmet)}; did you mean \`${instead}\`?`,
    related: [
      {
        object: namespace,
        span: namespace.name ?? namespace.kind,
        message: `Namespace \`${nameOf(namespace)}\``,
      },
    ],
    fixes: () =>
      fixOf(`Change \`${text.value}\` to \`${instead}\``, 'preferred', [
        replaceScalar(snapshot, policy, text, instead),
      ]),
  };
}

function meets(requirement: Requirement, namespace: KubeObject): boolean {
  return matchesRequirement(requirement, namespace.labels, nameLabel(namespace)) !== 'no';
}

function nameLabel({ name }: KubeObject): Record<string, readonly string[] | undefined> {
  return { [NAMESPACE_NAME_LABEL]: isKnown(name) ? [name.value] : undefined };
}

/** A NetworkPolicy that leaves it to the API in which directions it isolates. */
import type { Direction } from '../../kinds/networkPolicy';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { addEntry, treeOf } from '../editTree';
import { specOf } from './policyFixes';
import { inPolicy, type Policy } from './policyRules';
import type { Rule } from './rule';

export const netpolImplicitPolicyTypes: Rule = {
  code: 'netpol-implicit-policy-types',
  severity: 'info',
  summary: 'A NetworkPolicy without policyTypes: always Ingress, and Egress where it has egress rules',
  about: `
Without \`policyTypes\` a policy isolates its pods for ingress, whatever it says, and for egress only where it has an
egress rule. So one with nothing but egress rules denies all ingress as well, and one with an empty \`egress\` denies no
egress.

It is silent where \`policyTypes\` is written, and where a template may write it.

\`\`\`yaml
spec:
  podSelector: {}
  egress: # and nothing may come in any more
    - to: [{ namespaceSelector: {} }]
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => {
      const { typeTexts, ruleKeys } = policy.spec;
      if (typeTexts.length > 0) return [];
      return [
        {
          span: ruleKeys.Egress ?? ruleKeys.Ingress ?? policy.name ?? policy.kind,
          message: effectOf(policy),
          fixes: (read) => wantedTypes(policy).flatMap((types) => typesFix(snapshot, policy, types, read)),
        },
      ];
    }),
};

function effectOf({ spec }: Policy): string {
  const { egress, ruleKeys } = spec;
  if (egress.length === 0) {
    return ruleKeys.Egress
      ? 'Without `policyTypes` an empty `egress` denies no egress, but ingress is denied'
      : 'Without `policyTypes` this isolates for ingress only';
  }
  return ruleKeys.Ingress
    ? 'Without `policyTypes` this isolates for ingress and egress'
    : 'Without `policyTypes` this denies all ingress, too';
}

/** What the policy does now, and what was more likely meant, where that differs. */
function wantedTypes({ spec }: Policy): readonly (readonly Direction[])[] {
  const { policyTypes, ruleKeys } = spec;
  if (!ruleKeys.Egress || ruleKeys.Ingress) return [policyTypes];
  return [['Egress'], ['Ingress', 'Egress']];
}

function typesFix(
  snapshot: Snapshot,
  policy: Policy,
  types: readonly Direction[],
  read: ReadText,
): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const spec = tree && specOf(tree, policy);
  const edit = spec && addEntry(tree, spec, 'policyTypes', types, 'podSelector');
  const rank = wantedTypes(policy).length === 1 ? 'preferred' : 'alternative';
  return fixOf(`Write policyTypes ${types.join(' and ')}`, rank, [edit]);
}

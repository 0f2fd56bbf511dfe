/** Rules of a NetworkPolicy for a direction that its policyTypes leave out. */
import type { Direction } from '../../kinds/networkPolicy';
import { get, isKnown, type Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf, replaceScalar } from '../editText';
import { addItem, treeOf } from '../editTree';
import { specOf } from './policyFixes';
import { inPolicy, type Policy } from './policyRules';
import type { Finding, Rule } from './rule';

export const netpolRulesIgnored: Rule = {
  code: 'netpol-rules-ignored',
  severity: 'warning',
  summary: 'A NetworkPolicy has rules for a direction that is not among its policyTypes',
  about: `
\`policyTypes\` says in which directions a policy isolates its pods. Rules for any other direction have no effect at all.
A type that the API does not know is an error: the policy is rejected.

It is silent where \`policyTypes\` is absent, because then it follows from the rules, and where a template decides it.

\`\`\`yaml
spec:
  policyTypes: [Ingress]
  egress: # has no effect
    - to: [{ podSelector: {} }]
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => {
      const { typeTexts } = policy.spec;
      if (typeTexts.length === 0 || !typeTexts.every(isKnown)) return [];
      const unknown = typeTexts.filter(({ value }) => !isDirection(value));
      if (unknown.length > 0) return unknown.map((text) => invalid(snapshot, policy, text));
      return DIRECTIONS.flatMap((direction) => ignored(snapshot, policy, direction));
    }),
};

const DIRECTIONS = ['Ingress', 'Egress'] as const;

function isDirection(value: string): boolean {
  return DIRECTIONS.some((direction) => direction === value);
}

function invalid(snapshot: Snapshot, policy: Policy, text: Text): Finding {
  const meant = DIRECTIONS.find((direction) => direction.toLowerCase() === text.value.toLowerCase());
  return {
    span: text,
    severity: 'error',
    message: `\`${text.value}\` is no policy type; there are \`Ingress\` and \`Egress\``,
    fixes: () =>
      meant
        ? fixOf(`Change it to \`${meant}\``, 'preferred', [replaceScalar(snapshot, policy, text, meant)])
        : [],
  };
}

function ignored(snapshot: Snapshot, policy: Policy, direction: Direction): readonly Finding[] {
  const { spec } = policy;
  const key = spec.ruleKeys[direction];
  const rules = direction === 'Ingress' ? spec.ingress : spec.egress;
  if (!key || rules.length === 0 || spec.policyTypes.includes(direction)) return [];
  return [
    {
      span: key,
      message: `These rules have no effect: \`policyTypes\` lacks \`${direction}\``,
      fixes: (read) => typeFix(snapshot, policy, direction, read),
    },
  ];
}

function typeFix(snapshot: Snapshot, policy: Policy, direction: Direction, read: ReadText): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const types = tree && get(specOf(tree, policy), 'policyTypes');
  const edit = tree && types?.kind === 'seq' ? addItem(tree, types, direction) : undefined;
  return fixOf(`Add \`${direction}\` to the policyTypes`, 'preferred', [edit]);
}

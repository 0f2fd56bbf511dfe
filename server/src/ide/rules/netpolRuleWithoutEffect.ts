/** A rule of a NetworkPolicy that allows what the other end denies. */
import { nameOf } from '../../kinds/object';
import { deniedByOtherEnd } from '../../network/uselessRule';
import { isWhole } from '../../workspace/closedWorld';
import { inPolicy, rulesIn } from './policyRules';
import type { Rule } from './rule';
import { refsOf } from './words';

export const netpolRuleWithoutEffect: Rule = {
  code: 'netpol-rule-without-effect',
  severity: 'info',
  summary: 'A rule allows a connection that the policies of the other end deny',
  about: `
A connection needs both ends: egress at its source, and ingress at its destination. A rule that lets pods in is of no use
while these pods are isolated for egress, and no policy lets them out to here; so is the reverse.

It is reported where that holds for all pods that the rule names, on every port. It is silent where pods or policies may
exist that the files do not show, where policies of another kind decide as well, and for rules with an \`ipBlock\` or for
everyone.

\`\`\`yaml
kind: NetworkPolicy
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }] # and default-deny stops the egress of app: web
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) =>
      rulesIn(policy).flatMap(({ rule, direction }) => {
        const inert = !policy.spec.policyTypes.includes(direction);
        const denied =
          inert || !isWhole(policy) ? undefined : deniedByOtherEnd(snapshot, policy, rule, direction);
        if (!denied) return [];
        const { workloads, policies } = denied;
        const [first] = rule.peers;
        const other = direction === 'Ingress' ? 'egress' : 'ingress';
        const names = policies.map((each) => `\`${nameOf(each)}\``).join(', ');
        return [
          {
            span: first ?? rule,
            message: `This lets nothing through: ${refsOf(workloads)} ${workloads.length > 1 ? 'are' : 'is'} isolated for ${other} by ${names}, and no rule there allows it`,
            related: policies.map((each) => ({
              object: each,
              span: each.name ?? each.kind,
              message: `NetworkPolicy \`${nameOf(each)}\` isolates for ${other}`,
            })),
          },
        ];
      }),
    ),
};

/** A NetworkPolicy that isolates pods for egress, while none lets them ask the cluster's DNS. */
import { dnsBlockedBy } from '../../network/policyDns';
import { DNS_RULE, addEgressRule } from './policyFixes';
import { inPolicy, type Policy } from './policyRules';
import type { Finding, Rule } from './rule';
import { refsOf } from './words';

export const netpolEgressBlocksDns: Rule = {
  code: 'netpol-egress-blocks-dns',
  severity: 'warning',
  summary: 'Pods are isolated for egress, and no policy lets them ask the DNS of the cluster',
  about: `
Pods that any policy isolates for egress reach only what the rules of all their policies together allow. Without UDP 53
to the DNS pods (\`k8s-app: kube-dns\` in \`kube-system\`) they cannot resolve a single name, and connections that other
rules allow fail, too.

All policies that select a pod are looked at together. It is silent where one of them allows DNS or may (an \`ipBlock\`, a
template), where policies of another kind decide as well (Cilium, Calico, admin policies), where policies may exist that
the files do not show, for pods that ask other name servers (\`dnsPolicy\` \`None\` and \`Default\`, \`hostNetwork\`), and for
policies that select no pod of the workspace.

\`\`\`yaml
kind: NetworkPolicy
spec:
  podSelector: {}
  policyTypes: [Egress] # and no egress rule for port 53
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => {
      const { workloads } = dnsBlockedBy(snapshot, policy, 'absent');
      if (workloads.length === 0) return [];
      const finding: Finding = {
        span: spanOf(policy),
        message: `No policy lets ${refsOf(workloads)} reach the cluster's DNS`,
        related: workloads.slice(0, MAX_RELATED).map((workload) => ({
          object: workload,
          span: workload.name ?? workload.kind,
          message: 'Isolated for egress without UDP 53 to the DNS pods',
        })),
        fixes: (read) => addEgressRule(snapshot, policy, 'Allow DNS to kube-system', DNS_RULE, read),
      };
      return [finding];
    }),
};

const MAX_RELATED = 3;

/** What makes the policy one for egress. */
function spanOf({ spec, name, kind }: Policy) {
  return spec.typeTexts.find(({ value }) => value === 'Egress') ?? spec.ruleKeys.Egress ?? name ?? kind;
}

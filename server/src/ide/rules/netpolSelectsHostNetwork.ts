/** A NetworkPolicy for pods on the host's network, which no policy is sure to reach. */
import { subjectLink } from '../../kinds/networkPolicy';
import { selectPods } from '../../network/selectors';
import { inPolicy } from './policyRules';
import type { Rule } from './rule';
import { refsOf } from './words';

export const netpolSelectsHostNetwork: Rule = {
  code: 'netpol-selects-host-network',
  severity: 'info',
  summary: 'A NetworkPolicy selects pods with hostNetwork, on which its effect is not defined',
  about: `
Pods with \`hostNetwork: true\` have the address of their node. What a policy does to them is not defined; most network
plugins take them for the node and ignore the policy.

It is silent for the empty \`podSelector\`, which selects all pods of the namespace whatever they are, and where a template
decides the labels.

\`\`\`yaml
kind: NetworkPolicy
spec:
  podSelector:
    matchLabels:
      app: node-agent # a DaemonSet with hostNetwork: true
\`\`\`
`,
  check: (object, snapshot) =>
    inPolicy(object, (policy) => {
      const [requirement] = policy.spec.podSelector.requirements;
      if (!requirement) return [];
      const { yes } = selectPods(snapshot, policy, subjectLink(policy));
      const workloads = yes.filter(({ pods }) => pods?.hostNetwork);
      if (workloads.length === 0) return [];
      return [
        {
          span: requirement,
          message: `The pods of ${refsOf(workloads)} use the host's network, where policies may have no effect`,
          related: workloads.map((workload) => ({
            object: workload,
            span: workload.name ?? workload.kind,
            message: 'Its pods have `hostNetwork: true`',
          })),
        },
      ];
    }),
};

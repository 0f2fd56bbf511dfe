/** A pod that shall use no resolver but its own, and names none. */
import { isKnown } from '../../syntax/node';
import { fixOf, replaceScalar } from '../editText';
import { nativePods } from './nativePods';
import type { Rule } from './rule';

export const podDnsNone: Rule = {
  code: 'pod-dns-none',
  severity: 'error',
  summary: 'dnsPolicy None without a nameserver',
  about: `
With \`dnsPolicy: None\` a pod knows nothing but its \`dnsConfig\`, which then has to name a nameserver. The API server
rejects the pod otherwise.

It is silent where a template gives the policy or the nameservers.

\`\`\`yaml
dnsPolicy: None
dnsConfig:
  searches: [shop.svc.cluster.local] # nameservers is missing
\`\`\`
`,
  check(object, snapshot) {
    const pods = nativePods(object);
    const policy = pods?.dnsPolicy;
    if (!isKnown(policy) || policy.value !== 'None') return [];
    if ((pods?.dnsConfig?.nameservers ?? []).length > 0) return [];
    return [
      {
        span: policy,
        message: '`dnsPolicy: None` needs a nameserver in `dnsConfig`',
        fixes: () =>
          fixOf('Change the policy to `ClusterFirst`', 'alternative', [
            replaceScalar(snapshot, object, policy, 'ClusterFirst'),
          ]),
      },
    ];
  },
};

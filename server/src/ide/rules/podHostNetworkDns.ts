/** A pod on the node's network that cannot resolve names of the cluster. */
import { isKnown } from '../../syntax/node';
import { fixOf, insertBehind, replaceScalar } from '../editText';
import { nativePods } from './nativePods';
import type { Rule } from './rule';

export const podHostNetworkDns: Rule = {
  code: 'pod-host-network-dns',
  severity: 'warning',
  summary: 'A pod with hostNetwork does not resolve names of the cluster',
  about: `
With \`hostNetwork\`, \`dnsPolicy: ClusterFirst\` (and so its absence) means the node's resolver, which knows no Service.
\`ClusterFirstWithHostNet\` asks the cluster's.

It is a warning where \`ClusterFirst\` is written, and a hint where nothing is, as many such pods ask for no Service. It
is silent with any other policy, and where a template gives one.

\`\`\`yaml
hostNetwork: true
dnsPolicy: ClusterFirst # ClusterFirstWithHostNet
\`\`\`
`,
  check(object, snapshot) {
    const pods = nativePods(object);
    if (!pods?.hostNetwork || !pods.hostNetworkText) return [];
    const { dnsPolicy, hostNetworkText } = pods;
    if (dnsPolicy && (!isKnown(dnsPolicy) || dnsPolicy.value !== 'ClusterFirst')) return [];
    return [
      {
        span: dnsPolicy ?? hostNetworkText,
        message: 'With `hostNetwork`, `ClusterFirst` asks the node, which knows no Service of the cluster',
        ...(!dnsPolicy && { severity: 'hint' as const }),
        fixes: (read) =>
          fixOf('Set `dnsPolicy: ClusterFirstWithHostNet`', dnsPolicy ? 'preferred' : 'alternative', [
            dnsPolicy
              ? replaceScalar(snapshot, object, dnsPolicy, WITH_HOST_NETWORK)
              : insertBehind(
                  snapshot,
                  object,
                  'hostNetwork',
                  hostNetworkText,
                  `dnsPolicy: ${WITH_HOST_NETWORK}`,
                  read,
                ),
          ]),
      },
    ];
  },
};

const WITH_HOST_NETWORK = 'ClusterFirstWithHostNet';

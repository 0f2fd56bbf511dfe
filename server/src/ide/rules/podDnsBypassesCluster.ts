/** A pod that searches the domains of the cluster, and asks a resolver that does not know them. */
import { isKnown, type Text } from '../../syntax/node';
import { settingsOf } from '../../workspace/settings';
import { fixOf, replaceScalar } from '../editText';
import { nativePods } from './nativePods';
import type { Rule } from './rule';

export const podDnsBypassesCluster: Rule = {
  code: 'pod-dns-bypasses-cluster',
  severity: 'warning',
  summary: 'A pod searches the domains of the cluster, but asks public resolvers only',
  about: `
With \`dnsPolicy: None\` a pod asks the nameservers of its \`dnsConfig\` and no other. The public ones know nothing of
\`svc.cluster.local\`: the search domains cost queries, and no Service resolves.

It is reported where every nameserver is one of the well-known public resolvers and a search domain is the cluster's. It
is silent for all other addresses, which may forward, and for templates.

\`\`\`yaml
dnsPolicy: None
dnsConfig:
  nameservers: [8.8.8.8]
  searches: [default.svc.cluster.local]
\`\`\`
`,
  check(object, snapshot) {
    const { dnsPolicy, dnsConfig } = nativePods(object) ?? {};
    const [first] = dnsConfig?.nameservers ?? [];
    if (!first || !isKnown(dnsPolicy) || dnsPolicy.value !== 'None') return [];
    const zone = `svc.${settingsOf(snapshot.settings, object.document.uri).clusterDomain}`;
    const search = dnsConfig?.searches.find(
      ({ value }) => value.replace(/\.$/, '') === zone || value.replace(/\.$/, '').endsWith(`.${zone}`),
    );
    if (!search || !dnsConfig?.nameservers.every(isPublic)) return [];
    return [
      {
        span: first,
        message: `\`${first.value}\` does not know the names of the cluster, so \`${search.value}\` finds no Service`,
        fixes: () =>
          fixOf('Change the policy to `ClusterFirst`', 'alternative', [
            replaceScalar(snapshot, object, dnsPolicy, 'ClusterFirst'),
          ]),
      },
    ];
  },
};

/** Google, Cloudflare, Quad9, OpenDNS, AdGuard. */
const PUBLIC: ReadonlySet<string> = new Set([
  '8.8.8.8',
  '8.8.4.4',
  '2001:4860:4860::8888',
  '2001:4860:4860::8844',
  '1.1.1.1',
  '1.0.0.1',
  '2606:4700:4700::1111',
  '2606:4700:4700::1001',
  '9.9.9.9',
  '149.112.112.112',
  '208.67.222.222',
  '208.67.220.220',
  '94.140.14.14',
  '94.140.15.15',
]);

function isPublic(text: Text): boolean {
  return isKnown(text) && PUBLIC.has(text.value);
}

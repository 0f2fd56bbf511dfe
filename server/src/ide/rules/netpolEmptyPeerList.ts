/** A rule of a NetworkPolicy with an empty list of peers, which allows everyone. */
import { inPolicy, rulesIn } from './policyRules';
import type { Rule } from './rule';

export const netpolEmptyPeerList: Rule = {
  code: 'netpol-empty-peer-list',
  severity: 'info',
  summary: 'An empty `from` or `to` allows everyone, inside the cluster and outside of it',
  about: `
An empty list of peers is the same as none: the rule allows everyone, addresses outside of the cluster included. An empty
list of rules (\`ingress: []\`) is the opposite: it allows nobody.

It is silent where \`from\` or \`to\` is left out altogether: who writes that usually means everyone.

\`\`\`yaml
ingress:
  - from: [] # everyone
    ports:
      - port: 8080
\`\`\`
`,
  check: (object) =>
    inPolicy(object, (policy) =>
      rulesIn(policy).flatMap(({ direction, rule }) => {
        if (!rule.peersKey || rule.peers.length > 0) return [];
        const where = direction === 'Ingress' ? 'from anywhere' : 'to anywhere';
        const message = `An empty \`${rule.peersKey.value}\` allows traffic ${where}, outside of the cluster included`;
        return [{ span: rule.peersKey, message }];
      }),
    ),
};

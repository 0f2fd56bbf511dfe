/** A headless Service with what needs a cluster IP. */
import { is, type KubeObject } from '../../kinds/object';
import { isHeadless, service, type ServiceSpec } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { removeAt } from '../editEntries';
import { fixOf } from '../editText';
import type { Finding, Rule } from './rule';

export const serviceHeadlessConflict: Rule = {
  code: 'service-headless-conflict',
  severity: 'error',
  summary: 'A headless Service has a type or a field that needs a cluster IP',
  about: `
A headless Service (\`clusterIP: None\`) is a set of DNS records: nothing forwards traffic for it. The API server
rejects it as NodePort or LoadBalancer, and ignores \`loadBalancerIP\`, \`externalIPs\` and \`sessionAffinity\` (a
warning).

It is silent where a template gives the type or the cluster IP.

\`\`\`yaml
spec:
  type: LoadBalancer
  clusterIP: None # no load balancer without a cluster IP
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type === undefined || !isHeadless(object.spec)) return [];
    const { type, fields } = object.spec;
    if (type === 'ClusterIP') return ignoredFields(snapshot, object);
    const { clusterIP, type: typeField } = fields;
    if (!clusterIP || !typeField) return [];
    return [
      {
        span: clusterIP,
        message: `A \`${type}\` Service cannot be headless`,
        related: [{ object, span: typeField, message: `Its type is \`${type}\`` }],
        fixes: (read) =>
          [
            [`Remove \`clusterIP: None\``, clusterIP] as const,
            [`Remove \`type: ${type}\``, typeField] as const,
          ].flatMap(([title, field]) =>
            fixOf(title, 'alternative', [removeAt(snapshot, object, field, read)]),
          ),
      },
    ];
  },
};

function ignoredFields(snapshot: Snapshot, object: KubeObject<ServiceSpec>): readonly Finding[] {
  const { fields, externalIPs, sessionAffinity } = object.spec;
  const address = fields.loadBalancerIP?.text;
  const ignored = [
    ['loadBalancerIP', isKnown(address) && address.value !== '' ? fields.loadBalancerIP : undefined],
    ['externalIPs', externalIPs.length > 0 ? fields.externalIPs : undefined],
    ['sessionAffinity', sessionAffinity?.value === 'ClientIP' ? fields.sessionAffinity : undefined],
  ] as const;
  return ignored.flatMap(([field, written]): readonly Finding[] => {
    if (!written) return [];
    const { sessionAffinityConfig: config } = fields;
    const spans = field === 'sessionAffinity' && config ? [written, config] : [written];
    return [
      {
        span: written,
        severity: 'warning',
        message: `\`${field}\` has no effect on a headless Service`,
        tag: 'unnecessary',
        fixes: (read: ReadText) =>
          fixOf(
            `Remove \`${field}\``,
            'preferred',
            spans.map((span) => removeAt(snapshot, object, span, read)),
          ),
      },
    ];
  });
}

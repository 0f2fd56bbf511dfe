/** A Service port of which Istio cannot tell the protocol. */
import { ISTIO_NETWORKING, ISTIO_SECURITY } from '../../kinds/istio';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServicePort } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { fixOf, insertBehind } from '../editText';
import type { Rule } from './rule';

export const istioPortName: Rule = {
  code: 'istio-port-name',
  severity: 'info',
  summary: 'The name of a Service port does not tell Istio its protocol',
  about: `
Istio takes the protocol of a port from its \`appProtocol\`, or from its name: \`http\`, \`grpc-orders\`, \`tcp-postgres\`.
Any other name leaves it to guess from the first bytes, which fails where the server speaks first, and for HTTP over TLS.

It is silent where no Istio object is deployed together with the Service or names it, for ports without a name, for UDP
and SCTP, and for well-known ports of servers that speak first.

\`\`\`yaml
kind: Service
spec:
  ports:
    - name: web # http-web, or appProtocol: http
      port: 80
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, service) || object.spec.type === 'ExternalName') return [];
    const unclear = object.spec.ports.filter(isUnclear);
    if (unclear.length === 0 || !isMeshed(snapshot, object)) return [];
    return unclear.flatMap(({ name }) =>
      name
        ? [
            {
              span: name,
              message: `Istio cannot tell the protocol of port \`${name.value}\` from its name`,
              fixes: (read: ReadText) =>
                ['http', 'tcp'].flatMap((protocol) =>
                  fixOf(`Add \`appProtocol: ${protocol}\``, 'alternative', [
                    insertBehind(snapshot, object, 'name', name, `appProtocol: ${protocol}`, read),
                  ]),
                ),
            },
          ]
        : [],
    );
  },
};

/** @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
const PROTOCOLS: readonly string[] = [
  'http',
  'http2',
  'https',
  'grpc',
  'tcp',
  'tls',
  'udp',
  'mongo',
  'mysql',
  'redis',
  'hbone',
];

/** SMTP, DNS, MySQL and MongoDB are taken as TCP. */
const WELL_KNOWN: readonly number[] = [25, 53, 3306, 27017];

function isUnclear({ name, number, protocol, appProtocol }: ServicePort): boolean {
  if (!isKnown(name) || name.value === '' || protocol !== 'TCP' || appProtocol) return false;
  const prefix = name.value.toLowerCase().split('-')[0] ?? '';
  return !PROTOCOLS.includes(prefix) && !WELL_KNOWN.includes(integer(number) ?? 0);
}

const KINDS: readonly (readonly [string, string])[] = [
  [ISTIO_NETWORKING, 'VirtualService'],
  [ISTIO_NETWORKING, 'DestinationRule'],
  [ISTIO_NETWORKING, 'Gateway'],
  [ISTIO_NETWORKING, 'Sidecar'],
  [ISTIO_SECURITY, 'PeerAuthentication'],
  [ISTIO_SECURITY, 'AuthorizationPolicy'],
];

/** True where an object of Istio is deployed together with `object`, or is about its host. */
function isMeshed(snapshot: Snapshot, object: KubeObject): boolean {
  if (KINDS.some(([group, kind]) => inUnits(snapshot, keys.kind(group, kind), object).length > 0))
    return true;
  const rules = isKnown(object.name) ? snapshot.lookup(keys.hostedBy(object.name.value)) : [];
  return rules.some(({ group }) => group === ISTIO_NETWORKING);
}

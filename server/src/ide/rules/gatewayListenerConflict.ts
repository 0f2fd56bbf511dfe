/** Listeners of a Gateway that exclude each other, or cannot serve TLS. */
import { gateway } from '../../kinds/gateway';
import type { Listener } from '../../kinds/gatewayFacts';
import { valueOf } from '../../kinds/labels';
import { is } from '../../kinds/object';
import type { GatewayObject } from '../../network/routing/gatewayListeners';
import { integer, isKnown } from '../../syntax/node';
import { listenerText } from './routeParents';
import type { Finding, Rule } from './rule';

export const gatewayListenerConflict: Rule = {
  code: 'gateway-listener-conflict',
  severity: 'error',
  summary:
    'Two listeners of a Gateway have one name, or one port, protocol and hostname; or TLS is not set up',
  about: `
Listeners of a Gateway have different names, and differ in port, protocol or hostname: the API server rejects the Gateway
otherwise. Other protocols on the port of a listener are a conflict that controllers report in the status (a warning
here). Who terminates TLS needs certificates: \`certificateRefs\`, or \`options\` of the controller.

HTTPS without any \`tls\` is information, as some controllers take the certificate from elsewhere; it is silent where an
annotation for GKE's certificate maps does. It is silent where a template gives the port, the protocol or a hostname.

\`\`\`yaml
listeners:
  - { name: shop, port: 80, protocol: HTTP }
  - { name: blog, port: 80, protocol: HTTP } # needs a hostname
\`\`\`
`,
  check(object) {
    if (!is(object, gateway)) return [];
    return object.spec.listeners.flatMap((listener, at) => [
      ...conflicts(object, listener, object.spec.listeners.slice(0, at)),
      ...withoutTls(object, listener),
    ]);
  },
};

const PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];
const TLS: readonly string[] = ['HTTPS', 'TLS'];

/** What is in conflict with one of those `before`; each of its values once. */
function conflicts(
  object: GatewayObject,
  listener: Listener,
  before: readonly Listener[],
): readonly Finding[] {
  const { name, port, protocol } = listener;
  const sameName = isKnown(name) ? before.find((each) => each.name?.value === name.value) : undefined;
  const same = before.find((each) => collide(listener, each) === 'same');
  const other = before.find((each) => collide(listener, each) === 'protocol');
  const clash = same ?? other;
  return [
    ...(name && sameName
      ? [
          {
            span: name,
            message: `Another listener is named \`${name.value}\``,
            related: [{ object, span: sameName.name ?? sameName, message: 'The other one' }],
          },
        ]
      : []),
    ...(port && clash
      ? [
          {
            span: port,
            message: same
              ? `${listenerText(same)} has ${whatOf(listener)} already`
              : `${listenerText(clash)} has ${clash.protocol} on port ${port.value}, and this one ${protocol}`,
            ...(!same && { severity: 'warning' as const }),
            related: [{ object, span: clash.port ?? clash, message: 'The other one' }],
          },
        ]
      : []),
  ];
}

/** `same`: port, protocol and hostname are equal. `protocol`: one port for two protocols that exclude each other. */
function collide(listener: Listener, other: Listener): 'same' | 'protocol' | undefined {
  const port = integer(listener.port);
  const protocols = [listener.protocol, other.protocol];
  if (port === undefined || port !== integer(other.port)) return undefined;
  if (!protocols.every((each) => PROTOCOLS.includes(each))) return undefined;
  if ([listener, other].some(({ hostname }) => hostname && !isKnown(hostname))) return undefined;
  const sameHost = hostOf(listener) === hostOf(other);
  if (listener.protocol === other.protocol) return sameHost ? 'same' : undefined;
  if (protocols.includes('UDP')) return undefined; // its ports are others than those of TCP
  return protocols.every((each) => TLS.includes(each)) && !sameHost ? undefined : 'protocol';
}

function hostOf({ hostname, protocol }: Listener): string {
  return protocol === 'TCP' || protocol === 'UDP' ? '' : (hostname?.value.toLowerCase() ?? '');
}

function whatOf({ port, protocol, hostname }: Listener): string {
  const host = hostname ? ` for \`${hostname.value}\`` : ' without a hostname';
  return `${protocol} on port ${port?.value}${protocol === 'TCP' || protocol === 'UDP' ? '' : host}`;
}

/** GKE serves the certificates of a map. @see https://cloud.google.com/kubernetes-engine/docs/how-to/secure-gateway */
const CERTIFICATE_MAP = 'networking.gke.io/certmap';

function withoutTls({ annotations }: GatewayObject, listener: Listener): readonly Finding[] {
  const { protocol, protocolText, tls } = listener;
  if (!protocolText || !TLS.includes(protocol)) return [];
  if (tls) {
    if (tls.mode !== 'Terminate' || tls.certified) return [];
    return [
      {
        span: protocolText,
        message: `${listenerText(listener)} terminates TLS and has no \`certificateRefs\``,
      },
    ];
  }
  if (valueOf(annotations, CERTIFICATE_MAP) || annotations.open) return [];
  const message = `${listenerText(listener)} speaks ${protocol} and has no \`tls\``;
  return [{ span: protocolText, message, ...(protocol === 'HTTPS' && { severity: 'info' as const }) }];
}

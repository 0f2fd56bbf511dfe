/** A destination of a VirtualService without a port that its Service has, and subsets without pods. */
import { ISTIO_GATEWAY, istioGateway } from '../../kinds/istioGateway';
import type { HostLink, PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { virtualService } from '../../kinds/virtualService';
import type { VirtualServiceFacts } from '../../kinds/virtualServiceFacts';
import { decidePort, type Service } from '../../network/backends';
import { meshHost } from '../../network/meshHosts';
import { namedObjects } from '../../network/resolve';
import { integer, isKnown } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import { addBehind } from '../editEntries';
import { fixOf } from '../editText';
import { emptySubsets } from './istioSubsetPods';
import { portFixes } from './routeBackendFixes';
import type { Finding, Related, Rule } from './rule';
import { portWords } from './words';

export const istioDestination: Rule = {
  code: 'istio-destination',
  severity: 'error',
  summary: 'A destination of a VirtualService names no port of its Service, or a subset has no pods',
  about: `
A destination may leave its port out where the Service has only one. With several Istio takes the port of the listener,
and behind a gateway that is the gateway's: requests go nowhere where the Service has no such port. A port that is written
has to be one of the Service. A subset of a DestinationRule that matches none of the Service's pods answers with 503.

A missing port is information where the gateway is not in the files; an empty subset is, unless a label comes near, as its
pods may be deployed later. It is silent for sidecars (\`mesh\`), where the port is the one that the caller asked for, for
hosts that are not in the files, and where a template decides.

\`\`\`yaml
kind: VirtualService
spec:
  gateways: [public] # listens on 80
  http:
    - route:
        - destination: { host: web } # has the ports 8080 and 9090
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, virtualService)) return emptySubsets(snapshot, object);
    const links = linksOf(object);
    const ports = links.filter((link): link is PortLink => link.type === 'port');
    return links.flatMap((link): readonly Finding[] => {
      if (link.type !== 'host' || link.role !== 'destination') return [];
      const written = ports.find(({ of, role }) => of === link && role === 'destination port');
      return written ? wrongPort(snapshot, object, link, written) : withoutPort(snapshot, object, link);
    });
  },
};

const MAX_PORTS = 5;

function wrongPort(
  snapshot: Snapshot,
  object: KubeObject,
  link: HostLink,
  { port }: PortLink,
): readonly Finding[] {
  const host = meshHost(snapshot, object, link.text);
  if (host.state !== 'services' || host.own.length < host.services.length) return [];
  const found = decidePort(host.services, port);
  if (found.state !== 'port-missing' && found.state !== 'target-port') return [];
  const { service } = found;
  const { ports } = service.spec;
  const detail =
    found.state === 'target-port'
      ? `; that is the targetPort of ${portWords(found.port)}`
      : ports.length > 0 && `; it has ${ports.map(portWords).join(', ')}`;
  return [
    {
      span: port,
      message: `Service \`${nameOf(service)}\` has no port \`${port.value}\`${detail || ''}`,
      related: relatedPorts(service),
      fixes: () =>
        portFixes(snapshot, object, port, ports, found.state === 'target-port' ? found.port : undefined),
    },
  ];
}

function withoutPort(
  snapshot: Snapshot,
  object: KubeObject<VirtualServiceFacts>,
  { text }: HostLink,
): readonly Finding[] {
  const host = meshHost(snapshot, object, text);
  if (host.state !== 'services' || host.own.length < host.services.length) return [];
  const [service, ...others] = host.services;
  if (!service || others.length > 0 || !isWhole(service)) return [];
  const numbers = portsOf(service);
  const listeners = listenerPorts(snapshot, object);
  if (numbers.length < 2 || listeners === 'sidecars') return [];
  if (listeners !== 'unknown' && listeners.some((number) => numbers.includes(number))) return [];
  return [
    {
      span: text,
      message: `Service \`${nameOf(service)}\` has ${numbers.length} ports, and this destination names none`,
      ...(listeners === 'unknown' && { severity: 'info' as const }),
      related: relatedPorts(service),
      fixes: (read: ReadText) =>
        numbers
          .slice(0, MAX_PORTS)
          .flatMap((number) =>
            fixOf(`Add port \`${number}\``, 'alternative', [
              addBehind(snapshot, object, text, 'port', { number }, read),
            ]),
          ),
    },
  ];
}

/** Numbers that requests over TCP go to. */
function portsOf({ spec }: Service): readonly number[] {
  return spec.ports
    .filter(({ protocol }) => protocol === 'TCP')
    .flatMap(({ number }) => integer(number) ?? []);
}

/** Ports of the gateways through which the requests come. */
function listenerPorts(
  snapshot: Snapshot,
  object: KubeObject<VirtualServiceFacts>,
): readonly number[] | 'sidecars' | 'unknown' {
  const named = object.spec.gateways.filter(({ value }) => value !== 'mesh');
  if (named.length === 0) return 'sidecars';
  const links = linksOf(object).filter((link) => link.type === 'name' && link.kind === ISTIO_GATEWAY.kind);
  const numbers: number[] = [];
  for (const link of links) {
    const gateways = link.type === 'name' ? namedObjects(snapshot, object, link) : [];
    if (gateways.length === 0) return 'unknown';
    for (const each of gateways) {
      if (!is(each, istioGateway) || !isWhole(each) || !each.spec.serverPorts.every(isKnown))
        return 'unknown';
      numbers.push(...each.spec.serverPorts.flatMap((text) => integer(text) ?? []));
    }
  }
  return numbers;
}

function relatedPorts(service: Service): readonly Related[] {
  return service.spec.ports
    .slice(0, MAX_PORTS)
    .map((port) => ({ object: service, span: port, message: `Port ${portWords(port)}` }));
}

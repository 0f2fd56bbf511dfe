/**
 * Listeners of a Gateway: which routes attach to one, and which of them takes a request.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
import type { GatewayFacts, Listener } from '../../kinds/gatewayFacts';
import { GATEWAY_GROUP } from '../../kinds/gatewayClass';
import type { KubeObject } from '../../kinds/object';
import type { ParentRef, RouteFacts } from '../../kinds/routeFacts';
import { integer } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { namespaceMatches } from '../selectors';
import { compareHosts, intersectHosts, matchHost } from './hostMatch';

export type GatewayObject = KubeObject<GatewayFacts>;
export type RouteObject = KubeObject<RouteFacts>;

export type Protocol = 'HTTP' | 'HTTPS' | 'TLS' | 'TCP' | 'UDP';

/** Kinds that a listener takes where it does not list them; controllers may know more protocols. */
export const KINDS: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/** `hostnames`: what of the route's hostnames the listener lets through; one that is empty stands for every host. */
export type Attachment =
  | { readonly state: 'attached'; readonly hostnames: readonly string[] }
  | { readonly state: 'refused'; readonly reason: string };

/** Whether `route` attaches to `listener` of `owner`, by any of its parentRefs. */
export function attachmentOf(
  snapshot: Snapshot,
  route: RouteObject,
  owner: GatewayObject,
  listener: Listener,
): Attachment {
  const own = route.spec.parents.filter((parent) => namesGateway(snapshot, route, parent, owner));
  if (own.length === 0) return refused('it names another parent');
  if (!own.some((parent) => namesListener(parent, listener))) {
    return refused(`it names another listener than ${listener.name?.value ?? '?'}`);
  }
  if (!takesKind(listener, route)) return refused(`the listener takes no ${route.kind.value}`);
  if (!takesNamespace(snapshot, owner, listener, route)) {
    return refused(`the listener takes routes from ${namespacesText(listener)} only`);
  }
  const hostnames = hostnamesOn(listener, route);
  return hostnames.length > 0
    ? { state: 'attached', hostnames }
    : refused(`none of its hostnames fits the listener's ${listener.hostname?.value ?? '*'}`);
}

function refused(reason: string): Attachment {
  return { state: 'refused', reason };
}

/** True where `parent` names `owner`, whichever listener it means. */
export function namesGateway(
  snapshot: Snapshot,
  route: KubeObject,
  { group, kind, namespace, name }: ParentRef,
  owner: KubeObject,
): boolean {
  return (
    (group ?? GATEWAY_GROUP) === GATEWAY_GROUP &&
    (kind ?? 'Gateway') === 'Gateway' &&
    name?.value === owner.name?.value &&
    (namespace?.value ?? shownNamespace(snapshot, route)) === shownNamespace(snapshot, owner)
  );
}

/** True where neither the section nor the port of `parent` leaves the listener out. */
export function namesListener(
  { sectionName, port }: ParentRef,
  { name, port: number }: Pick<Listener, 'name' | 'port'>,
): boolean {
  if (sectionName && sectionName.value !== name?.value) return false;
  return !port || integer(port) === integer(number);
}

export function takesKind({ kinds, protocol }: Listener, { group, kind }: KubeObject): boolean {
  if (!kinds) return (KINDS[protocol] ?? []).includes(kind.value);
  return kinds.some((each) => each.kind === kind.value && each.group === group);
}

function takesNamespace(
  snapshot: Snapshot,
  owner: GatewayObject,
  { from, selector }: Listener,
  route: RouteObject,
): boolean {
  switch (from) {
    case 'All':
      return true;
    case 'Same':
      return shownNamespace(snapshot, owner) === shownNamespace(snapshot, route);
    case 'Selector':
      return selector !== undefined && namespaceMatches(snapshot, route, selector) === 'yes';
    default:
      return false;
  }
}

function namespacesText({ from }: Listener): string {
  return from === 'Same'
    ? 'its own namespace'
    : from === 'Selector'
      ? 'selected namespaces'
      : `namespaces: ${from}`;
}

/** What of the route's hostnames the listener lets through. Only HTTP and TLS know of hosts. */
export function hostnamesOn({ hostname, protocol }: Listener, route: RouteObject): readonly string[] {
  if (protocol === 'TCP' || protocol === 'UDP') return [''];
  const wanted = route.spec.hostnames.map(({ value }) => value);
  const own = hostname?.value;
  if (wanted.length === 0) return [own ?? ''];
  return wanted.flatMap((each) => intersectHosts(each, own) ?? []);
}

export interface ListenerChoice {
  readonly listener: Listener | undefined;
  /** Why there is none. */
  readonly reason: string;
}

/** The listener on `port` whose hostname fits `host` best: the others leave the request to it. */
export function chooseListener(
  { spec }: GatewayObject,
  port: number,
  host: string,
  protocols: readonly string[],
): ListenerChoice {
  const onPort = spec.listeners.filter((each) => integer(each.port) === port);
  if (onPort.length === 0) return { listener: undefined, reason: `no listener has port ${port}` };
  const sound = onPort.filter((each) => !inConflict(each, onPort));
  if (sound.length === 0)
    return { listener: undefined, reason: `the listeners of port ${port} are in conflict` };
  const speaking = sound.filter(({ protocol }) => protocols.includes(protocol));
  if (speaking.length === 0) {
    return { listener: undefined, reason: `no listener of port ${port} speaks ${protocols.join(' or ')}` };
  }
  const matched = speaking.flatMap((listener) => {
    const match = matchHost(hostOf(listener), host, 'any labels');
    return match ? [{ listener, match }] : [];
  });
  const [best] = matched.toSorted((a, b) => compareHosts(a.match, b.match));
  return { listener: best?.listener, reason: `no listener of port ${port} has a hostname that fits ${host}` };
}

function hostOf({ hostname, protocol }: Listener): string | undefined {
  return protocol === 'TCP' || protocol === 'UDP' ? undefined : hostname?.value;
}

/** Listeners of one port have one protocol, and differ in their hostnames; TLS may share a port with HTTPS. */
function inConflict(listener: Listener, onPort: readonly Listener[]): boolean {
  return onPort.some((other) => {
    if (other === listener || transportOf(other) !== transportOf(listener)) return false;
    const mixes = familyOf(other.protocol) !== familyOf(listener.protocol);
    return mixes || (hostOf(other) ?? '').toLowerCase() === (hostOf(listener) ?? '').toLowerCase();
  });
}

function transportOf({ protocol }: Listener): 'udp' | 'tcp' {
  return protocol === 'UDP' ? 'udp' : 'tcp';
}

function familyOf(protocol: string): string {
  return protocol === 'HTTPS' ? 'TLS' : protocol;
}

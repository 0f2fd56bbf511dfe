/**
 * What a parentRef of a route leads to, and why the route does not attach to it. What a template, another repository or
 * a foreign controller decides counts as attached.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference
 */
import { gateway } from '../../kinds/gateway';
import { GATEWAY_GROUP } from '../../kinds/gatewayClass';
import type { Listener } from '../../kinds/gatewayFacts';
import type { NameLink } from '../../kinds/link';
import { is, type KubeObject } from '../../kinds/object';
import type { ParentRef } from '../../kinds/routeFacts';
import { service } from '../../kinds/service';
import { isKnown, type Text } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { findByName, nearest } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import { type Missing, missingObject } from '../missingObject';
import { placeOfName } from '../resolve';
import { namespaceMatches } from '../selectors';
import type { Verdict } from '../verdict';
import {
  type GatewayObject,
  hostnamesOn,
  KINDS,
  namesListener,
  type RouteObject,
  takesKind,
} from './gatewayListeners';

/**
 * `missing`: no such object. `section-missing`: `owner` has no listener (a Service no port) that `wanted` names.
 * `refused`: none of the listeners that it names takes routes of its kind, or of its namespace (`labels`: which is a
 * matter of the namespace's labels). `no-hostname`: none of the route's hostnames fits one of the listeners.
 */
export type Parent =
  | { readonly state: 'fine' }
  | { readonly state: 'missing'; readonly link: NameLink; readonly missing: Missing }
  | { readonly state: 'section-missing'; readonly owner: KubeObject; readonly wanted: Text }
  | ({ readonly state: 'refused'; readonly by: 'kind' | 'namespace' | 'labels' } & OfListeners)
  | ({ readonly state: 'no-hostname' } & OfListeners);

interface OfListeners {
  readonly name: Text;
  readonly owner: GatewayObject;
  readonly listeners: readonly Listener[];
}

const FINE: Parent = { state: 'fine' };

/** What `parent` of `route` leads to. */
export function parentOf(snapshot: Snapshot, route: RouteObject, parent: ParentRef): Parent {
  return snapshot.memo(parent, (recorded) => decide(recorded, route, parent));
}

function decide(snapshot: Snapshot, route: RouteObject, parent: ParentRef): Parent {
  const link = linkOf(parent);
  if (!link || !isKnown(link.text)) return FINE;
  const place = placeOfName(snapshot, route, link);
  const found = findByName(snapshot, link.group, link.kind, link.text.value, place);
  const owners = nearest(found);
  if (owners.length === 0) {
    const missing = missingObject(snapshot, route, link);
    return missing ? { state: 'missing', link, missing } : FINE;
  }
  const namespace = typeof place.namespace === 'string' ? place.namespace : undefined;
  const surely = (owner: KubeObject): boolean =>
    found.own.length > 0 || (namespace !== undefined && namespace === snapshot.namespaceOf(owner));
  const [owner, ...others] = owners;
  if (!owner || others.length > 0 || !surely(owner) || !showsListeners(owner)) return FINE; // perhaps another's
  const unnamed = wantedIn(owner, parent);
  if (unnamed) return { state: 'section-missing', owner, wanted: unnamed };
  return is(owner, gateway) ? attach(snapshot, route, parent, link.text, owner) : FINE;
}

/** A Gateway, unless group and kind say a ListenerSet or, for a mesh, a Service. */
function linkOf({ name, group, kind, namespace }: ParentRef): NameLink | undefined {
  if (!name || name.value === '') return undefined;
  const to = { group: group ?? GATEWAY_GROUP, kind: kind ?? gateway.kind };
  return { type: 'name', role: 'parent', text: name, ...to, namespace };
}

/** False for kinds that are not modelled, and where a template or an overlay gives the listeners. */
function showsListeners(owner: KubeObject): boolean {
  const external = is(owner, service) && owner.spec.type === 'ExternalName';
  const known = owner.ports.every(({ name, number }) => (!name || isKnown(name)) && isKnown(number));
  return isWhole(owner) && owner.ports.length > 0 && known && !external;
}

/** The section or the port of `parent` that `owner` does not have; the port, where it has only the section. */
function wantedIn({ ports }: KubeObject, parent: ParentRef): Text | undefined {
  const { sectionName, port } = parent;
  if (ports.some(({ name, number }) => namesListener(parent, { name, port: number }))) return undefined;
  const texts = [sectionName, port].filter((text) => text !== undefined);
  if (!texts.every(isKnown)) return undefined;
  const known = ports.some(({ name }) => name?.value === sectionName?.value);
  return known ? port : (sectionName ?? port);
}

function attach(
  snapshot: Snapshot,
  route: RouteObject,
  parent: ParentRef,
  name: Text,
  owner: GatewayObject,
): Parent {
  const named = owner.spec.listeners.filter((each) => namesListener(parent, each));
  const ofKind = named.filter((each) => kindVerdict(each, route) !== 'no');
  if (ofKind.length === 0) return { state: 'refused', by: 'kind', name, owner, listeners: named };
  const taking = ofKind.filter((each) => namespaceVerdict(snapshot, route, parent, owner, each) !== 'no');
  if (taking.length === 0) {
    const by = ofKind.some(({ from }) => from === 'Selector') ? 'labels' : 'namespace';
    return { state: 'refused', by, name, owner, listeners: ofKind };
  }
  const fits = taking.some((each) => hostVerdict(each, route) !== 'no');
  return fits ? FINE : { state: 'no-hostname', name, owner, listeners: taking };
}

function kindVerdict(listener: Listener, route: RouteObject): Verdict {
  const { kinds, protocol } = listener;
  if (!kinds && !Object.hasOwn(KINDS, protocol)) return 'unknown';
  return takesKind(listener, route) ? 'yes' : 'no';
}

function namespaceVerdict(
  snapshot: Snapshot,
  route: RouteObject,
  { namespace }: ParentRef,
  owner: GatewayObject,
  { from, selector }: Listener,
): Verdict {
  const own = snapshot.namespaceOf(route);
  switch (from) {
    case 'Same': {
      if (!namespace) return 'yes'; // the Gateway is looked for in the route's own
      const theirs = snapshot.namespaceOf(owner) ?? namespace.value;
      return own === undefined || !isKnown(namespace) ? 'unknown' : own === theirs ? 'yes' : 'no';
    }
    case 'Selector':
      return selector ? namespaceMatches(snapshot, route, selector) : 'unknown';
    case 'None':
      return 'no';
    default:
      return 'unknown';
  }
}

function hostVerdict(listener: Listener, route: RouteObject): Verdict {
  const texts = [...route.spec.hostnames, ...(listener.hostname ? [listener.hostname] : [])];
  if (!texts.every(isKnown)) return 'unknown';
  return hostnamesOn(listener, route).length > 0 ? 'yes' : 'no';
}

/** Routes of the Gateway API as they stand on one listener: attached or refused, older or younger. */
import { grpcRoute } from '../../kinds/grpcRoute';
import type { Listener } from '../../kinds/gatewayFacts';
import { httpRoute } from '../../kinds/httpRoute';
import { is, type KindDefinition, type KubeObject, nameOf } from '../../kinds/object';
import type { RouteFacts, RouteMatch, RouteRule } from '../../kinds/routeFacts';
import { tcpRoute } from '../../kinds/tcpRoute';
import { tlsRoute } from '../../kinds/tlsRoute';
import { udpRoute } from '../../kinds/udpRoute';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { objectsAround } from '../dns/around';
import type { Loser, RuleRef } from './answer';
import { attachmentOf, type GatewayObject, namesGateway, type RouteObject } from './gatewayListeners';
import { intersectHosts } from './hostMatch';

export interface Attached {
  readonly route: RouteObject;
  readonly hostnames: readonly string[];
  /** `shop/web`, as the last resort of precedence. */
  readonly name: string;
}

const ROUTES: readonly KindDefinition<RouteFacts>[] = [httpRoute, grpcRoute, tlsRoute, tcpRoute, udpRoute];

export function isRoute(object: KubeObject): object is RouteObject {
  return ROUTES.some((definition) => is(object, definition));
}

/** Every route of the workspace, or of the units of `around`. */
export function gatewayRoutes(snapshot: Snapshot, around: KubeObject | undefined): readonly RouteObject[] {
  return ROUTES.flatMap((definition) => objectsAround(snapshot, definition, around));
}

/** Routes on `listener`; those that name `owner` and are not attached lose. */
export function attachedRoutes(
  snapshot: Snapshot,
  owner: GatewayObject,
  listener: Listener,
  around: KubeObject | undefined,
): { readonly attached: readonly Attached[]; readonly losers: readonly Loser[] } {
  const attached: Attached[] = [];
  const losers: Loser[] = [];
  for (const route of gatewayRoutes(snapshot, around)) {
    if (!route.spec.parents.some((parent) => namesGateway(snapshot, route, parent, owner))) continue;
    const attachment = attachmentOf(snapshot, route, owner, listener);
    if (attachment.state === 'refused') losers.push({ rule: refOfRoute(route), reason: attachment.reason });
    else {
      const name = `${shownNamespace(snapshot, route)}/${nameOf(route)}`;
      attached.push({ route, hostnames: attachment.hostnames, name });
    }
  }
  const rejected = attached.filter((each) => attached.some((other) => displaces(other, each)));
  const reason = 'a route of another kind has its hostnames, and came first';
  return {
    attached: attached.filter((each) => !rejected.includes(each)),
    losers: [...losers, ...rejected.map(({ route }): Loser => ({ rule: refOfRoute(route), reason }))],
  };
}

/**
 * HTTPRoutes and GRPCRoutes do not share hostnames on a listener: the older is accepted, then the first by name.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroute
 */
function displaces(a: Attached, b: Attached): boolean {
  const kinds = [a.route.kind.value, b.route.kind.value].toSorted().join();
  if (kinds !== 'GRPCRoute,HTTPRoute') return false;
  const meet = a.hostnames.some((x) => b.hostnames.some((y) => intersectHosts(x, y) !== undefined));
  const [x, y] = [a.route.spec.created, b.route.spec.created];
  if (!meet || x === undefined || y === undefined) return false;
  return x < y || (x === y && a.name < b.name);
}

export interface AgeOrder {
  /** Negative where the first goes first. */
  readonly order: number;
  /** True where the manifests do not say. */
  readonly open: boolean;
  readonly reason: string;
}

/** Older routes first, then by name; within a route the first rule. */
export function compareAge(
  a: { readonly attached: Attached; readonly rule: RouteRule },
  b: { readonly attached: Attached; readonly rule: RouteRule },
): AgeOrder {
  if (a.attached.route === b.attached.route) {
    const { rules } = a.attached.route.spec;
    const order = rules.indexOf(a.rule) - rules.indexOf(b.rule);
    return { order, open: false, reason: 'an earlier rule of the route matches as well' };
  }
  const [x, y] = [a.attached.route.spec.created, b.attached.route.spec.created];
  const byName = a.attached.name < b.attached.name ? -1 : 1;
  if (x === undefined || y === undefined) return { order: byName, open: true, reason: '' };
  if (x !== y) return { order: x - y, open: false, reason: `${a.attached.name} is older` };
  return { order: byName, open: false, reason: `${a.attached.name} comes first by name` };
}

function refOfRoute(route: RouteObject): RuleRef {
  return { object: route, span: route.name ?? route.span, text: 'the whole route' };
}

/** `rule 2: PathPrefix /api`. */
export function refOfRule(
  route: RouteObject,
  rule: RouteRule,
  index: number,
  match = rule.matches[0],
): RuleRef {
  return {
    object: route,
    span: match ?? rule,
    text: `rule ${index + 1}${match ? `: ${matchText(match)}` : ''}`,
  };
}

function matchText({ path, method, service, headers, queryParams }: RouteMatch): string {
  const parts = [
    service || (method && !path) ? `${service?.value ?? '*'}/${method?.value ?? '*'}` : method?.value,
    path ? `${path.type} ${path.value?.value ?? '/'}` : undefined,
    ...headers.map(({ name, value }) => `${name?.value ?? '?'}: ${value?.value ?? ''}`),
    ...queryParams.map(({ name, value }) => `?${name?.value ?? ''}=${value?.value ?? ''}`),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

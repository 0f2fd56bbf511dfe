/**
 * Which backend answers behind the router of OpenShift.
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/network_apis/route-route-openshift-io-v1
 */
import type { KubeObject } from '../../kinds/object';
import type { OpenShiftRouteFacts } from '../../kinds/openShiftRouteFacts';
import { route } from '../../kinds/route';
import { integer, isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { objectsAround } from '../dns/around';
import {
  type BackendTarget,
  byWeight,
  dependsOn,
  type Loser,
  type Outcome,
  type RouteAnswer,
  type RuleRef,
} from './answer';
import { serviceTarget } from './backendTarget';
import { matchHost } from './hostMatch';
import { hasPathPrefix, withoutSlash } from './pathMatch';
import type { RouteRequest } from './request';

type RouteObject = KubeObject<OpenShiftRouteFacts>;

const ENTRY = { type: 'openshift', object: undefined } as const;

/** Routes of the workspace, or of the units of `around`. */
export function openShiftRoutes(snapshot: Snapshot, around: KubeObject | undefined): readonly RouteObject[] {
  return objectsAround(snapshot, route, around);
}

/** The answer of the router: an exact host before a wildcard, then the longest path, then the oldest Route. */
export function openShiftAnswer(
  snapshot: Snapshot,
  routes: readonly RouteObject[],
  request: RouteRequest,
): RouteAnswer {
  const matching = routes.filter((object) => missOf(object, request) === undefined);
  const losers = routes.flatMap((object): readonly Loser[] => {
    const reason = missOf(object, request);
    return reason === undefined ? [] : [{ rule: refOf(object), reason }];
  });
  const [best] = matching.toSorted(compare);
  const common = { entry: ENTRY, notes: [], rewrittenPath: request.path };
  if (!best) {
    const outcome: Outcome = { type: 'status', status: 503, reason: 'no Route matches' };
    return { ...common, outcome, winners: [], why: 'no Route matches', losers };
  }
  const winners = oldest(matching.filter((object) => compare(object, best) === 0));
  const beaten = matching
    .filter((object) => !winners.includes(object))
    .map((object): Loser => ({ rule: refOf(object), reason: beatenReason(object, best) }));
  return {
    ...common,
    outcome: dependsOn(
      winners.map((object) => outcomeOf(snapshot, object, request)),
      'the oldest Route keeps the host and path, and the manifests do not say which that is',
    ),
    winners: winners.map(refOf),
    why: best.spec.path ? `the path is below ${best.spec.path.value}` : 'its host matches',
    losers: [...losers, ...beaten],
  };
}

function missOf({ spec }: RouteObject, { host, path }: RouteRequest): string | undefined {
  if (!isKnown(spec.host)) return 'the cluster or a template gives it its host';
  const wanted = spec.host.value;
  const pattern = isWildcard(spec) ? `*${wanted.slice(wanted.indexOf('.'))}` : wanted;
  if (!matchHost(wanted, host, 'one label') && !matchHost(pattern, host, 'one label')) {
    return `its host does not match ${host}`;
  }
  const prefix = spec.path?.value ?? '/';
  return hasPathPrefix(path, prefix) ? undefined : `${path} is not below ${prefix}`;
}

function isWildcard({ wildcardPolicy }: OpenShiftRouteFacts): boolean {
  return wildcardPolicy === 'Subdomain';
}

function compare(a: RouteObject, b: RouteObject): number {
  const length = ({ spec }: RouteObject): number => withoutSlash(spec.path?.value ?? '').length;
  return Number(isWildcard(a.spec)) - Number(isWildcard(b.spec)) || length(b) - length(a);
}

function beatenReason({ spec }: RouteObject, best: RouteObject): string {
  if (isWildcard(spec) && !isWildcard(best.spec)) return `the host ${best.spec.host?.value} is more exact`;
  const longer = (best.spec.path?.value ?? '').length > (spec.path?.value ?? '').length;
  return longer ? `${best.spec.path?.value} is longer` : 'another Route with this host and path is older';
}

function oldest(routes: readonly RouteObject[]): readonly RouteObject[] {
  const ages = routes.map(({ spec }) => spec.created);
  if (ages.some((age) => age === undefined)) return routes;
  const first = Math.min(...ages.map(Number));
  return routes.filter(({ spec }) => spec.created === first);
}

function outcomeOf(snapshot: Snapshot, object: RouteObject, { scheme, host, path }: RouteRequest): Outcome {
  const { tls, backends, targetPort } = object.spec;
  if (scheme === 'http' && tls?.insecure === 'Redirect') {
    return { type: 'redirect', status: 302, location: `https://${host}${path}` };
  }
  if (scheme === 'http' && tls && tls.insecure !== 'Allow') {
    return { type: 'status', status: 503, reason: 'the Route answers over TLS only' };
  }
  const targets = backends.flatMap(({ name, weight }) => {
    if (!name) return [];
    const number = integer(targetPort) !== undefined;
    const target = serviceTarget(snapshot, { from: object, name, port: number ? undefined : targetPort });
    return [{ target: number ? onPodPort(target, integer(targetPort)) : target, weight }];
  });
  return byWeight(targets, { type: 'error', status: 503, reason: 'no backend has a weight' });
}

/** A number is a port of the pods: the Service port that forwards there is the one that is meant. */
function onPodPort(
  target: Extract<BackendTarget, { type: 'service' }>,
  number: number | undefined,
): BackendTarget {
  if (!target.service || number === undefined) return target;
  const port = target.service.spec.ports.find(
    (each) => integer(each.targetPort) === number || integer(each.number) === number,
  );
  const endpoints = target.endpoints.map((each) => ({ ...each, number }));
  return { ...target, port, portText: port?.number?.value ?? String(number), endpoints };
}

function refOf(object: RouteObject): RuleRef {
  const { host, path } = object.spec;
  return { object, span: host ?? object.span, text: `${host?.value ?? '…'}${path?.value ?? ''}` };
}

/** Which backend a VirtualService sends a request to. */
import type { KubeObject } from '../../kinds/object';
import { virtualService } from '../../kinds/virtualService';
import type { Destination, HttpRoute, VirtualServiceFacts } from '../../kinds/virtualServiceFacts';
import type { Snapshot } from '../../workspace/snapshot';
import { objectsAround } from '../dns/around';
import { serviceHost } from '../hosts';
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
import { compareHosts, type HostMatch, matchHost } from './hostMatch';
import { istioMiss } from './istioMatches';
import type { RouteRequest } from './request';

type VirtualService = KubeObject<VirtualServiceFacts>;

const ENTRY = { type: 'istio', object: undefined } as const;

/** VirtualServices of the workspace, or of the units of `around`. */
export function virtualServices(
  snapshot: Snapshot,
  around: KubeObject | undefined,
): readonly VirtualService[] {
  return objectsAround(snapshot, virtualService, around);
}

/** The most exact host goes first; within a VirtualService the first route that matches. */
export function istioAnswer(
  snapshot: Snapshot,
  objects: readonly VirtualService[],
  request: RouteRequest,
): RouteAnswer {
  const hosts = objects.map((object) => ({ object, match: hostMatch(object, request.host) }));
  const [best] = hosts.flatMap(({ match }) => match ?? []).toSorted(compareHosts);
  const owners = hosts.filter(({ match }) => match && best && compareHosts(match, best) === 0);
  const losers = hosts.flatMap(({ object, match }): readonly Loser[] => {
    if (owners.some((owner) => owner.object === object)) return [];
    const reason = match ? 'another host is more exact' : `none of its hosts matches ${request.host}`;
    return [{ rule: refOf(object), reason }];
  });
  const found = owners.map(({ object }) => winnerIn(object, request));
  const winners = found.flatMap(({ winner }) => winner ?? []);
  const [first] = winners;
  return {
    entry: ENTRY,
    outcome:
      winners.length > 0
        ? dependsOn(
            winners.map(({ object, route }) => outcomeOf(snapshot, object, route, request)),
            'the order of VirtualServices with the same host is undefined',
          )
        : { type: 'status', status: 404, reason: owners.length > 0 ? 'no route matches' : 'no host matches' },
    winners: winners.map(({ ref }) => ref),
    why: first ? 'it is the first route of its VirtualService that matches' : 'no route matches',
    losers: [...losers, ...found.flatMap((each) => each.losers)],
    notes: [],
    rewrittenPath: first ? rewritten(first.route, request) : request.path,
  };
}

function hostMatch({ spec }: VirtualService, host: string): HostMatch | undefined {
  return spec.hosts
    .flatMap(({ value }) => matchHost(value, host, 'any labels') ?? [])
    .toSorted(compareHosts)[0];
}

interface Found {
  readonly object: VirtualService;
  readonly route: HttpRoute;
  readonly ref: RuleRef;
}

function winnerIn(
  object: VirtualService,
  request: RouteRequest,
): { readonly winner: Found | undefined; readonly losers: readonly Loser[] } {
  const losers: Loser[] = [];
  let winner: Found | undefined;
  for (const [index, route] of object.spec.http.entries()) {
    const ref: RuleRef = { object, span: route, text: `http route ${index + 1}` };
    const misses = route.matches.map((match) => istioMiss(match, request, undefined));
    const fits = misses.length === 0 || misses.includes(undefined);
    if (fits && !winner) winner = { object, route, ref };
    else losers.push({ rule: ref, reason: fits ? 'an earlier route matches as well' : (misses[0] ?? '') });
  }
  return { winner, losers };
}

function outcomeOf(
  snapshot: Snapshot,
  object: VirtualService,
  route: HttpRoute,
  request: RouteRequest,
): Outcome {
  const { redirect, status, delegated, destinations } = route;
  if (redirect) {
    const host = redirect.authority?.value ?? request.host;
    const location = `${request.scheme ?? 'http'}://${host}${redirect.uri?.value ?? request.path}`;
    return { type: 'redirect', status: redirect.code, location };
  }
  if (status !== undefined) return { type: 'status', status, reason: 'the route answers by itself' };
  if (delegated) return { type: 'none', reason: 'another VirtualService decides' };
  const targets = destinations.map((destination) => ({
    target: targetOf(snapshot, object, destination),
    weight: destination.weight,
  }));
  return byWeight(targets, { type: 'error', status: 503, reason: 'no destination has a weight' });
}

/** Short names are of the VirtualService's own namespace. */
function targetOf(snapshot: Snapshot, object: VirtualService, { host, port }: Destination): BackendTarget {
  const found = host && serviceHost(host);
  if (!found)
    return { type: 'error', status: 503, reason: `${host?.value ?? 'the destination'} is no Service` };
  const { name, namespace } = found;
  return serviceTarget(snapshot, { from: object, name, namespace: namespace?.value, port });
}

function rewritten({ rewrite, matches }: HttpRoute, { path }: RouteRequest): string {
  if (!rewrite) return path;
  const prefix = matches
    .flatMap(({ uri }) => (uri?.type === 'prefix' ? [uri.value] : []))
    .find((each) => path.startsWith(each));
  return prefix === undefined ? rewrite.value : rewrite.value + path.slice(prefix.length);
}

function refOf(object: VirtualService): RuleRef {
  return { object, span: object.name ?? object.span, text: 'the whole VirtualService' };
}

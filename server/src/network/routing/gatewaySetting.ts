/** What the answers of HTTP and stream listeners have in common. */
import type { Listener } from '../../kinds/gatewayFacts';
import type { Loser, Outcome, RouteAnswer } from './answer';
import type { GatewayObject } from './gatewayListeners';
import type { Attached } from './gatewayRoutes';
import { compareHosts, type HostMatch, matchHost } from './hostMatch';
import type { RouteRequest } from './request';

export interface Setting {
  readonly owner: GatewayObject;
  readonly listener: Listener;
  readonly request: RouteRequest;
  readonly attached: readonly Attached[];
  readonly losers: readonly Loser[];
}

/** By the route's own hostnames: one that has none is the least exact, whatever the listener's is. */
export function bestHost({ route, hostnames }: Attached, host: string): HostMatch | undefined {
  if (!hostnames.some((each) => matchHost(each, host, 'any labels'))) return undefined;
  const own = route.spec.hostnames.flatMap(({ value }) => matchHost(value, host, 'any labels') ?? []);
  return own.toSorted(compareHosts)[0] ?? { exact: 0, length: 0 };
}

export type Nothing = Extract<Outcome, { type: 'none' | 'status' }>;

/** The answer where no rule takes the request. */
export function nobody(
  owner: GatewayObject,
  request: RouteRequest,
  outcome: Nothing,
  losers: readonly Loser[],
): RouteAnswer {
  const entry = { type: 'gateway', object: owner } as const;
  return { entry, outcome, winners: [], why: outcome.reason, losers, notes: [], rewrittenPath: request.path };
}

/** Which backend answers behind a Gateway of the Gateway API. */
import type { KubeObject } from '../../kinds/object';
import type { RouteMatch, RouteRule } from '../../kinds/routeFacts';
import type { Snapshot } from '../../workspace/snapshot';
import { dependsOn, type Loser, type RouteAnswer, type RuleRef } from './answer';
import { type Failure, rewrittenBy, ruleOutcome } from './gatewayBackends';
import { type Attached, attachedRoutes, compareAge, refOfRule } from './gatewayRoutes';
import { chooseListener, type GatewayObject } from './gatewayListeners';
import { bestHost, nobody, type Nothing, type Setting } from './gatewaySetting';
import { streamAnswer } from './gatewayStream';
import type { HostMatch } from './hostMatch';
import type { RouteRequest } from './request';
import { compareRanks, grpcMiss, grpcRank, httpMiss, httpRank, type Rank } from './routeMatches';

const PROTOCOLS: Readonly<Record<RouteRequest['protocol'], readonly string[]>> = {
  http: ['HTTP', 'HTTPS', 'TLS', 'TCP'],
  grpc: ['HTTP', 'HTTPS', 'TLS', 'TCP'],
  tls: ['TLS', 'HTTPS', 'TCP'],
  tcp: ['TCP', 'TLS'],
  udp: ['UDP'],
};

/** The answer of `owner`; `around` narrows the routes to the units of an object. */
export function gatewayAnswer(
  snapshot: Snapshot,
  owner: GatewayObject,
  request: RouteRequest,
  around?: KubeObject,
): RouteAnswer {
  const { listener, reason } = chooseListener(owner, request.port, request.host, PROTOCOLS[request.protocol]);
  if (!listener) {
    const noPort = !reason.includes('hostname');
    return nobody(
      owner,
      request,
      noPort ? { type: 'none', reason } : { type: 'status', status: 404, reason },
      [],
    );
  }
  const { attached, losers } = attachedRoutes(snapshot, owner, listener, around);
  return listener.protocol === 'HTTP' || listener.protocol === 'HTTPS'
    ? httpAnswer(snapshot, { owner, listener, request, attached, losers })
    : streamAnswer(snapshot, { owner, listener, request, attached, losers });
}

interface Candidate {
  readonly attached: Attached;
  readonly rule: RouteRule;
  readonly match: RouteMatch | undefined;
  readonly rank: Rank;
  readonly ref: RuleRef;
}

function httpAnswer(snapshot: Snapshot, setting: Setting): RouteAnswer {
  const { owner, request } = setting;
  const { candidates, losers } = candidatesFor(setting);
  const best = first(candidates);
  if (!best) return nobody(owner, request, noMatch(setting), losers);
  const winners = [...new Set(kindsOf(candidates).flatMap((each) => tied(each, first(each) ?? best)))];
  const lost = candidates.flatMap((each): readonly Loser[] =>
    winners.includes(each) ? [] : [{ rule: each.ref, reason: lostReason(best, each) }],
  );
  const outcomes = winners.map(({ attached, rule, match }) =>
    ruleOutcome(snapshot, attached.route, rule, match, request, failureOf(attached)),
  );
  return {
    entry: { type: 'gateway', object: owner },
    outcome: dependsOn(outcomes, tieReason(winners)),
    winners: winners.map(({ ref }) => ref),
    why: whyText(setting, best, candidates),
    losers: [...losers, ...lost],
    notes: [],
    rewrittenPath: rewrittenBy(best.rule, best.match, request.path),
  };
}

function candidatesFor({ request, attached, losers }: Setting): {
  readonly candidates: readonly Candidate[];
  readonly losers: readonly Loser[];
} {
  const candidates: Candidate[] = [];
  const lost: Loser[] = [...losers];
  for (const each of attached) {
    const host = bestHost(each, request.host);
    for (const [index, rule] of each.route.spec.rules.entries()) {
      const matches = rule.matches.length > 0 ? rule.matches : [undefined];
      const fitting = matches.flatMap((match) => candidateOf(each, rule, match, host, request));
      if (fitting.length > 0) candidates.push(...fitting);
      else
        lost.push({
          rule: refOfRule(each.route, rule, index),
          reason: missReason(each, rule, host, request),
        });
    }
  }
  return { candidates, losers: lost };
}

function candidateOf(
  attached: Attached,
  rule: RouteRule,
  match: RouteMatch | undefined,
  host: HostMatch | undefined,
  request: RouteRequest,
): readonly Candidate[] {
  const { route } = attached;
  if (!host || missOf(attached, match, request) !== undefined) return [];
  const rank = isGrpc(attached) ? grpcRank(host, match) : httpRank(host, match);
  const ref = refOfRule(route, rule, route.spec.rules.indexOf(rule), match);
  return [{ attached, rule, match, rank, ref }];
}

function missOf(
  attached: Attached,
  match: RouteMatch | undefined,
  request: RouteRequest,
): string | undefined {
  return isGrpc(attached) ? grpcMiss(match, request) : httpMiss(match, request);
}

function missReason(
  attached: Attached,
  rule: RouteRule,
  host: HostMatch | undefined,
  request: RouteRequest,
): string {
  if (!host) return `none of its hostnames fits ${request.host}`;
  return missOf(attached, rule.matches[0], request) ?? 'no match fits';
}

function isGrpc({ route }: Attached): boolean {
  return route.kind.value === 'GRPCRoute';
}

function failureOf(attached: Attached): Failure {
  return isGrpc(attached) ? 'UNAVAILABLE' : 500;
}

function first(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted((a, b) => compareRanks(a.rank, b.rank).order || compareAge(a, b).order)[0];
}

/** HTTPRoutes and GRPCRoutes never serve together; which are accepted may not be known. */
function kindsOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  return [
    candidates.filter(({ attached }) => isGrpc(attached)),
    candidates.filter(({ attached }) => !isGrpc(attached)),
  ].filter(({ length }) => length > 0);
}

/** Those of which the manifests do not say that `best` goes before them. */
function tied(candidates: readonly Candidate[], best: Candidate): readonly Candidate[] {
  const open = candidates.filter((each) => {
    const { order, open: differs } = compareRanks(best.rank, each.rank);
    return differs || (order === 0 && compareAge(best, each).open);
  });
  const firsts = [best, ...open.filter((each) => each !== best)];
  return firsts.filter((each, index) => firsts.findIndex(({ rule }) => rule === each.rule) === index);
}

function lostReason(best: Candidate, other: Candidate): string {
  const { order, reason } = compareRanks(best.rank, other.rank);
  return order === 0 ? compareAge(best, other).reason : `${best.ref.text} goes first: ${reason}`;
}

function tieReason(winners: readonly Candidate[]): string {
  return winners.some(({ rank }) => rank.pattern)
    ? 'implementations differ on where regular expressions stand'
    : 'the oldest route goes first, and the manifests do not say which that is (if made at once, by namespace and name)';
}

function whyText({ listener }: Setting, best: Candidate, candidates: readonly Candidate[]): string {
  const reasons = candidates.flatMap((each) => {
    const { order, reason } = compareRanks(best.rank, each.rank);
    return order < 0 ? [reason] : [];
  });
  const more = reasons.length > 0 ? `, and ${[...new Set(reasons)].join(', ')}` : '';
  return `it is attached to listener ${listener.name?.value ?? '?'} and matches${more}`;
}

/** gRPC has a status of its own for what nobody serves. */
function noMatch({ attached, request }: Setting): Nothing {
  const reason = attached.length > 0 ? 'no rule matches' : 'no route is attached';
  const grpc = request.protocol === 'grpc' || (attached.length > 0 && attached.every(isGrpc));
  return { type: 'status', status: grpc ? 'UNIMPLEMENTED' : 404, reason };
}

/**
 * Which backend answers by the rules of the Ingress API alone, over all Ingresses together.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
import type { Snapshot } from '../../workspace/snapshot';
import { dependsOn, type Loser, type Outcome, type RouteAnswer } from './answer';
import {
  backendOutcome,
  defaultBackendRule,
  type Ingress,
  type IngressRuleRef,
  pickHost,
  rulesOf,
} from './ingressRules';
import { hasPathPrefix, withoutSlash } from './pathMatch';
import type { RouteRequest } from './request';

const ENTRY = { type: 'ingress', object: undefined } as const;

/** The answer of a controller that keeps to the API, for `ingresses` as one set. */
export function ingressAnswer(
  snapshot: Snapshot,
  ingresses: readonly Ingress[],
  request: RouteRequest,
): RouteAnswer {
  const byHost = pickHost(rulesOf(ingresses), request);
  const matching = byHost.rules.filter((rule) => matchesPath(rule, request.path));
  const others = byHost.rules
    .filter((rule) => !matching.includes(rule))
    .map((rule): Loser => ({ rule, reason: missReason(rule, request.path) }));
  const losers = [...byHost.losers, ...others];
  const [best] = matching.toSorted(compare);
  if (!best) return defaultAnswer(snapshot, ingresses, byHost.rules, request, losers);
  const winners = matching.filter((rule) => compare(rule, best) === 0);
  const beaten = matching
    .filter((rule) => !winners.includes(rule))
    .map((rule): Loser => ({ rule, reason: beatenReason(rule, best) }));
  const outcomes = winners.map((rule) => backendOutcome(snapshot, rule.object, rule.backend, 'service'));
  const outcome = dependsOn(
    outcomes,
    'several rules have this host and path; the API does not say which of them wins',
  );
  return {
    entry: ENTRY,
    outcome,
    winners,
    why: whyText(best, matching.length),
    losers: [...losers, ...beaten],
    notes: notesOf(best),
    rewrittenPath: request.path,
  };
}

function matchesPath({ path, pathType }: IngressRuleRef, wanted: string): boolean {
  if (path === undefined) return false;
  return pathType === 'Exact' ? path === wanted : hasPathPrefix(wanted, path);
}

function missReason({ path, pathType }: IngressRuleRef, wanted: string): string {
  if (path === undefined) return 'it has no paths, and leaves all to the default backend';
  return pathType === 'Exact' ? `${wanted} is not exactly ${path}` : `${wanted} is not below ${path}`;
}

/** Negative where `a` goes first: the longer path, then Exact, then the one with a slash at its end. */
function compare(a: IngressRuleRef, b: IngressRuleRef): number {
  const [x, y] = [a.path ?? '', b.path ?? ''];
  return (
    withoutSlash(y).length - withoutSlash(x).length ||
    Number(b.pathType === 'Exact') - Number(a.pathType === 'Exact') ||
    y.length - x.length
  );
}

function beatenReason(rule: IngressRuleRef, best: IngressRuleRef): string {
  const longer = withoutSlash(best.path ?? '').length > withoutSlash(rule.path ?? '').length;
  return longer ? `${best.path} is longer` : 'Exact goes before Prefix';
}

function whyText(best: IngressRuleRef, count: number): string {
  const how = best.pathType === 'Exact' ? 'its path is exactly that' : `the path is below ${best.path}`;
  return count > 1 ? `${how}, and it is the longest that matches` : how;
}

function notesOf({ pathType }: IngressRuleRef): readonly string[] {
  return pathType === 'ImplementationSpecific'
    ? ['pathType ImplementationSpecific: read as Prefix, and controllers differ']
    : [];
}

/** The default backend of those Ingresses that have the host, or else of all that have one. */
function defaultAnswer(
  snapshot: Snapshot,
  ingresses: readonly Ingress[],
  rules: readonly IngressRuleRef[],
  request: RouteRequest,
  losers: readonly Loser[],
): RouteAnswer {
  const withDefault = ingresses.filter(({ spec }) => spec.defaultBackend);
  const own = withDefault.filter((object) => rules.some((rule) => rule.object === object));
  const chosen = own.length > 0 ? own : withDefault;
  const outcomes = chosen.map((object) =>
    backendOutcome(snapshot, object, object.spec.defaultBackend, 'service'),
  );
  const reason = rules.length > 0 ? 'no path matches' : 'no host matches';
  const none: Outcome = { type: 'none', reason: `${reason}; the controller's default answers, mostly 404` };
  return {
    entry: ENTRY,
    outcome: outcomes.length > 0 ? dependsOn(outcomes, 'several Ingresses have a default backend') : none,
    winners: chosen.map(defaultBackendRule),
    why: `${reason}, so the default backend answers`,
    losers,
    notes: [],
    rewrittenPath: request.path,
  };
}

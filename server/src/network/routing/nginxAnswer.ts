/** Which backend answers behind ingress-nginx. @see https://kubernetes.github.io/ingress-nginx/how-it-works/ */
import type { Snapshot } from '../../workspace/snapshot';
import { dependsOn, type Loser, type Outcome, type RouteAnswer, type RuleRef } from './answer';
import {
  backendOutcome,
  defaultBackendRule,
  type Ingress,
  type IngressRuleRef,
  pickHost,
  rulesOf,
} from './ingressRules';
import { servedByNginx } from './ingressClasses';
import { nginxAnnotation, nginxFlag, nginxNumber } from './nginxAnnotations';
import { isCanary, withCanary } from './nginxCanary';
import { locate, type Location, locationsOf, rewrittenPath, usesRegex } from './nginxLocations';
import type { RouteRequest } from './request';

const ENTRY = { type: 'ingress-nginx', object: undefined } as const;

/** The answer of ingress-nginx for `ingresses` as one set. */
export function nginxAnswer(
  snapshot: Snapshot,
  ingresses: readonly Ingress[],
  request: RouteRequest,
): RouteAnswer {
  const served = ingresses.filter((object) => servedByNginx(snapshot, object).served);
  const foreign = rulesOf(ingresses.filter((object) => !served.includes(object))).map((rule): Loser => ({
    rule,
    reason: servedByNginx(snapshot, rule.object).reason,
  }));
  const canaries = served.filter(isCanary);
  const mains = served.filter((object) => !isCanary(object));
  const byHost = pickHost(rulesOf(mains), request);
  const locations = locationsOf(byHost.rules);
  const located = locate(locations, request.path);
  const losers = [...foreign, ...byHost.losers];
  const common = { entry: ENTRY, rewrittenPath: request.path };
  if (located.type === 'none') {
    const lost = byHost.rules.map((rule): Loser => ({ rule, reason: 'its location does not match' }));
    return { ...common, ...defaultOutcome(snapshot, mains, byHost.rules), losers: [...losers, ...lost] };
  }
  const { location } = located;
  const rest = byHost.rules.filter((rule) => rule.path !== location.rule.path);
  const lost = rest.map((rule): Loser => ({ rule, reason: lostTo(locations, rule, location, request) }));
  if (located.type === 'redirect') {
    return {
      ...common,
      outcome: { type: 'redirect', status: 301, location: location.path },
      winners: [location.rule],
      why: `nginx adds the slash that the location ${location.path} ends with`,
      losers: [...losers, ...lost],
      notes: [],
    };
  }
  const same = sameLocation(byHost.rules, location);
  const { outcome, why, winners } = backendsFor(snapshot, same, canaries, request);
  return {
    entry: ENTRY,
    outcome: redirectFor(location.rule.object, request) ?? outcome,
    winners,
    why: [located.why, why].filter(Boolean).join('; '),
    losers: [...losers, ...lost],
    notes: notesOf(location, byHost.rules, request),
    rewrittenPath: rewrittenPath(location, request.path),
  };
}

/** Rules that make the same location; the oldest Ingress keeps it, and in one Ingress the first rule. */
function sameLocation(rules: readonly IngressRuleRef[], { rule }: Location): readonly IngressRuleRef[] {
  const same = rules.filter((each) => each.path === rule.path && each.pathType === rule.pathType);
  const firsts = same.filter(
    (each, index) => same.findIndex(({ object }) => object === each.object) === index,
  );
  const ages = firsts.map(({ object }) => object.spec.created);
  if (ages.some((age) => age === undefined)) return firsts;
  const oldest = Math.min(...ages.map(Number));
  return firsts.filter(({ object }) => object.spec.created === oldest).slice(0, 1);
}

function backendsFor(
  snapshot: Snapshot,
  rules: readonly IngressRuleRef[],
  canaries: readonly Ingress[],
  request: RouteRequest,
): { readonly outcome: Outcome; readonly why: string; readonly winners: readonly RuleRef[] } {
  const results = rules.map((rule) => {
    const main = backendOutcome(snapshot, rule.object, rule.backend, 'or target');
    return { main: rule, ...withCanary(snapshot, canaries, rule, main, request) };
  });
  const outcome = dependsOn(
    results.map((result) => result.outcome),
    'several Ingresses have this host and path; the oldest keeps it, and the manifests do not say which that is',
  );
  const canary = results.find((result) => result.rule !== undefined && result.why !== '');
  const winners = results.flatMap((result) => [result.main, result.rule]);
  return {
    outcome,
    why: canary ? `canary by ${canary.why}` : '',
    winners: [...new Set(winners.filter((rule) => rule !== undefined))],
  };
}

function lostTo(
  locations: readonly Location[],
  rule: IngressRuleRef,
  winner: Location,
  request: RouteRequest,
): string {
  const alone = locate(
    locations.filter((location) => location.rule === rule),
    request.path,
  );
  if (alone.type !== 'found') return 'its location does not match';
  if (winner.type === 'exact' && alone.location.type !== 'exact') return `= ${winner.path} is exact`;
  return `${winner.path} is longer`;
}

/** Redirects by annotation. TLS redirects apply where the request is known to come without it. */
function redirectFor(object: Ingress, { scheme, host, path }: RouteRequest): Outcome | undefined {
  const permanent = nginxAnnotation(object, 'permanent-redirect');
  const temporal = nginxAnnotation(object, 'temporal-redirect');
  if (temporal !== undefined) {
    return {
      type: 'redirect',
      status: nginxNumber(object, 'temporal-redirect-code') ?? 302,
      location: temporal,
    };
  }
  if (permanent !== undefined) {
    return {
      type: 'redirect',
      status: nginxNumber(object, 'permanent-redirect-code') ?? 301,
      location: permanent,
    };
  }
  if (scheme !== 'http' || !redirectsToTls(object, host)) return undefined;
  return { type: 'redirect', status: 308, location: `https://${host}${path}` };
}

/** `ssl-redirect` is on wherever there is a certificate for the host. */
function redirectsToTls(object: Ingress, host: string): boolean {
  if (nginxFlag(object, 'force-ssl-redirect')) return true;
  const covered = object.spec.tls.some(
    ({ hosts }) =>
      hosts.length === 0 ||
      hosts.some(({ value }) => value.toLowerCase() === host || coversHost(value, host)),
  );
  return covered && nginxFlag(object, 'ssl-redirect') !== false;
}

function coversHost(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1).toLowerCase();
}

function notesOf(
  { rule }: Location,
  rules: readonly IngressRuleRef[],
  request: RouteRequest,
): readonly string[] {
  const { object } = rule;
  const notes: string[] = [];
  if (usesRegex(rules)) {
    notes.push(
      'use-regex or rewrite-target makes all paths of this host regular expressions, without regard to case',
    );
  }
  if (nginxFlag(object, 'service-upstream'))
    notes.push('service-upstream: nginx dials the cluster IP, not the pods');
  if (request.scheme === undefined && redirectsToTls(object, request.host)) {
    notes.push('over http:// the answer is 308 to https://');
  }
  return notes;
}

/** The default backend of the host's Ingress, or where no host fits, of the one that has nothing else. */
function defaultOutcome(
  snapshot: Snapshot,
  ingresses: readonly Ingress[],
  rules: readonly IngressRuleRef[],
): Pick<RouteAnswer, 'outcome' | 'winners' | 'why' | 'notes'> {
  const owners = rules.some(({ host }) => host !== undefined)
    ? ingresses.filter((object) => rules.some((rule) => rule.object === object))
    : ingresses;
  const chosen = owners.filter(({ spec }) => spec.defaultBackend);
  const outcomes = chosen.map((object) =>
    backendOutcome(snapshot, object, object.spec.defaultBackend, 'or target'),
  );
  const reason = rules.length > 0 ? 'no path matches' : 'no host matches';
  return {
    outcome:
      outcomes.length > 0
        ? dependsOn(outcomes, 'several Ingresses have a default backend')
        : { type: 'none', reason: `${reason}; the controller answers 404` },
    winners: chosen.map(defaultBackendRule),
    why: `${reason}, so the default backend answers`,
    notes: [],
  };
}

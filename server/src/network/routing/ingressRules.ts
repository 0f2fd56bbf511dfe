/** Rules of Ingresses, flat, and what all controllers do alike with them. */
import { type IngressBackend, ingress, type IngressPath, type IngressSpec } from '../../kinds/ingress';
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Span } from '../../syntax/span';
import { isKnown } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { objectsAround } from '../dns/around';
import { allTo, type Loser, type Outcome, type RuleRef } from './answer';
import { serviceTarget } from './backendTarget';
import { compareHosts, type HostMatch, matchHost } from './hostMatch';
import type { RouteRequest } from './request';

export type Ingress = KubeObject<IngressSpec>;

export interface IngressRuleRef extends RuleRef {
  readonly object: Ingress;
  /** undefined: every host. */
  readonly host: string | undefined;
  /** undefined: a rule without paths, which leaves all to the default backend. */
  readonly path: string | undefined;
  readonly pathType: string;
  readonly backend: IngressBackend | undefined;
}

/** Ingresses of the workspace, or of the units of `around`. */
export function ingressesAround(snapshot: Snapshot, around: KubeObject | undefined): readonly Ingress[] {
  return objectsAround(snapshot, ingress, around);
}

/** Every rule of `ingresses`, in order. Rules of which a template decides are left out. */
export function rulesOf(ingresses: readonly Ingress[]): readonly IngressRuleRef[] {
  return ingresses.flatMap((object) =>
    object.spec.rules.flatMap((rule): readonly IngressRuleRef[] => {
      if (rule.host && !isKnown(rule.host)) return [];
      const host = rule.host?.value.toLowerCase() || undefined;
      if (rule.paths.length === 0) return [refOf(object, host, rule, undefined)];
      return rule.paths.filter(hasKnownPath).map((path) => refOf(object, host, path, path));
    }),
  );
}

function hasKnownPath({ path }: IngressPath): boolean {
  return path === undefined || isKnown(path);
}

function refOf(
  object: Ingress,
  host: string | undefined,
  span: Span,
  entry: IngressPath | undefined,
): IngressRuleRef {
  const path = entry && (entry.path?.value || '/');
  const pathType = entry?.pathType?.value ?? 'ImplementationSpecific';
  const text = `${host ?? '*'}${path ?? ''}${entry ? ` (${pathType})` : ' (no paths)'}`;
  return { object, span, text, host, path, pathType, backend: entry?.backend };
}

/** Those rules whose host fits best; the others lose. Host goes before path in every controller. */
export function pickHost(
  rules: readonly IngressRuleRef[],
  request: RouteRequest,
): { readonly rules: readonly IngressRuleRef[]; readonly losers: readonly Loser[] } {
  const matched = rules.map((rule) => ({ rule, match: matchHost(rule.host, request.host, 'one label') }));
  const best = matched.reduce<HostMatch | undefined>(
    (found, { match }) => (match && (!found || compareHosts(match, found) < 0) ? match : found),
    undefined,
  );
  const winner = matched.find(({ match }) => match && best && compareHosts(match, best) === 0)?.rule;
  const losers = matched.flatMap(({ rule, match }): readonly Loser[] => {
    if (!match) return [{ rule, reason: `its host does not match ${request.host}` }];
    if (best && compareHosts(match, best) === 0) return [];
    return [{ rule, reason: `the host ${winner?.host ?? '*'} is more exact` }];
  });
  const lost = new Set(losers.map(({ rule }) => rule));
  return { rules: rules.filter((rule) => !lost.has(rule)), losers };
}

/** Where a backend of an Ingress leads. */
export function backendOutcome(
  snapshot: Snapshot,
  from: Ingress,
  backend: IngressBackend | undefined,
  ports: 'service' | 'or target',
): Outcome {
  if (backend?.resource) return allTo({ type: 'resource', ...backend.resource });
  if (!backend?.service) return { type: 'none', reason: 'the rule has no backend' };
  return allTo(serviceTarget(snapshot, { from, name: backend.service, port: backend.port, ports }));
}

export function defaultBackendRule(object: Ingress): RuleRef & { readonly object: Ingress } {
  return { object, span: object.spec.defaultBackend ?? object.span, text: 'default backend' };
}

/** `ingress web/shop`. */
export function ingressText(snapshot: Snapshot, object: KubeObject): string {
  return `ingress ${shownNamespace(snapshot, object)}/${nameOf(object)}`;
}

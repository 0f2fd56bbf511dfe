/** Who answers a request, and why nobody else does. */
import type { KubeObject } from '../../kinds/object';
import type { ServicePort } from '../../kinds/service';
import type { Span } from '../../syntax/span';
import type { Endpoint, Service } from '../dns/serviceEndpoints';

export interface RouteAnswer {
  /** What takes the request: all Ingresses together, or one Gateway. */
  readonly entry: RouteEntry;
  readonly outcome: Outcome;
  /** The rules that decide; several where it depends. Empty where none matches. */
  readonly winners: readonly RuleRef[];
  /** Why they do. */
  readonly why: string;
  readonly losers: readonly Loser[];
  /** What else happens on the way. */
  readonly notes: readonly string[];
  /** The path that the backend sees. */
  readonly rewrittenPath: string;
}

export interface RouteEntry {
  readonly type: 'ingress' | 'ingress-nginx' | 'gateway' | 'openshift' | 'istio';
  readonly object: KubeObject | undefined;
}

export interface RuleRef {
  readonly object: KubeObject;
  readonly span: Span;
  /** `app.example.com/api (Prefix)`. */
  readonly text: string;
}

export interface Loser {
  readonly rule: RuleRef;
  readonly reason: string;
}

/** `none`: no rule matches, and what the controller answers then is its own matter. */
export type Outcome =
  | { readonly type: 'backends'; readonly shares: readonly Share[] }
  | { readonly type: 'depends'; readonly reason: string; readonly candidates: readonly (readonly Share[])[] }
  | { readonly type: 'redirect'; readonly status: number; readonly location: string }
  | { readonly type: 'status'; readonly status: number | string; readonly reason: string }
  | { readonly type: 'none'; readonly reason: string };

export interface Share {
  readonly target: BackendTarget;
  readonly percent: number;
}

export type BackendTarget =
  | {
      readonly type: 'service';
      readonly namespace: string;
      readonly name: string;
      /** Of the Service, where it is known. */
      readonly port: ServicePort | undefined;
      readonly portText: string;
      /** undefined: not in the manifests. */
      readonly service: Service | undefined;
      readonly endpoints: readonly TargetEndpoint[];
      /** What keeps it from answering, by what the manifests show. */
      readonly problem: string | undefined;
    }
  | { readonly type: 'resource'; readonly group: string; readonly kind: string; readonly name: string }
  | { readonly type: 'error'; readonly status: number | string; readonly reason: string };

export interface TargetEndpoint {
  readonly endpoint: Endpoint;
  readonly number: number;
}

/** `shop/web:80`, `resource example.com/Bucket/assets`, `500`. */
export function targetText(target: BackendTarget): string {
  switch (target.type) {
    case 'service':
      return `${target.namespace}/${target.name}:${target.portText}`;
    case 'resource':
      return `resource ${target.group}/${target.kind}/${target.name}`;
    case 'error':
      return String(target.status);
  }
}

/** Everything goes to `target`. */
export function allTo(target: BackendTarget): Outcome {
  return target.type === 'error'
    ? { type: 'status', status: target.status, reason: target.reason }
    : { type: 'backends', shares: [{ target, percent: 100 }] };
}

/** Shares by weight; those of one target together. `none`: what is answered where nothing has a weight. */
export function byWeight(
  targets: readonly { readonly target: BackendTarget; readonly weight: number }[],
  none: Extract<BackendTarget, { type: 'error' }>,
): Outcome {
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return allTo(none);
  const shares = new Map<string, Share>();
  for (const { target, weight } of targets) {
    if (weight === 0) continue;
    const key = targetText(target);
    const percent = (shares.get(key)?.percent ?? 0) + (100 * weight) / total;
    shares.set(key, { target, percent });
  }
  const [only, ...others] = shares.values();
  return only && others.length === 0
    ? allTo(only.target)
    : { type: 'backends', shares: [...shares.values()] };
}

/** True where both outcomes are the same for the client. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return outcomeKey(a) === outcomeKey(b);
}

function outcomeKey(outcome: Outcome): string {
  switch (outcome.type) {
    case 'backends':
      return sharesKey(outcome.shares);
    case 'depends':
      return outcome.candidates.map(sharesKey).join('|');
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'status':
      return String(outcome.status);
    case 'none':
      return 'none';
  }
}

function sharesKey(shares: readonly Share[]): string {
  return shares
    .map(({ target, percent }) => `${targetText(target)} ${percent}`)
    .toSorted()
    .join(' ');
}

/** One of several outcomes, of which it is not known which. */
export function dependsOn(outcomes: readonly Outcome[], reason: string): Outcome {
  const [first, ...others] = outcomes;
  if (first && others.every((other) => sameOutcome(first, other))) return first;
  return { type: 'depends', reason, candidates: outcomes.map(sharesOf) };
}

function sharesOf(outcome: Outcome): readonly Share[] {
  switch (outcome.type) {
    case 'backends':
      return outcome.shares;
    case 'depends':
      return outcome.candidates.flat();
    case 'redirect':
    case 'status': {
      const reason = outcome.type === 'redirect' ? `redirect to ${outcome.location}` : outcome.reason;
      return [{ target: { type: 'error', status: outcome.status, reason }, percent: 100 }];
    }
    case 'none':
      return [{ target: { type: 'error', status: 404, reason: outcome.reason }, percent: 100 }];
  }
}

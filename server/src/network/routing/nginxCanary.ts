/** Canary Ingresses of ingress-nginx: a second Ingress for a host and path that takes part of the requests. */
import type { Snapshot } from '../../workspace/snapshot';
import { byWeight, type Outcome, type Share } from './answer';
import { backendOutcome, type Ingress, type IngressRuleRef, rulesOf } from './ingressRules';
import { nginxAnnotation, nginxFlag, nginxNumber } from './nginxAnnotations';
import { readPattern } from './pathMatch';
import type { RouteRequest } from './request';

export function isCanary(object: Ingress): boolean {
  return nginxFlag(object, 'canary') === true;
}

export interface CanaryResult {
  readonly outcome: Outcome;
  /** The canary's rule; undefined where there is none. */
  readonly rule: IngressRuleRef | undefined;
  /** What decides: `header x-canary: always`, `weight 20 of 100`. */
  readonly why: string;
}

/** What `main`, the outcome of `rule`, becomes with the canary for the same host and path, if there is one. */
export function withCanary(
  snapshot: Snapshot,
  canaries: readonly Ingress[],
  rule: IngressRuleRef,
  main: Outcome,
  request: RouteRequest,
): CanaryResult {
  const canary = rulesOf(canaries).find((each) => each.host === rule.host && each.path === rule.path);
  if (!canary || main.type !== 'backends') return { outcome: main, rule: undefined, why: '' };
  const outcome = backendOutcome(snapshot, canary.object, canary.backend, 'or target');
  const choice = choiceFor(canary.object, request);
  if (choice.percent >= 100) return { outcome, rule: canary, why: choice.why };
  if (choice.percent <= 0 || outcome.type !== 'backends')
    return { outcome: main, rule: canary, why: choice.why };
  const weighted = [...scaled(main.shares, 100 - choice.percent), ...scaled(outcome.shares, choice.percent)];
  const none = { type: 'error', status: 503, reason: 'no backend has a weight' } as const;
  return { outcome: byWeight(weighted, none), rule: canary, why: choice.why };
}

function scaled(
  shares: readonly Share[],
  percent: number,
): readonly { target: Share['target']; weight: number }[] {
  return shares.map((share) => ({ target: share.target, weight: (share.percent * percent) / 100 }));
}

interface Choice {
  /** Of requests like this one that go to the canary. */
  readonly percent: number;
  readonly why: string;
}

/** Header before cookie before weight. @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary */
function choiceFor(canary: Ingress, request: RouteRequest): Choice {
  return headerChoice(canary, request) ?? cookieChoice(canary, request) ?? weightChoice(canary);
}

function headerChoice(canary: Ingress, { headers }: RouteRequest): Choice | undefined {
  const name = nginxAnnotation(canary, 'canary-by-header');
  const value = name === undefined ? undefined : headers.get(name.toLowerCase());
  if (value === undefined) return undefined;
  const wanted = nginxAnnotation(canary, 'canary-by-header-value');
  const pattern = nginxAnnotation(canary, 'canary-by-header-pattern');
  const why = `header ${name}: ${value}`;
  if (wanted !== undefined) return value === wanted ? { percent: 100, why } : undefined;
  if (pattern !== undefined) return readPattern(pattern)?.test(value) ? { percent: 100, why } : undefined;
  return alwaysOrNever(value, why);
}

function cookieChoice(canary: Ingress, { headers }: RouteRequest): Choice | undefined {
  const name = nginxAnnotation(canary, 'canary-by-cookie');
  if (name === undefined) return undefined;
  const cookies = (headers.get('cookie') ?? '').split(';').map((each) => each.trim());
  const value = cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === undefined ? undefined : alwaysOrNever(value, `cookie ${name}=${value}`);
}

function alwaysOrNever(value: string, why: string): Choice | undefined {
  if (value === 'always') return { percent: 100, why };
  return value === 'never' ? { percent: 0, why } : undefined;
}

function weightChoice(canary: Ingress): Choice {
  const weight = nginxNumber(canary, 'canary-weight') ?? 0;
  const total = nginxNumber(canary, 'canary-weight-total') ?? 100;
  return { percent: total === 0 ? 0 : (100 * weight) / total, why: `weight ${weight} of ${total}` };
}

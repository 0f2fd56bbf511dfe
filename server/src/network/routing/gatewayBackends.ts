/** What a rule of a Gateway API route does with a request that it takes. */
import type { NameLink } from '../../kinds/link';
import type { KubeObject } from '../../kinds/object';
import type { BackendRef, PathChange, Redirect, RouteMatch, RouteRule } from '../../kinds/routeFacts';
import { integer } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import { isGranted } from '../grants';
import { type BackendTarget, byWeight, type Outcome } from './answer';
import { serviceTarget } from './backendTarget';
import { withoutSlash } from './pathMatch';
import type { RouteRequest } from './request';

type ErrorTarget = Extract<BackendTarget, { type: 'error' }>;

/** Status of an answer that no backend gives; a word where the protocol has no such status. */
export type Failure = 500 | 'UNAVAILABLE' | 'reset';

/** Where `rule` of `route` leads. A redirect leads nowhere else. */
export function ruleOutcome(
  snapshot: Snapshot,
  route: KubeObject,
  rule: RouteRule,
  match: RouteMatch | undefined,
  request: RouteRequest,
  failure: Failure,
): Outcome {
  const redirect = rule.filters.find((filter) => filter.type === 'redirect');
  if (redirect?.type === 'redirect') return redirectOutcome(redirect.redirect, match, request);
  const targets = rule.backends.map((ref) => ({
    target: backendTarget(snapshot, route, ref, failure),
    weight: integer(ref.weight) ?? 1,
  }));
  const reason = targets.length > 0 ? 'no backend has a weight' : 'the rule has no backends';
  return byWeight(targets, { type: 'error', status: failure, reason });
}

function backendTarget(
  snapshot: Snapshot,
  route: KubeObject,
  { group, kind, name, namespace, port }: BackendRef,
  failure: Failure,
): BackendTarget {
  const error = (reason: string): ErrorTarget => ({ type: 'error', status: failure, reason });
  if (!name) return error('a backend without a name');
  if (group !== '' || kind !== 'Service') return error(`implementations differ on backends of kind ${kind}`);
  const link: NameLink = { type: 'name', role: 'backend', text: name, group, kind, namespace };
  if (isGranted(snapshot, route, link) === 'no') {
    return error(`no ReferenceGrant in ${namespace?.value} lets ${route.kind.value} refer to ${name.value}`);
  }
  const target = serviceTarget(snapshot, { from: route, name, namespace: namespace?.value, port });
  if (!port) return error(`the backend ${name.value} has no port`);
  return target.problem === undefined ? target : error(`${name.value}: ${target.problem}`);
}

function redirectOutcome(redirect: Redirect, match: RouteMatch | undefined, request: RouteRequest): Outcome {
  const scheme = redirect.scheme?.value ?? request.scheme ?? 'http';
  const host = redirect.hostname?.value ?? request.host;
  const port = redirect.port ? `:${redirect.port.value}` : '';
  const path = changedPath(redirect.path, match, request.path);
  const status = integer(redirect.statusCode) ?? 302;
  return { type: 'redirect', status, location: `${scheme}://${host}${port}${path}` };
}

/** The path that the backends see. */
export function rewrittenBy(rule: RouteRule, match: RouteMatch | undefined, path: string): string {
  const rewrite = rule.filters.find((filter) => filter.type === 'rewrite');
  return rewrite?.type === 'rewrite' ? changedPath(rewrite.path, match, path) : path;
}

function changedPath(change: PathChange | undefined, match: RouteMatch | undefined, path: string): string {
  if (!change) return path;
  if (change.type === 'ReplaceFullPath') return change.value;
  const prefix = withoutSlash(match?.path?.value?.value ?? '/');
  const rest = path.slice(prefix.length);
  const joined = withoutSlash(change.value) + rest;
  return joined === '' ? '/' : joined;
}

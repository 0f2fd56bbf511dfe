/**
 * Locations that ingress-nginx makes of the paths of one host, and which of them nginx takes.
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/
 */
import type { IngressRuleRef } from './ingressRules';
import { nginxFlag, rewriteTarget } from './nginxAnnotations';
import { readPattern } from './pathMatch';

export interface Location {
  readonly rule: IngressRuleRef;
  readonly type: 'exact' | 'prefix' | 'regex';
  readonly path: string;
}

/** `redirect`: nginx adds the slash that the location ends with. */
export type Located =
  | { readonly type: 'found'; readonly location: Location; readonly why: string }
  | { readonly type: 'redirect'; readonly location: Location }
  | { readonly type: 'none' };

/** True where any path of the host asks for regular expressions: then all of them become some. */
export function usesRegex(rules: readonly IngressRuleRef[]): boolean {
  return rules.some((rule) => isPattern(rule));
}

function isPattern({ object, path }: IngressRuleRef): boolean {
  return nginxFlag(object, 'use-regex') === true || rewriteTarget(object, path ?? '/') !== undefined;
}

/** Locations in the order in which nginx tries regular expressions: the longest first. */
export function locationsOf(rules: readonly IngressRuleRef[]): readonly Location[] {
  const exact = new Set(rules.filter(({ pathType }) => pathType === 'Exact').map(({ path }) => path));
  const regex = usesRegex(rules);
  const locations = rules.flatMap((rule): readonly Location[] => {
    const { path, pathType } = rule;
    if (path === undefined) return [];
    const plain = pathType !== 'Prefix' || path === '/' || isPattern(rule);
    if (plain) return [{ rule, type: pathType === 'Exact' ? 'exact' : 'prefix', path }];
    const below: Location = { rule, type: 'prefix', path: path.endsWith('/') ? path : `${path}/` };
    return exact.has(path) || path.endsWith('/') ? [below] : [below, { rule, type: 'exact', path }];
  });
  const typed = regex ? locations.map((location) => ({ ...location, type: 'regex' as const })) : locations;
  return typed.toSorted((a, b) => b.path.length - a.path.length || (a.path < b.path ? 1 : -1));
}

/** The location that serves `path`. */
export function locate(locations: readonly Location[], path: string): Located {
  const exact = locations.find((location) => location.type === 'exact' && location.path === path);
  if (exact)
    return { type: 'found', location: exact, why: `the location = ${exact.path} is exactly the path` };
  const regex = locations.find(
    (location) => location.type === 'regex' && readPattern(`^${location.path}`, 'i')?.test(path),
  );
  if (regex) {
    return {
      type: 'found',
      location: regex,
      why: `~* "^${regex.path}" is the longest expression that matches`,
    };
  }
  const prefix = locations.find((location) => location.type === 'prefix' && path.startsWith(location.path));
  const slash = locations.find((location) => location.type === 'prefix' && location.path === `${path}/`);
  if (slash) return { type: 'redirect', location: slash };
  if (prefix) return { type: 'found', location: prefix, why: `${prefix.path} is the longest prefix` };
  return { type: 'none' };
}

/** The path that the backend sees. */
export function rewrittenPath({ rule }: Location, path: string): string {
  const target = rewriteTarget(rule.object, rule.path ?? '/');
  if (target === undefined) return path;
  const match = readPattern(rule.path ?? '/', 'i')?.exec(path);
  if (!match) return path;
  const uri = target.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
  return uri.startsWith('/') ? uri : `/${uri}`;
}

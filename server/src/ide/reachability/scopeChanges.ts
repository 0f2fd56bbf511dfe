/** What an edit opens and closes in each scope that it touches: two snapshots of one workspace, compared. */
import type { Worlds } from '../../network/reach/changeCause';
import { type Scope, scopesOf, scopesOfFile, worldOfScope } from '../../network/reach/scopes';
import type { Snapshot } from '../../workspace/snapshot';
import { type ChangeLimits, type ReachChanges, reachChanges } from './changes';
import { rowText } from './causeText';

export interface ScopeChanges extends ReachChanges {
  /** Labels of the scopes in which just this changes. */
  readonly scopes: readonly string[];
}

/** Scopes that hold a file that differs; one after the other, for each may take a while. */
export function* scopeChanges(
  before: Snapshot,
  after: Snapshot,
  limits: ChangeLimits,
): Generator<ScopeChanges> {
  for (const { label, worlds } of touchedScopes(before, after)) {
    const found = reachChanges(worlds, limits);
    if (hasChanges(found)) yield { scopes: [label], ...found };
  }
}

export function hasChanges({ rows, added, removed }: ReachChanges): boolean {
  return rows.length > 0 || added.length > 0 || removed.length > 0;
}

/** Overlays of one base change alike: what is the same in several is said once. */
export function mergeScopes(found: Iterable<ScopeChanges>): readonly ScopeChanges[] {
  const merged = new Map<string, ScopeChanges>();
  for (const each of found) {
    const { rows, opened, closed, more } = each;
    const key = JSON.stringify([opened, closed, more, ...rows.map(rowText)]);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, scopes: [...known.scopes, ...each.scopes] } : each);
  }
  return [...merged.values()];
}

interface Touched {
  readonly label: string;
  readonly worlds: Worlds;
}

function* touchedScopes(before: Snapshot, after: Snapshot): Generator<Touched> {
  if (before === after) return;
  const files = changedFiles(before, after);
  const now = idsOf(files.flatMap((uri) => scopesOfFile(after, uri)));
  const old = idsOf(files.flatMap((uri) => scopesOfFile(before, uri)));
  const units = new Set(scopesOf(after).flatMap((scope) => scope.units.map(({ id }) => id)));
  for (const scope of now.values()) {
    yield { label: scope.label, worlds: worldsOf(before, after, scope, old.get(scope.id)) };
  }
  for (const scope of old.values()) {
    if (scope.units.some(({ id }) => units.has(id))) continue;
    yield {
      label: scope.label,
      worlds: { before: worldOfScope(before, scope), after: worldOfScope(after, scope) },
    };
  }
}

/** The world of `scope`, which is one of `after`, and what it was before. */
export function worldsOf(
  before: Snapshot,
  after: Snapshot,
  scope: Scope,
  same: Scope | undefined = scopesOf(before).find(({ id }) => id === scope.id),
): Worlds {
  const was = same && sameUnits(same, scope) ? same : scope; // what else was with it, is elsewhere now
  return { before: worldOfScope(before, was), after: worldOfScope(after, scope) };
}

function idsOf(scopes: readonly Scope[]): ReadonlyMap<string, Scope> {
  return new Map(scopes.map((scope) => [scope.id, scope]));
}

function sameUnits(a: Scope, b: Scope): boolean {
  const ids = ({ units }: Scope): string => units.map(({ id }) => id).join('\n');
  return ids(a) === ids(b);
}

function changedFiles(before: Snapshot, after: Snapshot): readonly string[] {
  const changed = [...after.files()].filter((file) => before.file(file.uri) !== file).map(({ uri }) => uri);
  const gone = [...before.files()].filter(({ uri }) => after.file(uri) === undefined).map(({ uri }) => uri);
  return [...changed, ...gone];
}

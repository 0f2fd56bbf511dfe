/** The picture of a scope, with the others that can be chosen instead. */
import { opennessOfScope, type Scope, scopesOf, worldOfScope } from '../../network/reach/scopes';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { ReachGraph } from './graph';
import { reachGraph } from './reachGraph';

export interface ScopePicture {
  readonly scope: Scope;
  readonly graph: ReachGraph;
  /** Why there may be more than is shown; empty where all is. */
  readonly notes: readonly string[];
}

/** The scope of that id, or else the first of `preferred`, or else the first of all; undefined where there is none. */
export function chosenScope(
  snapshot: Snapshot,
  id: string | undefined,
  preferred: readonly Scope[],
): Scope | undefined {
  const all = scopesOf(snapshot);
  return all.find((scope) => scope.id === id) ?? preferred[0] ?? all[0];
}

/** Drawn once for each snapshot. */
export function scopePicture(snapshot: Snapshot, scope: Scope): ScopePicture {
  const world = worldOfScope(snapshot, scope);
  const open = opennessOfScope(snapshot, scope);
  return {
    scope,
    graph: snapshot.memo(world, () => reachGraph(world)),
    notes: open.length === 0 ? [] : [`There may be more: ${open.join(', ')}`],
  };
}

/** The node of the object that stands at `location`; undefined where it has none. */
export function nodeWithin({ nodes }: ReachGraph, location: Location): string | undefined {
  const within = nodes.find(
    ({ place }) => place?.uri === location.uri && location.start <= place.start && place.end <= location.end,
  );
  return within?.id;
}

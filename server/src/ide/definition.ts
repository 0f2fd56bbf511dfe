/** Go to definition: where the link at the cursor leads; on a declaration, the declaration itself. */
import { resolve, type Target } from '../network/resolve';
import type { Location, Snapshot } from '../workspace/snapshot';
import { deployedPathAt } from './gitops/deployedPath';
import { helmDefinition } from './helm/helmDefinition';
import { kustomizationDefinition } from './kustomization/kustomizationDefinition';
import { patchedObjects } from './kustomization/patchedObjects';
import type { SymbolAt } from './symbolAt';
import { navigated, symbolsFor } from './symbolsFor';

export interface Definition {
  /** What the cursor stands on. */
  readonly origin: Location;
  /** What a jump selects. */
  readonly target: Location;
  /** The whole of what it belongs to, for a peek. */
  readonly whole: Location;
}

/** Definitions for the link at `offset`; the nearest unit's only. Empty where nothing is linked or nothing fits. */
export function definition(snapshot: Snapshot, uri: string, offset: number): readonly Definition[] {
  const named = kustomizationDefinition(snapshot, uri, offset);
  if (named.length > 0) return named;
  const inChart = helmDefinition(snapshot, uri, offset);
  if (inChart) return inChart;
  const path = deployedPathAt(snapshot, uri, offset);
  if (path) {
    const target = { uri: path.target, start: 0, end: 0 };
    return [{ origin: path.origin, target, whole: target }];
  }
  const patched = patchedObjects(snapshot, uri, offset);
  if (patched) {
    return patched.objects.map((object) =>
      toDefinition(snapshot, patched.origin, { object, span: object.name ?? object.kind }),
    );
  }
  const { symbols, snapshot: seen } = symbolsFor(snapshot, uri, offset);
  const places = seen === snapshot ? navigated(snapshot) : [seen];
  for (const each of places) {
    const found = unique(symbols.flatMap((symbol) => definitionsOf(each, symbol)));
    if (found.length > 0) return found;
  }
  return [];
}

function definitionsOf(snapshot: Snapshot, { origins, declarations }: SymbolAt): readonly Definition[] {
  if (origins.length === 0) {
    return declarations.map(({ object, span }) =>
      toDefinition(snapshot, snapshot.locate(object, span), { object, span }),
    );
  }
  return origins.flatMap((origin) => {
    const { targets } = resolve(snapshot, origin.object, origin.link, origin.requirement);
    return targets.map((target) =>
      toDefinition(snapshot, snapshot.locate(origin.object, origin.span), target),
    );
  });
}

function toDefinition(snapshot: Snapshot, origin: Location, { object, span }: Target): Definition {
  return { origin, target: snapshot.locate(object, span), whole: snapshot.locate(object, object.span) };
}

/** One definition for each target: two links may lead to the same place. */
function unique(definitions: readonly Definition[]): readonly Definition[] {
  const seen = new Map(definitions.map((each) => [`${each.target.uri}:${each.target.start}`, each]));
  return [...seen.values()];
}

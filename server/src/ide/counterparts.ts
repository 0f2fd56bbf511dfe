/** What stands at a place in other copies of the application: where the same link leads in another environment. */
import type { KubeObject } from '../kinds/object';
import { resolve, type Target } from '../network/resolve';
import type { Span } from '../syntax/span';
import { areCopies, writtenName } from '../workspace/copies';
import { keys } from '../workspace/keys';
import { isKustomizationFile } from '../workspace/kustomization';
import type { Unit } from '../workspace/layout';
import type { Location, Snapshot } from '../workspace/snapshot';
import { unitFile } from '../workspace/unitFile';
import { type Declaration, declarationsOf, type SymbolAt } from './symbolAt';
import { symbolsFor } from './symbolsFor';

export interface Counterpart {
  readonly unit: Unit;
  /** `declared`: another object's. `rendered`: the same object's, of a base that both units render. */
  readonly as: 'declared' | 'rendered';
  /** Of the name, port or label in that unit; of what is rendered, where the unit changes it. */
  readonly location: Location;
}

export interface Counterparts {
  /** Units of what the place means. */
  readonly own: readonly Unit[];
  /** One for each other unit, by their folders; empty where there is no other copy. */
  readonly others: readonly Counterpart[];
}

/** For the link or the name at `offset`; what else is declared there has none. */
export function counterparts(snapshot: Snapshot, uri: string, offset: number): Counterparts {
  const { deployed } = snapshot;
  const seen = snapshot.viewOf(uri);
  const symbols = symbolsFor(snapshot, uri, offset).symbols.filter(
    ({ object }) => object && (!seen || deployed.unitsOf(object).some(({ id }) => seen.has(id))),
  );
  const targets = symbols.flatMap((symbol) => targetsOf(deployed, symbol));
  const holders = [...symbols.flatMap(({ object }) => object ?? []), ...targets.map(({ object }) => object)];
  const own = new Map(holders.flatMap((object) => deployed.unitsOf(object).map((unit) => [unit.id, unit])));
  const known = new Set(targets.map((target) => keyOf(deployed.locate(target.object, target.span))));
  const around = new Set(deployed.layout.unitsOf(uri).map(({ id }) => id));
  const found = new Map<string, Counterpart>();
  for (const target of targets) {
    for (const { object, span, unit } of copiesOf(deployed, target)) {
      if (own.has(unit.id) || found.has(unit.id)) continue;
      const location = deployed.locate(object, span);
      const same = known.has(keyOf(location));
      if (same && around.has(unit.id)) continue; // whoever reads a base knows
      found.set(
        unit.id,
        same
          ? { unit, as: 'rendered', location: placeIn(deployed, unit, object) }
          : { unit, as: 'declared', location },
      );
    }
  }
  const others = [...found.values()].toSorted((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
  return { own: [...own.values()], others };
}

function targetsOf(snapshot: Snapshot, { origins, declarations }: SymbolAt): readonly Target[] {
  const linked = origins.flatMap(
    ({ object, link, requirement }) => resolve(snapshot, object, link, requirement).targets,
  );
  return origins.length > 0 ? linked : declarations.filter(({ type }) => type === 'name');
}

/** The same name, port or label of the object of that kind and name in each copy of the application. */
function copiesOf(
  snapshot: Snapshot,
  { object, span }: Target,
): readonly (Target & { readonly unit: Unit })[] {
  const name = writtenName(object);
  if (name === undefined) return [];
  const units = snapshot.unitsOf(object);
  const [group, kind] = [object.group, object.kind.value];
  const named = [keys.name, keys.written].flatMap((key) => snapshot.lookup(key(group, kind, name)));
  return named.flatMap((other) => {
    if (other === object || other.kind.value !== kind || writtenName(other) !== name) return [];
    const same = counterpartOf(other, object, span);
    if (!same) return [];
    return snapshot
      .unitsOf(other)
      .filter((unit) => units.some((each) => areCopies(snapshot, each, unit)))
      .map((unit) => ({ object: other, span: same, unit }));
  });
}

/** What `other` declares as `object` declares what is at `span`. */
function counterpartOf(other: KubeObject, object: KubeObject, span: Span): Span | undefined {
  const within = ({ span: each }: Declaration): boolean => span.start <= each.start && each.end <= span.end;
  const declared = declarationsOf(object).find(within);
  return declarationsOf(other).find(
    (each) => each.type === declared?.type && partOf(each) === partOf(declared),
  )?.span;
}

/** What tells it from others of its type in one object. */
function partOf(declaration: Declaration): string {
  switch (declaration.type) {
    case 'name':
      return '';
    case 'label':
    case 'own label':
      return declaration.pair.key.value;
    case 'provided':
      return declaration.provided.kind;
    case 'service port':
    case 'container port':
      return (declaration.port.name ?? declaration.port.number)?.value ?? '';
  }
}

/** In the files of `unit`, what changes the object, or else the kustomization, or the values. */
function placeIn(snapshot: Snapshot, unit: Unit, { document }: KubeObject): Location {
  const change = document.origins?.regions.find(
    ({ document: { uri } }) => uri.startsWith(`${unit.id}/`) && !isKustomizationFile(uri),
  )?.document;
  if (change) {
    const start = snapshot.startOf(change);
    return { uri: change.uri, start, end: start };
  }
  const uri = unitFile(snapshot, unit) ?? unit.id;
  const start = snapshot.file(uri)?.kustomization?.content ?? 0;
  return { uri, start, end: start };
}

function keyOf({ uri, start }: Location): string {
  return `${uri}:${start}`;
}

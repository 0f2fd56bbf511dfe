/**
 * Which objects a reference can mean. An object without a namespace takes the one that its deployment gives it, so
 * it fits any; the own unit of deployment goes before the rest of the workspace, where copies of the same
 * application stand.
 */
import type { KubeObject } from '../kinds/object';
import { keys } from './keys';
import type { Unit } from './layout';
import type { Snapshot } from './snapshot';

/** Objects that fit, by nearness; each list in the order of files and documents. */
export interface Found {
  readonly own: readonly KubeObject[];
  readonly elsewhere: readonly KubeObject[];
}

export interface Place {
  /** The object that refers. */
  readonly from: KubeObject;
  /** Namespace that is looked in: undefined where the deployment decides it. `ANY` looks in all. */
  readonly namespace: string | undefined | typeof ANY;
}

export const ANY: unique symbol = Symbol('any namespace');

/** The nearest: those of the own unit, or else those of the workspace. */
export function nearest(found: Found): readonly KubeObject[] {
  return found.own.length > 0 ? found.own : found.elsewhere;
}

export function placeOf(snapshot: Snapshot, from: KubeObject): Place {
  return { from, namespace: snapshot.namespaceOf(from) };
}

/** True unless both namespaces are known and differ. */
export function compatible(a: Place['namespace'], b: string | undefined): boolean {
  return a === ANY || a === undefined || b === undefined || a === b;
}

/** Objects named `name` that a reference from `place` can mean. Cluster-scoped kinds have no namespace. */
export function findByName(
  snapshot: Snapshot,
  group: string,
  kind: string,
  name: string,
  place: Place,
): Found {
  return find(snapshot, keys.name(group, kind, name), place, () => true);
}

/** Objects under `key` that fit `place` and `accepts`. */
export function find(
  snapshot: Snapshot,
  key: string,
  place: Place,
  accepts: (object: KubeObject) => boolean,
): Found {
  const fits = (object: KubeObject): boolean => inNamespace(snapshot, object, place) && accepts(object);
  const units = snapshot.unitsOf(place.from);
  const own = unique(units.flatMap((unit) => snapshot.lookupWithin(key, unit))).filter(fits);
  if (own.length > 0) return { own: inOrder(snapshot, own), elsewhere: [] };
  return { own, elsewhere: inOrder(snapshot, snapshot.lookup(key).filter(fits)) };
}

/** Objects under `key` in the units of `object`. */
export function inUnits(snapshot: Snapshot, key: string, object: KubeObject): readonly KubeObject[] {
  return unique(snapshot.unitsOf(object).flatMap((unit: Unit) => snapshot.lookupWithin(key, unit)));
}

/** Objects that `accepts` in the whole workspace, the own unit's first. */
export function findAll(
  snapshot: Snapshot,
  key: string,
  place: Place,
  accepts: (object: KubeObject) => boolean,
): Found {
  const found = find(snapshot, key, place, accepts);
  if (found.own.length === 0) return found;
  const own = new Set(found.own);
  const fits = (object: KubeObject): boolean => !own.has(object) && inNamespace(snapshot, object, place);
  return {
    own: found.own,
    elsewhere: inOrder(
      snapshot,
      snapshot.lookup(key).filter((object) => fits(object) && accepts(object)),
    ),
  };
}

function inNamespace(snapshot: Snapshot, object: KubeObject, place: Place): boolean {
  const { namespace } = place;
  if (namespace === ANY || namespace === undefined || object.definition.scope === 'Cluster') return true;
  return compatible(namespace, snapshot.namespaceOf(object));
}

function unique(objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects.length > 1 ? [...new Set(objects)] : objects;
}

/** `objects` in the order of files and documents. */
export function inOrder(snapshot: Snapshot, objects: readonly KubeObject[]): readonly KubeObject[] {
  if (objects.length < 2) return objects;
  const place = (object: KubeObject): number => snapshot.startOf(object.document) + object.span.start;
  return objects.toSorted((a, b) => compare(a.document.uri, b.document.uri) || place(a) - place(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

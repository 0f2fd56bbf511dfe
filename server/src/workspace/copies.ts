/**
 * Which units are copies of one application (dev, staging, prod): the objects of either are mostly those of the other, by
 * kind and by name as it is written. Leaves that share a base are, folders side by side often; applications that share
 * no more than a component, or a name, are not.
 */
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import type { Unit } from './layout';
import type { Snapshot } from './snapshot';

/** One object of a name is no application. */
const MIN_SHARED = 2;
/** Of the objects of both units. */
const MIN_SHARE = 0.5;

/** True where `a` and `b` hold mostly the same objects; of a deployed snapshot. A unit is no copy of itself. */
export function areCopies(snapshot: Snapshot, a: Unit, b: Unit): boolean {
  if (a.id === b.id) return false;
  const [one, other] = [identitiesIn(snapshot, a), identitiesIn(snapshot, b)];
  const shared = [...one].filter((each) => other.has(each)).length;
  return shared >= MIN_SHARED && (2 * shared) / (one.size + other.size) >= MIN_SHARE;
}

/** What the object is called where it is written, before any prefix; undefined where a template says so. */
export function writtenName({ name }: KubeObject): string | undefined {
  return isKnown(name) ? (name.written ?? name.value) : undefined;
}

function identitiesIn(snapshot: Snapshot, unit: Unit): ReadonlySet<string> {
  return snapshot.memo(unit, (recorded) => {
    const names = recorded.objectsIn(unit).flatMap((object) => {
      const name = writtenName(object);
      return name === undefined ? [] : [`${object.group}/${object.kind.value}/${name}`];
    });
    return new Set(names);
  });
}

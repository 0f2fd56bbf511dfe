/** Whether an object that a link names may be called missing. */
import type { NameLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import { worldAround } from '../workspace/closedWorld';
import { ANY, compatible, inUnits, type Place } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { editDistance, isNearMiss, NEAR_NAME, type Reach } from './nearMiss';
import { referredName } from './referredName';
import { namedObjects, placeOfName } from './resolve';

/** `misspelt`: a name that comes near is there. `nothing`: the files show everything, and none of that name. */
export type Missing =
  | { readonly state: 'misspelt'; readonly similar: readonly [KubeObject, ...KubeObject[]] }
  | { readonly state: 'nothing' };

/** Why `link` of `from` leads nowhere; undefined where it leads somewhere, or where nothing can be said. */
export function missingObject(snapshot: Snapshot, from: KubeObject, link: NameLink): Missing | undefined {
  const { text, group, kind } = link;
  if (!isKnown(text) || text.value === '' || (link.namespace && !isKnown(link.namespace))) return undefined;
  if (namedObjects(snapshot, from, link).length > 0) return undefined;
  const place = placeOfName(snapshot, from, link);
  const key = keys.kind(group, kind);
  const around = inUnits(snapshot, key, from).filter((object) => isAt(snapshot, object, place));
  const isNear = (object: KubeObject, reach: Reach): boolean =>
    isNearMiss(text.value, referredName(from, object), NEAR_NAME, reach);
  const near = around.filter((object) => isNear(object, 'unit'));
  const beyond = snapshot
    .lookup(key)
    .filter((object) => isNear(object, 'workspace')) // few are: it goes first
    .filter((object) => !around.includes(object) && isAt(snapshot, object, place));
  const distance = (object: KubeObject): number => editDistance(text.value, referredName(from, object));
  const [first, ...others] = [...near, ...beyond].toSorted((a, b) => distance(a) - distance(b));
  if (first) return { state: 'misspelt', similar: [first, ...others] };
  const closed = around.length > 0 && worldAround(snapshot, from, key) === 'closed';
  return closed && !isOfCluster(place) ? { state: 'nothing' } : undefined;
}

function isAt(snapshot: Snapshot, object: KubeObject, { namespace }: Place): boolean {
  return object.definition.scope === 'Cluster' || compatible(namespace, snapshot.namespaceOf(object));
}

/** The cluster keeps objects of its own in namespaces that begin with `kube-`. */
function isOfCluster({ namespace }: Place): boolean {
  return namespace !== ANY && (namespace?.startsWith('kube-') ?? false);
}

/**
 * When something may be called missing at all: only where the files show everything that is deployed together,
 * and something of the sort that is looked for. All else is unknown, and unknown never warns.
 */
import type { KubeObject } from '../kinds/object';
import { inUnits } from './find';
import type { Snapshot } from './snapshot';

/**
 * `closed`: every unit of the object shows all it has, and one holds objects under the key.
 * `empty`: nothing of the sort is in the units, so it lives elsewhere. `open`: something may be hidden.
 */
export type World = 'closed' | 'empty' | 'open';

/** How much of the world around `object` is known; `key` names the sort of object that is looked for. */
export function worldAround(snapshot: Snapshot, object: KubeObject, key: string): World {
  if (whyOpen(snapshot, object).length > 0) return 'open';
  return inUnits(snapshot, key, object).length > 0 ? 'closed' : 'empty';
}

/**
 * Reasons for which objects may exist beside those in the files of `object`'s units. Namespaces that start with
 * `kube-` are the cluster's.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#working-with-namespaces
 */
export function whyOpen(snapshot: Snapshot, object: KubeObject): readonly string[] {
  const own = object.document.templated ? ['this document is a template'] : [];
  const namespace = snapshot.namespaceOf(object);
  if (namespace?.startsWith('kube-')) own.push(`the cluster keeps objects of its own in \`${namespace}\``);
  return [...own, ...snapshot.unitsOf(object).flatMap((unit) => snapshot.openness(unit))];
}

/** True where the object's own document shows all that it holds: nothing is rendered into it, nothing is broken. */
export function isWhole({ document }: KubeObject): boolean {
  return !document.templated && document.problems.length === 0;
}

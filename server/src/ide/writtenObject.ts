/** The object that stands in a file, of one that a kustomization renders. */
import type { KubeObject } from '../kinds/object';

/** The object itself where nothing renders it; undefined where its document holds others, too. */
export function writtenObject(object: KubeObject): KubeObject | undefined {
  const { origins } = object.document;
  if (!origins) return object;
  const [only, ...more] = origins.own.document.objects;
  return more.length === 0 ? only : undefined;
}

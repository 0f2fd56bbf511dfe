/** The object that stands in a file, of one that a kustomization renders. */
import type { KubeObject } from '../kinds/object';

/** The object itself where nothing renders it; undefined for what a generator makes. */
export function writtenObject(object: KubeObject): KubeObject | undefined {
  const { origins } = object.document;
  if (!origins) return object;
  const { document, start } = origins.own;
  return document.objects.find(({ span }) => span.start === object.span.start - start);
}

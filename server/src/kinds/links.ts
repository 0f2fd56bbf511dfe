/** Every outgoing edge of an object. */
import type { Link } from './link';
import type { KubeObject } from './object';

export function linksOf(object: KubeObject): readonly Link[] {
  return object.definition.links?.(object) ?? [];
}

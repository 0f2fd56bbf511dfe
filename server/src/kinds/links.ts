/** Every outgoing edge of an object: those of its kind, and the namespaces that it and they name. */
import { annotationHostLinks } from './hostValues';
import type { Link } from './link';
import { NAMESPACE, nameLink } from './linked';
import type { KubeObject } from './object';

export function linksOf(object: KubeObject): readonly Link[] {
  const links = [...(object.definition.links?.(object) ?? []), ...annotationHostLinks(object.annotations)];
  const named = links.flatMap((link) => (link.type === 'name' && link.namespace ? [link.namespace] : []));
  const own = object.definition.scope === 'Namespaced' && object.namespace ? [object.namespace] : [];
  const namespaces = [...own, ...named].flatMap((text) => nameLink('namespace', text, NAMESPACE));
  return namespaces.length > 0 ? [...links, ...namespaces] : links;
}

/** `namespace`, `namePrefix` and `nameSuffix`. */
import { changed, isClusterScoped, kindOf, type Resource, withMetadata } from './resource';
import { isMap, textAt, type TreeMap, updateAt } from './tree';

/** Kinds whose names are no matter of a prefix. */
const UNPREFIXED: ReadonlySet<string> = new Set(['APIService', 'CustomResourceDefinition', 'Namespace']);
/** Namespaces outside of the metadata. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  APIService: ['spec', 'service', 'namespace'],
  CustomResourceDefinition: ['spec', 'conversion', 'webhook', 'clientConfig', 'service', 'namespace'],
};

export function applyNamespace(resource: Resource, kustomization: TreeMap): Resource {
  const namespace = textAt(kustomization, 'namespace');
  const { tree } = resource;
  if (namespace === '') return resource;
  if (kindOf(tree) === 'Namespace') return changed(resource, withMetadata(tree, 'name', namespace));
  if (!isClusterScoped(tree)) return changed(resource, withMetadata(tree, 'namespace', namespace));
  const path = FURTHER[kindOf(tree)];
  const updated = path ? updateAt(tree, path, 'leave', () => namespace) : tree;
  return isMap(updated) ? { ...resource, tree: updated } : resource;
}

export function applyAffixes(resource: Resource, kustomization: TreeMap): Resource {
  const [prefix, suffix] = [textAt(kustomization, 'namePrefix'), textAt(kustomization, 'nameSuffix')];
  const { tree, prefixes, suffixes } = resource;
  if ((prefix === '' && suffix === '') || UNPREFIXED.has(kindOf(tree))) return resource;
  const name = prefix + textAt(tree, 'metadata', 'name') + suffix;
  return {
    ...changed(resource, withMetadata(tree, 'name', name)),
    prefixes: prefix === '' ? prefixes : [...prefixes, prefix],
    suffixes: suffix === '' ? suffixes : [...suffixes, suffix],
  };
}

/** `namespace`, `namePrefix` and `nameSuffix`. */
import { type ScalarNode, scalarAt } from '../../syntax/node';
import { changed, isClusterScoped, kindOf, type Resource, withTree } from './resource';
import { isMap, keyBy, pairsAt, renamed, textAt, type TreeMap, updateAt } from './tree';

/** Kinds whose names are no matter of a prefix. */
const UNPREFIXED: ReadonlySet<string> = new Set(['APIService', 'CustomResourceDefinition', 'Namespace']);
/** Namespaces outside of the metadata. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  APIService: ['spec', 'service', 'namespace'],
  CustomResourceDefinition: ['spec', 'conversion', 'webhook', 'clientConfig', 'service', 'namespace'],
};

export function applyNamespace(resource: Resource, kustomization: TreeMap): Resource {
  const { tree } = resource;
  const given = pairsAt(kustomization).findLast(({ key }) => key.value === 'namespace');
  if (given?.value.kind !== 'scalar' || textAt(kustomization, 'namespace') === '') return resource;
  const { key: maker, value } = given;
  const set = (path: readonly string[], by: ScalarNode | undefined): TreeMap => {
    const updated = updateAt(tree, path, by, (_, key) => ({ key: by ?? key, value }));
    return isMap(updated) ? updated : tree;
  };
  if (kindOf(tree) === 'Namespace') return changed(resource, set(['metadata', 'name'], keyBy(maker, 'name')));
  if (!isClusterScoped(tree)) return changed(resource, set(['metadata', 'namespace'], maker));
  const path = FURTHER[kindOf(tree)];
  return path ? withTree(resource, set(path, undefined)) : resource;
}

export function applyAffixes(resource: Resource, kustomization: TreeMap): Resource {
  const [prefix, suffix] = [textAt(kustomization, 'namePrefix'), textAt(kustomization, 'nameSuffix')];
  const { tree, prefixes, suffixes } = resource;
  const name = scalarAt(tree, 'metadata', 'name');
  if ((prefix === '' && suffix === '') || UNPREFIXED.has(kindOf(tree))) return resource;
  const affixed = updateAt(tree, ['metadata', 'name'], undefined, (_, key) => ({
    key,
    value: renamed(name ?? key, prefix + textAt(tree, 'metadata', 'name') + suffix),
  }));
  return {
    ...changed(resource, isMap(affixed) ? affixed : tree),
    prefixes: prefix === '' ? prefixes : [...prefixes, prefix],
    suffixes: suffix === '' ? suffixes : [...suffixes, suffix],
  };
}

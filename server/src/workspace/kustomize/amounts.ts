/** `replicas` and `images`. */
import { idsOf, kindOf, type Resource, withTree } from './resource';
import {
  at,
  isList,
  isMap,
  listAt,
  pairsAt,
  renamed,
  textAt,
  type Tree,
  type TreeMap,
  updateAt,
} from './tree';

const REPLICATED: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);
const CONTAINERS: ReadonlySet<string> = new Set(['containers', 'initContainers']);

export function applyReplicas(resource: Resource, kustomization: TreeMap): Resource {
  if (!REPLICATED.has(kindOf(resource.tree))) return resource;
  const names = new Set(idsOf(resource).map((id) => id.name));
  const entry = listAt(kustomization, 'replicas').findLast((each) => names.has(textAt(each, 'name')));
  const count = pairsAt(entry).findLast(({ key }) => key.value === 'count');
  if (!count || at(entry, 'count') === undefined) return resource;
  return withTree(
    resource,
    updateAt(resource.tree, ['spec', 'replicas'], count.key, (_, key) => ({ key, value: count.value })),
  );
}

export function applyImages(resource: Resource, kustomization: TreeMap): Resource {
  const images = listAt(kustomization, 'images');
  return images.length === 0 ? resource : withTree(resource, inContainers(resource.tree, images));
}

function inContainers(tree: Tree, images: readonly Tree[]): Tree {
  if (isList(tree)) return { ...tree, items: tree.items.map((item) => inContainers(item, images)) };
  if (!isMap(tree)) return tree;
  const entries = tree.entries.map(({ key, value }) => {
    if (!CONTAINERS.has(key.value) || !isList(value)) return { key, value: inContainers(value, images) };
    const items = value.items.map((item) => (at(item, 'image') ? imageOf(item, images) : item));
    return { key, value: { ...value, items } };
  });
  return { ...tree, entries };
}

function imageOf(container: Tree, images: readonly Tree[]): Tree {
  return updateAt(container, ['image'], undefined, (image, key) => ({
    key,
    value: images.reduce(rename, image ?? container),
  }));
}

/** `registry/name:tag@digest`, with what `entry` says of that name. */
function rename(image: Tree, entry: Tree): Tree {
  if (image.kind !== 'scalar') return image;
  const [, name = '', tag = '', digest = ''] = /^(.*?)(:[^/:@]+)?(@.*)?$/.exec(image.value) ?? [];
  if (name !== textAt(entry, 'name')) return image;
  const newName = textAt(entry, 'newName') || name;
  const [newTag, newDigest] = [textAt(entry, 'newTag'), textAt(entry, 'digest')];
  if (newDigest !== '') return renamed(image, `${newName}@${newDigest}`);
  return renamed(image, newTag === '' ? newName + tag + digest : `${newName}:${newTag}`);
}

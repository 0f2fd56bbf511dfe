/** `replicas` and `images`. */
import { idsOf, kindOf, type Resource } from './resource';
import { at, isList, isMap, listAt, textAt, type Tree, type TreeMap, updateAt } from './tree';

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
  const count = at(entry, 'count');
  if (count === undefined) return resource;
  return withTree(
    resource,
    updateAt(resource.tree, ['spec', 'replicas'], 'create', () => count),
  );
}

export function applyImages(resource: Resource, kustomization: TreeMap): Resource {
  const images = listAt(kustomization, 'images');
  return images.length === 0 ? resource : withTree(resource, inContainers(resource.tree, images));
}

function inContainers(tree: Tree, images: readonly Tree[]): Tree {
  if (isList(tree)) return tree.map((item) => inContainers(item, images));
  if (!isMap(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]): [string, Tree] => {
      if (!CONTAINERS.has(key) || !isList(value)) return [key, inContainers(value, images)];
      return [key, updateAt(value, ['image'], 'leave', (image = null) => images.reduce(rename, image))];
    }),
  );
}

/** `registry/name:tag@digest`, with what `entry` says of that name. */
function rename(image: Tree, entry: Tree): Tree {
  const [, name = '', tag = '', digest = ''] = /^(.*?)(:[^/:@]+)?(@.*)?$/.exec(String(image)) ?? [];
  if (typeof image !== 'string' || name !== textAt(entry, 'name')) return image;
  const newName = textAt(entry, 'newName') || name;
  const [newTag, newDigest] = [textAt(entry, 'newTag'), textAt(entry, 'digest')];
  if (newDigest !== '') return `${newName}@${newDigest}`;
  return newTag === '' ? newName + tag + digest : `${newName}:${newTag}`;
}

function withTree(resource: Resource, tree: Tree): Resource {
  return isMap(tree) ? { ...resource, tree } : resource;
}

/** The network of a workspace as a tree: what is deployed together, its namespaces, their Services, the pods behind. */
import { type Scope, scopesOf, worldOfScope } from '../../network/reach/scopes';
import type { Unit } from '../../workspace/layout';
import type { Snapshot } from '../../workspace/snapshot';
import { symbolAt } from '../symbolAt';
import { namespaceName, namespaceNodes } from './namespaceNodes';
import { none, noText, once, type TreeNode } from './treeNode';

/** The uppermost nodes: scopes, or what is in the only one. */
export function networkTree(snapshot: Snapshot): readonly TreeNode[] {
  return snapshot.memo(networkTree, (recorded) => {
    const scopes = scopesOf(recorded);
    const [only, ...others] = scopes;
    return only && others.length === 0
      ? namespaceNodes(worldOfScope(recorded, only), 'named')
      : scopes.map((scope) => scopeNode(recorded, scope));
  });
}

/** Nodes under the one that the keys of `path` lead to; empty where there is none, or none any more. */
export function treeChildren(snapshot: Snapshot, path: readonly string[]): readonly TreeNode[] {
  let nodes = networkTree(snapshot);
  for (const key of path) nodes = nodes.find((node) => node.key === key)?.children() ?? none();
  return nodes;
}

/** Keys that lead to the object at `offset` of a file, in the first of `units`; undefined where the tree has it not. */
export function treePath(
  snapshot: Snapshot,
  [unit]: readonly Unit[],
  { uri, offset }: { readonly uri: string; readonly offset: number },
): readonly string[] | undefined {
  const { object } = symbolAt(snapshot, uri, offset);
  const scope = scopesOf(snapshot).find(({ units }) => unit && units.includes(unit));
  if (!object || !scope) return undefined;
  const { start } = snapshot.locate(object, object.name ?? object.kind);
  const isIt = ({ place }: TreeNode): boolean => place?.uri === uri && place.start === start;
  const own = networkTree(snapshot).find(({ key }) => key === scope.id);
  const home = namespaceName(worldOfScope(snapshot, scope), object);
  const top = own?.children() ?? networkTree(snapshot);
  const near = top.filter(({ key, type }) => type !== 'namespace' || key === home);
  const found = shortestPath(near, isIt) ?? shortestPath(top, isIt);
  return found && own ? [own.key, ...found] : found;
}

function shortestPath(
  top: readonly TreeNode[],
  isIt: (node: TreeNode) => boolean,
): readonly string[] | undefined {
  let level = top.map((node) => ({ node, path: [node.key] }));
  while (level.length > 0) {
    const found = level.find(({ node }) => isIt(node));
    if (found) return found.path;
    level = level.flatMap(({ node, path }) =>
      node.children().map((child) => ({ node: child, path: [...path, child.key] })),
    );
  }
  return undefined;
}

const WORDS: Readonly<Record<Scope['kind'], string>> = {
  kustomization: 'Kustomize',
  chart: 'Helm',
  directory: '',
  together: '',
};

function scopeNode(snapshot: Snapshot, scope: Scope): TreeNode {
  return {
    key: scope.id,
    type: scope.kind,
    label: scope.label,
    detail: () => WORDS[scope.kind],
    tooltip: noText,
    end: undefined,
    place: undefined,
    children: once(() => namespaceNodes(worldOfScope(snapshot, scope), 'alone')),
  };
}

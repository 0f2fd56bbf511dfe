/** A line of the tree of the network, and those under it, made when they are asked for. */
import type { Location } from '../../workspace/snapshot';

export type TreeNodeType =
  | 'kustomization'
  | 'chart'
  | 'directory'
  | 'together'
  | 'namespace'
  | 'service'
  | 'workload'
  | 'route'
  | 'policy';

export interface TreeNode {
  /** Tells it from its siblings, and stays while its object keeps its name. */
  readonly key: string;
  readonly type: TreeNodeType;
  readonly label: string;
  /** Behind the label, in a few words, joined by dots. */
  readonly detail: () => string;
  /** What there is more to say; empty: nothing. */
  readonly tooltip: () => string;
  /** What explanations call it, as an end of connections; undefined for what is none. */
  readonly end: string | undefined;
  /** The object's name in its file; undefined for what is no object. */
  readonly place: Location | undefined;
  /** Asked at most once. */
  readonly children: () => readonly TreeNode[];
}

/** Known without a look at what is deployed together: there is something in it. */
export function hasChildren({ type, children }: TreeNode): boolean {
  const isObject = type === 'service' || type === 'workload' || type === 'route' || type === 'policy';
  return !isObject || children().length > 0;
}

export const noText = (): string => '';

export const none = (): readonly TreeNode[] => [];

/** `make`, which is run at most once. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Siblings in the order of their labels; where two would have one key, the later ones are numbered. */
export function siblings(nodes: readonly TreeNode[]): readonly TreeNode[] {
  const seen = new Map<string, number>();
  const keyed = nodes.map((node) => {
    const count = (seen.get(node.key) ?? 0) + 1;
    seen.set(node.key, count);
    return count === 1 ? node : { ...node, key: `${node.key} ${count}` };
  });
  return keyed.toSorted((a, b) => compare(a.label, b.label));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

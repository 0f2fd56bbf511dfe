/**
 * Environments: the leaf kustomizations that share a base (`overlays/dev`, `overlays/prod`) are views of the same
 * files, and so are the releases of a chart. One is named by the part of its path that tells it from the others, so that one name fits many applications.
 */
import type { Layout, Unit } from './layout';
import { commonFolder } from './paths';

export interface Environment {
  /** `prod`, or `prod/eu`. */
  readonly name: string;
  readonly unit: Unit;
}

/** Environments that the file is part of, in the order of their folders; empty unless there are several. */
export function environmentsOf(layout: Layout, uri: string): readonly Environment[] {
  const units = layout.unitsOf(uri).filter(isLeaf);
  if (units.length < 2) return [];
  const paths = units.map(({ id }) => id.split('/'));
  const shortest = Math.min(...paths.map((path) => path.length));
  const before = alike(paths, shortest - 1, (path, at) => path[at]);
  const behind = alike(paths, shortest - 1 - before, (path, at) => path.at(-1 - at));
  return units
    .map((unit, at): Environment => {
      const path = paths[at] ?? [];
      return { name: path.slice(before, path.length - behind).join('/'), unit };
    })
    .toSorted((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
}

/** How many parts all paths have in common, up to `most`. */
function alike(
  paths: readonly (readonly string[])[],
  most: number,
  part: (path: readonly string[], at: number) => string | undefined,
): number {
  let count = 0;
  const [first = []] = paths;
  while (count < most && paths.every((path) => part(path, count) === part(first, count))) count++;
  return count;
}

/** True for what is rendered from files that others may share. */
export function isLeaf({ kind, release }: Unit): boolean {
  return kind === 'kustomization' || release !== undefined;
}

/** Every leaf of the environment `name`: those with it in their path, below what all have in common. */
export function unitsOfEnvironment({ leaves }: Layout, name: string): ReadonlySet<Unit> {
  const root = commonFolder(leaves.map(({ id }) => id)) ?? '';
  return new Set(leaves.filter(({ id }) => `${id.slice(root.length)}/`.includes(`/${name}/`)));
}

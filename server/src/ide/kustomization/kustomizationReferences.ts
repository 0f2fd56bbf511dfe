/** Find references in a kustomization: who else names the file at the cursor, or the kustomization itself. */
import { shift, touches } from '../../syntax/span';
import { fileAt } from '../../workspace/kustomizationPaths';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { deployedPathsTo } from '../gitops/deployedPath';

/**
 * Paths, also those of Flux and Argo CD, that lead to the file whose path stands at `offset`, or, on the first line of a kustomization, to that; empty
 * elsewhere.
 */
export function kustomizationReferences(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): readonly Location[] {
  const target = targetAt(snapshot, uri, offset);
  if (target === undefined) return [];
  const exists = (file: string): boolean => snapshot.file(file) !== undefined;
  const files = [...snapshot.files()].filter((file) => file.kustomization);
  const own = files
    .toSorted((a, b) => (a.uri < b.uri ? -1 : 1))
    .flatMap(({ uri: from, kustomization }) =>
      (kustomization?.paths ?? [])
        .filter((text) => fileAt(dirname(from), text.value, exists) === target)
        .map((text) => ({ uri: from, ...shift(text, kustomization?.start ?? 0) })),
    );
  return [...own, ...deployedPathsTo(snapshot, target).map(({ origin }) => origin)];
}

function targetAt(snapshot: Snapshot, uri: string, offset: number): string | undefined {
  const facts = snapshot.file(uri);
  const kustomization = facts?.kustomization;
  if (!facts || !kustomization) return undefined;
  const path = kustomization.paths.find((text) => touches(shift(text, kustomization.start), offset));
  if (path) return fileAt(dirname(uri), path.value, (file) => snapshot.file(file) !== undefined);
  const lineOf = (at: number): number => facts.lines.positionAt(at).line;
  return lineOf(offset) === lineOf(kustomization.content) ? uri : undefined;
}

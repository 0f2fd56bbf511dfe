/** What a kustomization deploys, by files. */
import { fileAt } from '../../workspace/kustomizationPaths';
import { dirname } from '../../workspace/paths';
import type { Snapshot } from '../../workspace/snapshot';

/** Manifests that a kustomization reaches through its resources, bases and components. */
export function reachedFiles(snapshot: Snapshot, uri: string): readonly string[] {
  const reached = new Set([uri]);
  for (const file of reached) {
    const resources = snapshot.file(file)?.kustomization?.resources ?? [];
    for (const { value } of resources) {
      const next = fileAt(dirname(file), value, (each) => snapshot.file(each) !== undefined);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached];
}

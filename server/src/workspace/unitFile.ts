/** The file that says what a rendered unit is: its kustomization, the last of those that install a release, or of its values. */
import { KUSTOMIZATION_NAMES } from './kustomizationPaths';
import type { Unit } from './layout';
import type { Snapshot } from './snapshot';

/** Undefined where it is not in the workspace. */
export function unitFile(snapshot: Snapshot, { id, release }: Unit): string | undefined {
  const candidates = release
    ? [
        ...(release.by?.files ?? []).slice(-1),
        ...release.values.toReversed(),
        ...['values', 'Chart'].map((name) => `${release.chart}/${name}.yaml`),
      ]
    : KUSTOMIZATION_NAMES.map((name) => `${id}/${name}`);
  return candidates.find((uri) => snapshot.file(uri));
}

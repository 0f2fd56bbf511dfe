/** Which objects are certainly applied together, so that they can contradict each other. */
import type { KubeObject } from '../../kinds/object';
import type { Snapshot } from '../../workspace/snapshot';

/** True for objects of one file, of one rendering, and of one kustomization that names both files and changes no names. */
export function appliedTogether(snapshot: Snapshot, a: KubeObject, b: KubeObject): boolean {
  const [first, second] = [a.document.uri, b.document.uri];
  const homes = [a, b].map(({ document }) => document.origins?.home);
  if (homes.some((home) => home !== undefined)) return homes[0] === homes[1];
  if (first === second) return true;
  const { layout } = snapshot;
  if (!layout.isReferred(first) || !layout.isReferred(second)) return false;
  const units = layout.unitsOf(second);
  return layout
    .unitsOf(first)
    .some(
      (unit) => unit.kind === 'kustomization' && units.includes(unit) && snapshot.openness(unit).length === 0,
    );
}

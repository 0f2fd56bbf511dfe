/** What a kind of lens is: which objects have it, and what it says of one. */
import type { KubeObject } from '../../kinds/object';
import type { Target } from '../../network/resolve';
import type { Span } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';

export interface LensProvider {
  /** Decided by the object alone: places are asked for at every keystroke. */
  applies(object: KubeObject): boolean;
  /** False where no object of the file `uri` needs one; asked as often, and so quick. */
  isWanted?(snapshot: Snapshot, uri: string): boolean;
  /** Where it has one, in the object's document; at its start where this is not said. */
  places?(object: KubeObject): readonly Span[];
  /** `place`: which of its places. */
  resolve(snapshot: Snapshot, object: KubeObject, place: number): LensContent;
}

export interface LensContent {
  /** Joined by dots; what is too long loses its end. */
  readonly parts: readonly string[];
  readonly targets: readonly Target[];
}

/** The labels of the pods that each of `workloads` makes, or its name where it writes none. */
export function labelTargets(workloads: readonly KubeObject[]): readonly Target[] {
  return workloads.map((object) => {
    const pairs = object.pods?.labels.pairs ?? [];
    const start = Math.min(...pairs.map(({ key }) => key.start));
    const end = Math.max(...pairs.map(({ key, value }) => Math.max(key.end, value.end)));
    return { object, span: pairs.length > 0 ? { start, end } : (object.name ?? object.kind) };
  });
}

/** Objects of a kind that stand together: all of the workspace, or those that are deployed with an object. */
import { is, type KindDefinition, type KubeObject } from '../../kinds/object';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';

/** Objects of `definition`'s kind in the units of `around`, or everywhere. Patches are no objects. */
export function objectsAround<Spec>(
  snapshot: Snapshot,
  definition: KindDefinition<Spec>,
  around: KubeObject | undefined,
): readonly KubeObject<Spec>[] {
  const key = keys.kind(definition.group, definition.kind);
  const objects = around ? inUnits(snapshot, key, around) : snapshot.lookup(key);
  return objects.flatMap((object) =>
    is(object, definition) && snapshot.layout.isManifest(object.document.uri) ? [object] : [],
  );
}

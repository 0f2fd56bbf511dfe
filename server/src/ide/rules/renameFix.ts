/** The fix that gives something another name, everywhere at once. */
import type { KubeObject } from '../../kinds/object';
import type { Text } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../edit';
import { fixOf } from '../editText';
import { rename } from '../rename';

/** Renames what `text` of `object` declares; none where that is refused, or where there is no new name. */
export function renameFix(
  snapshot: Snapshot,
  object: KubeObject,
  text: Text,
  newName: string | undefined,
): readonly Fix[] {
  if (newName === undefined || newName === text.value) return [];
  const { uri, start } = snapshot.locate(object, text);
  const renamed = rename(snapshot, uri, start, newName);
  return renamed.state === 'done'
    ? fixOf(`Rename \`${text.value}\` to \`${newName}\` everywhere`, 'preferred', renamed.edits)
    : [];
}

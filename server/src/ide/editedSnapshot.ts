/** The workspace as it would be after an edit that nobody has made yet. */
import { Host } from '../workspace/host';
import type { Snapshot } from '../workspace/snapshot';
import type { ReadText, TextEdit } from './edit';
import { applyEdits } from './editText';

/** Undefined where the text of a file is gone. */
export function editedSnapshot(
  snapshot: Snapshot,
  edits: readonly TextEdit[],
  read: ReadText,
): Snapshot | undefined {
  const texts = new Map<string, string>();
  for (const { uri } of edits) {
    const text = read(uri);
    if (text === undefined) return undefined;
    texts.set(uri, text);
  }
  const host = Host.from(snapshot, texts);
  for (const [uri, text] of texts) {
    const own = edits.filter((edit) => edit.uri === uri);
    host.setFile(uri, applyEdits(text, own), 'editor');
  }
  return host.snapshot();
}

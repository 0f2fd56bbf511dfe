/** A kustomization as it is written, for edits and for what its facts leave out. */
import { parseOneDocument, splitDocuments } from '../../syntax/document';
import type { MapNode } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';
import type { Tree } from '../editTree';

/** Undefined where the file `uri` is none, or its text is gone. */
export function kustomizationTree(
  snapshot: Snapshot,
  uri: string,
  read: ReadText,
): (Tree & { readonly root: MapNode }) | undefined {
  const start = snapshot.file(uri)?.kustomization?.start;
  const whole = start === undefined ? undefined : read(uri);
  const span = splitDocuments(whole ?? '').find((each) => each.start === start);
  const text = span && whole?.slice(span.start, span.end);
  const root = text === undefined ? undefined : parseOneDocument(text, (value) => value).root;
  return text !== undefined && root?.kind === 'map' && start !== undefined
    ? { uri, text, base: start, root }
    : undefined;
}

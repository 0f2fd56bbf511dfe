/** The fix that says in `.selectrail.yaml`: this object exists, though no file shows it. */
import { parseOneDocument } from '../../syntax/document';
import { entryOf, isNull } from '../../syntax/node';
import type { Diagnostic } from '../diagnostic';
import type { Fix, ReadText, TextEdit } from '../edit';
import { addEntry, addItem, type Tree } from '../editTree';
import type { Missing } from '../rules/rule';
import { blockLines } from '../yamlText';
import { configUri } from './folderConfig';

/** For a finding that misses an object; `folder` is its workspace folder. The file is created where there is none. */
export function declareExternal({ missing }: Diagnostic, folder: string, read: ReadText): readonly Fix[] {
  if (!missing) return [];
  const uri = configUri(folder);
  const text = read(uri);
  const edit = text === undefined ? append(uri, '', missing) : add(uri, text, missing);
  if (!edit) return [];
  const title = `Declare ${missing.kind} \`${missing.name}\` as external`;
  return [{ title, preferred: false, edits: [edit], ...(text === undefined && { creates: uri }) }];
}

function add(uri: string, text: string, missing: Missing): TextEdit | undefined {
  const { root, problems } = parseOneDocument(text, (value) => value);
  if (problems.length > 0) return undefined;
  if (!root || isNull(root)) return append(uri, text, missing);
  if (root.kind !== 'map') return undefined;
  const tree: Tree = { uri, text, base: 0, root };
  const entry = entryOf(root, 'external');
  if (!entry) return addEntry(tree, root, 'external', [valueOf(missing)]);
  return entry.value.kind === 'seq' ? addItem(tree, entry.value, valueOf(missing)) : undefined;
}

function append(uri: string, text: string, missing: Missing): TextEdit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  const lines = blockLines({ external: [valueOf(missing)] }, 2);
  const newText = gap + lines.map((line) => line + eol).join('');
  return { uri, start: text.length, end: text.length, newText };
}

function valueOf({ kind, namespace, name }: Missing) {
  return { kind, ...(namespace !== undefined && { namespace }), name };
}

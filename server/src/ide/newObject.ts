/**
 * Fixes that write an object of its own. It stands as a document behind another; behind a rendered one it is written as
 * the file of that is, without the prefixes, namespaces and labels that kustomizations give to both. What a patch alone
 * asks for goes into a file of its own beside the patch, which its kustomization comes to name.
 */
import type { KubeObject } from '../kinds/object';
import { entryOf, isKnown, type Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import { isKustomizationFile } from '../workspace/kustomization';
import { fileAt } from '../workspace/kustomizationPaths';
import { dirname } from '../workspace/paths';
import type { Snapshot } from '../workspace/snapshot';
import type { Fix, ReadText, TextEdit } from './edit';
import { fixOf, insertDocument } from './editText';
import { addEntry, addItem } from './editTree';
import { kustomizationTree } from './kustomization/kustomizationTree';
import { reachedFiles } from './kustomization/reachedFiles';
import { writtenObject } from './writtenObject';

export interface NewPlace {
  /** The object that it is deployed beside. */
  readonly beside: KubeObject;
  /** Kustomization that comes to name a file of its own; undefined: it stands behind that object. */
  readonly kustomization: string | undefined;
  /** The namespace that has to be written; undefined where none is. */
  readonly namespace: string | undefined;
}

/**
 * Behind `object`; where a patch decides `text`, by which it asks for the other, beside the patch. Undefined where that is
 * not clear, and for a name with the prefix already, which it would get once more.
 */
export function newPlace(snapshot: Snapshot, object: KubeObject, text?: Text): NewPlace | undefined {
  const written = writtenObject(object);
  if (text && isAffixed(object, text.value)) return undefined;
  const decides = text && snapshot.locate(object, text).uri;
  if (decides === undefined || !object.document.origins || decides === object.document.uri) {
    return written && { beside: object, kustomization: undefined, namespace: written.namespace?.value };
  }
  const kustomization = isKustomizationFile(decides) ? decides : patching(snapshot, decides);
  if (kustomization === undefined) return undefined;
  const { namespace } = object;
  const giver = namespace && snapshot.locate(object, namespace).uri;
  const isGiven =
    giver !== undefined &&
    isKustomizationFile(giver) &&
    reachedFiles(snapshot, giver).includes(kustomization);
  return {
    beside: object,
    kustomization,
    namespace: isKnown(namespace) && !isGiven ? namespace.value : undefined,
  };
}

/** True for a name with the prefix or the suffix that kustomizations give to `object`. */
function isAffixed({ name }: KubeObject, other: string): boolean {
  if (name?.written === undefined) return false;
  const [prefix = '', ...rest] = name.value.split(name.written);
  const suffix = rest.join(name.written);
  return (prefix !== '' && other.startsWith(prefix)) || (suffix !== '' && other.endsWith(suffix));
}

/** The one kustomization that names the patch `uri`. */
function patching(snapshot: Snapshot, uri: string): string | undefined {
  const exists = (each: string): boolean => snapshot.file(each) !== undefined;
  const naming = [...snapshot.files()].filter((file) =>
    file.kustomization?.patches.some(({ value }) => fileAt(dirname(file.uri), value, exists) === uri),
  );
  return naming.length === 1 ? naming[0]?.uri : undefined;
}

/**
 * True where `text` of `other` is the same wherever an object at `place` is deployed: no overlay alone decides it. True for
 * what nothing renders.
 */
export function isSameEverywhere(
  snapshot: Snapshot,
  { beside, kustomization }: Pick<NewPlace, 'beside' | 'kustomization'>,
  other: KubeObject,
  text: Span,
): boolean {
  if (!beside.document.origins || !other.document.origins) return true;
  const deciding = unitsFrom(snapshot, snapshot.locate(other, text).uri);
  return [...unitsFrom(snapshot, kustomization ?? beside.document.uri)].every((id) => deciding.has(id));
}

/** Folders of the leaf kustomizations that render something of the file. */
function unitsFrom(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  const made = snapshot.madeFrom(uri) ?? [];
  return new Set(made.flatMap((object) => snapshot.unitsOf(object).map(({ id }) => id)));
}

export interface NewObject {
  readonly title: string;
  readonly rank: 'preferred' | 'alternative';
  /** What a file of its own is called: `service-web`. */
  readonly ref: string;
  readonly lines: readonly string[];
}

/** None where it cannot be written at `place`. */
export function newObjectFix(
  snapshot: Snapshot,
  place: NewPlace,
  { title, rank, ref, lines }: NewObject,
  read: ReadText,
): readonly Fix[] {
  const { beside, kustomization } = place;
  if (kustomization === undefined) {
    const fixes = fixOf(title, rank, [insertDocument(snapshot, beside, lines, read)]);
    return fixes.map((fix) => ({ ...fix, writes: 'object' }));
  }
  const creates = `${dirname(kustomization)}/${ref}.yaml`;
  if (snapshot.file(creates) || read(creates) !== undefined) return [];
  const newText = lines.map((line) => `${line}\n`).join('');
  const naming = namedResource(snapshot, kustomization, `${ref}.yaml`, read);
  const fixes = fixOf(title, 'alternative', [{ uri: creates, start: 0, end: 0, newText }, naming]);
  return fixes.map((fix) => ({ ...fix, creates, writes: 'object' }));
}

/** `path` added to the resources of a kustomization. */
function namedResource(snapshot: Snapshot, uri: string, path: string, read: ReadText): TextEdit | undefined {
  const tree = kustomizationTree(snapshot, uri, read);
  if (!tree) return undefined;
  const list = entryOf(tree.root, 'resources')?.value;
  return list?.kind === 'seq' ? addItem(tree, list, path) : addEntry(tree, tree.root, 'resources', [path]);
}

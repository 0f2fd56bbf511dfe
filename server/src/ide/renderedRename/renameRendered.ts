/**
 * Rename of a label, or of the name of a port, that kustomizations render: it follows into bases, patches, components,
 * `labels` fields and the targets of patches, and is done only if what is rendered says the same as before.
 */
import { itemsAt, isKnown, scalarAt } from '../../syntax/node';
import { isKustomizationFile } from '../../workspace/kustomization';
import { fileAt, KUSTOMIZATION_NAMES } from '../../workspace/kustomizationPaths';
import type { Unit } from '../../workspace/layout';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { unitName } from '../../workspace/unitNames';
import type { ReadText, TextEdit } from '../edit';
import { symbolAt } from '../symbolAt';
import { kustomizationTree } from '../kustomization/kustomizationTree';
import { reachedFiles } from '../kustomization/reachedFiles';
import { textEdit } from './textEdit';
import { type RenderedFamily, renderedFamily, type WrittenText } from './renderedFamily';
import { type Use, usesAt, writtenAt } from './uses';
import { patchTargetEdits } from './patchTargets';
import { whyNotRenamed } from './renameCheck';

/** A label or a port at the cursor, and every text of it. */
export interface RenderedName {
  readonly use: Use;
  /** Of the text at the cursor. */
  readonly location: Location;
  readonly family: RenderedFamily;
}

/** What stands at `offset`; undefined where that is neither, a name as well, or nothing that a kustomization renders. */
export function renderedAt(snapshot: Snapshot, uri: string, offset: number): RenderedName | undefined {
  const { deployed } = snapshot;
  if (deployed === snapshot) return undefined;
  const uses = usesAt(deployed, uri, offset);
  const [use] = uses;
  const isName = symbolAt(snapshot, uri, offset).declarations.some(({ type }) => type === 'name');
  if (!use || !isKnown(use.text) || isName) return undefined;
  const location = writtenAt(use.text)
    .map((each) => deployed.locate(use.object, each))
    .find((each) => each.uri === uri && each.start <= offset && offset <= each.end);
  const family = renderedFamily(
    deployed,
    uses.filter(({ part, text }) => part === use.part && text.value === use.text.value),
  );
  const isRendered = family.texts.some((each) => each.use.object.document.origins);
  const isDeclared = use.key !== undefined || family.declarations.length > 0;
  return location && isRendered && isDeclared ? { use, location, family } : undefined;
}

export type RenamedThere =
  | { readonly state: 'done'; readonly edits: readonly TextEdit[] }
  | { readonly state: 'refused'; readonly reason: string };

/** Edits that give it the name `newName` everywhere; without the text of a file, `read` is of no use and nothing is tried. */
export function renameRendered(
  snapshot: Snapshot,
  { use, family: { texts } }: RenderedName,
  newName: string,
  read: ReadText,
): RenamedThere {
  const { deployed } = snapshot;
  const refused = (reason: string): RenamedThere => ({ state: 'refused', reason });
  if (texts.some(({ use: { object } }) => object.document.templated || isReleased(deployed, object)))
    return refused('A use of it stands in a template');
  const edits = texts.map((each) => textEdit(each, newName)).filter((each) => each !== undefined);
  if (edits.length < texts.length) return refused('One of its uses is not written in one piece');
  const units = unitsOf(deployed, texts);
  const kustomizations = [
    ...new Set(units.flatMap(({ file }) => reachedFiles(deployed, file)).filter(isKustomizationFile)),
  ];
  const writer = kustomizations.find((each) => mayWrite(use, deployed, each, read));
  if (writer !== undefined)
    return refused(`\`replacements\` of \`${unitName(snapshot, { id: writer })}\` may write this, too`);
  const objects = units.flatMap(({ unit }) => deployed.objectsIn(deployed.asDeployed(unit)));
  const targets = patchTargetEdits(deployed, use, texts, objects, kustomizations, newName, read);
  if (targets.state === 'refused') return targets;
  const all = [...edits, ...targets.edits];
  const what = use.key === undefined ? 'port' : use.part;
  const renaming = { what, from: use.text.value, to: newName } as const;
  const reason = whyNotRenamed(snapshot, units, all, renaming, read);
  return reason === undefined ? { state: 'done', edits: all } : refused(reason);
}

function isReleased(deployed: Snapshot, object: Use['object']): boolean {
  return object.document.origins !== undefined && deployed.unitsOf(object).some(({ release }) => release);
}

/** Leaf kustomizations that render something of the files, and their own files. */
function unitsOf(
  deployed: Snapshot,
  texts: readonly WrittenText[],
): readonly { readonly unit: Unit; readonly file: string }[] {
  const uris = [...new Set(texts.map(({ location }) => location.uri))];
  const made = uris.flatMap((uri) => deployed.madeFrom(uri) ?? []);
  const units = new Map(made.flatMap((object) => deployed.unitsOf(object)).map((unit) => [unit.id, unit]));
  return [...units.values()].flatMap((unit) => {
    const file = KUSTOMIZATION_NAMES.map((name) => `${unit.id}/${name}`).find((each) => deployed.file(each));
    return file === undefined ? [] : [{ unit, file }];
  });
}

/** True where `replacements`, which are not followed, speak of labels and selectors, or of ports. */
function mayWrite({ key }: Use, deployed: Snapshot, uri: string, read: ReadText): boolean {
  const tree = kustomizationTree(deployed, uri, read);
  const exists = (each: string): boolean => read(each) !== undefined;
  return itemsAt(tree?.root, 'replacements').some((item) => {
    const path = scalarAt(item, 'path')?.value;
    const file = path === undefined ? undefined : fileAt(dirname(uri), path, exists);
    const text = file === undefined ? tree?.text.slice(item.start, item.end) : read(file);
    return (key === undefined ? /port/i : /labels|selector/i).test(text ?? '');
  });
}

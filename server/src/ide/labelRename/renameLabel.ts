/**
 * Rename of a label that kustomizations render: it follows into bases, patches, components, `labels` fields and the targets
 * of patches, and is done only if what is rendered says the same as before.
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
import { labelEdit } from './labelEdits';
import { labelFamily, type LabelText } from './labelFamily';
import { type LabelUse, labelUsesAt, writtenAt } from './labelUses';
import { patchTargetEdits } from './patchTargets';
import { whyNotRenamed } from './renameCheck';

/** A label at the cursor, and every text of it. */
export interface RenderedLabel {
  readonly use: LabelUse;
  /** Of the text at the cursor. */
  readonly location: Location;
  readonly texts: readonly LabelText[];
}

/** What stands at `offset`; undefined where that is no label, a name as well, or nothing that a kustomization renders. */
export function renderedLabel(snapshot: Snapshot, uri: string, offset: number): RenderedLabel | undefined {
  const { deployed } = snapshot;
  if (deployed === snapshot) return undefined;
  const uses = labelUsesAt(deployed, uri, offset);
  const [use] = uses;
  const isName = symbolAt(snapshot, uri, offset).declarations.some(({ type }) => type === 'name');
  if (!use || !isKnown(use.text) || isName) return undefined;
  const location = writtenAt(use.text)
    .map((each) => deployed.locate(use.object, each))
    .find((each) => each.uri === uri && each.start <= offset && offset <= each.end);
  const texts = labelFamily(
    deployed,
    uses.filter(({ part, text }) => part === use.part && text.value === use.text.value),
  );
  const isRendered = texts.some(({ use: { object } }) => object.document.origins);
  return location && isRendered ? { use, location, texts } : undefined;
}

export type RenamedLabel =
  | { readonly state: 'done'; readonly edits: readonly TextEdit[] }
  | { readonly state: 'refused'; readonly reason: string };

/** Edits that give it the name `newName` everywhere; without the text of a file, `read` is of no use and nothing is tried. */
export function renameLabel(
  snapshot: Snapshot,
  { use, texts }: RenderedLabel,
  newName: string,
  read: ReadText,
): RenamedLabel {
  const { deployed } = snapshot;
  const refused = (reason: string): RenamedLabel => ({ state: 'refused', reason });
  if (texts.some(({ use: { object } }) => object.document.templated || isReleased(deployed, object)))
    return refused('A use of it stands in a template');
  const edits = texts.map((each) => labelEdit(each, newName)).filter((each) => each !== undefined);
  if (edits.length < texts.length) return refused('One of its uses is not written in one piece');
  const units = unitsOf(deployed, texts);
  const kustomizations = [
    ...new Set(units.flatMap(({ file }) => reachedFiles(deployed, file)).filter(isKustomizationFile)),
  ];
  const writer = kustomizations.find((each) => mayWriteLabels(deployed, each, read));
  if (writer !== undefined)
    return refused(`\`replacements\` of \`${unitName(snapshot, { id: writer })}\` may write this label`);
  const objects = units.flatMap(({ unit }) => deployed.objectsIn(deployed.asDeployed(unit)));
  const targets = patchTargetEdits(deployed, use, texts, objects, kustomizations, newName, read);
  if (targets.state === 'refused') return targets;
  const all = [...edits, ...targets.edits];
  const renaming = { part: use.part, from: use.text.value, to: newName };
  const reason = whyNotRenamed(snapshot, units, all, renaming, read);
  return reason === undefined ? { state: 'done', edits: all } : refused(reason);
}

function isReleased(deployed: Snapshot, object: LabelUse['object']): boolean {
  return object.document.origins !== undefined && deployed.unitsOf(object).some(({ release }) => release);
}

/** Leaf kustomizations that render something of the files, and their own files. */
function unitsOf(
  deployed: Snapshot,
  texts: readonly LabelText[],
): readonly { readonly unit: Unit; readonly file: string }[] {
  const uris = [...new Set(texts.map(({ location }) => location.uri))];
  const made = uris.flatMap((uri) => deployed.madeFrom(uri) ?? []);
  const units = new Map(made.flatMap((object) => deployed.unitsOf(object)).map((unit) => [unit.id, unit]));
  return [...units.values()].flatMap((unit) => {
    const file = KUSTOMIZATION_NAMES.map((name) => `${unit.id}/${name}`).find((each) => deployed.file(each));
    return file === undefined ? [] : [{ unit, file }];
  });
}

/** True where `replacements`, which are not followed, speak of labels or of selectors. */
function mayWriteLabels(deployed: Snapshot, uri: string, read: ReadText): boolean {
  const tree = kustomizationTree(deployed, uri, read);
  const exists = (each: string): boolean => read(each) !== undefined;
  return itemsAt(tree?.root, 'replacements').some((item) => {
    const path = scalarAt(item, 'path')?.value;
    const file = path === undefined ? undefined : fileAt(dirname(uri), path, exists);
    const text = file === undefined ? tree?.text.slice(item.start, item.end) : read(file);
    return /labels|selector/i.test(text ?? '');
  });
}

/**
 * What a rename of a label comes to once kustomizations have rendered it: the same objects with the other text, and each
 * selector selects the pods that it selected before. Whatever else would come of it is a reason not to do it.
 */
import { linksOf } from '../../kinds/links';
import { type KubeObject, refOf } from '../../kinds/object';
import { selectPods } from '../../network/selectors';
import { renderKustomization } from '../../workspace/kustomize/render';
import { textSources } from '../../workspace/kustomize/sources';
import { type Plain, type PlainMap, toPlain } from '../../syntax/plain';
import type { Unit } from '../../workspace/layout';
import type { Snapshot } from '../../workspace/snapshot';
import { unitName } from '../../workspace/unitNames';
import type { ReadText, TextEdit } from '../edit';
import { editedSnapshot } from '../editedSnapshot';
import { applyEdits } from '../editText';

export interface Renaming {
  readonly part: 'key' | 'value';
  readonly from: string;
  readonly to: string;
}

/** Why `edits` are not what is meant, in `units` and the files that they render; undefined where all is well. */
export function whyNotRenamed(
  snapshot: Snapshot,
  units: readonly { readonly unit: Unit; readonly file: string }[],
  edits: readonly TextEdit[],
  renaming: Renaming,
  read: ReadText,
): string | undefined {
  const after = editedSnapshot(snapshot, edits, read);
  if (!after) return 'The text of a file is gone';
  const readAfter: ReadText = (uri) => {
    const text = read(uri);
    const own = edits.filter((each) => each.uri === uri);
    return text === undefined ? undefined : applyEdits(text, own);
  };
  for (const { unit, file } of units) {
    const name = unitName(snapshot, unit);
    const [one, other] = [read, readAfter].map((each) => renderedBy(file, each));
    if (!one || !other || !isRenamed(one, other, renaming))
      return `Kustomize would make something else of \`${name}\``;
    const [before, now] = [snapshot, after].map(({ deployed }) => selections(deployed, unit));
    const lost = [...(before ?? [])].find(([key, { pods }]) => now?.get(key)?.pods !== pods);
    if (lost) return `${refOf(lost[1].object)} would select other pods in \`${name}\``;
  }
  return undefined;
}

/** What is rendered, and why that is not all. */
function renderedBy(file: string, read: ReadText): readonly Plain[] {
  const { objects, incomplete } = renderKustomization(file, textSources(read));
  return [...objects.map(({ tree }) => toPlain(tree)), incomplete];
}

/** Fields that hold labels, at whatever depth: no other text may change, though an alias repeats the label there. */
const LABELS = /labels|selector|matchExpressions/i;

/** True where `after` is `before` with the one text for the other, in labels and in selectors alone. */
export function isRenamed(
  before: Plain | undefined,
  after: Plain | undefined,
  renaming: Renaming,
  place: 'labels' | 'elsewhere' = 'elsewhere',
): boolean {
  const { part, from, to } = renaming;
  if (isList(before))
    return (
      isList(after) &&
      before.length === after.length &&
      before.every((each, at) => isRenamed(each, after[at], renaming, place))
    );
  if (isMap(before)) {
    if (!isMap(after) || Object.keys(before).length !== Object.keys(after).length) return false;
    return Object.entries(before).every(([key, value]) => {
      const same = Object.hasOwn(after, key) || part === 'value' || key !== from || place === 'elsewhere';
      const inside = LABELS.test(key) ? 'labels' : place;
      return isRenamed(value, after[same ? key : to], renaming, inside);
    });
  }
  return before === after || (place === 'labels' && String(before) === from && String(after) === to);
}

function isList(plain: Plain | undefined): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function isMap(plain: Plain | undefined): plain is PlainMap {
  return typeof plain === 'object' && plain !== null && !isList(plain);
}

interface Selected {
  readonly object: KubeObject;
  readonly pods: string;
}

/** The pods that each selector of what `unit` renders selects for certain, by object and selector. */
function selections(deployed: Snapshot, unit: Unit): ReadonlyMap<string, Selected> {
  const found = new Map<string, Selected>();
  for (const object of deployed.objectsIn(deployed.asDeployed(unit))) {
    for (const [at, link] of linksOf(object).entries()) {
      if (link.type !== 'selector' || link.selects !== 'pods') continue;
      const pods = selectPods(deployed, object, link).yes.map(refOf).toSorted().join(' ');
      found.set(`${refOf(object)} ${deployed.namespaceOf(object) ?? ''} ${at}`, { object, pods });
    }
  }
  return found;
}

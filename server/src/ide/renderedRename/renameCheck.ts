/**
 * What a rename comes to once kustomizations have rendered it: the same objects with the other text, and each selector
 * and each name of a port leads to what it led to before. Whatever else would come of it is a reason not to do it.
 */
import type { Link } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { type KubeObject, refOf } from '../../kinds/object';
import { resolve } from '../../network/resolve';
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
  /** A part of a label, or the name of a port. */
  readonly what: 'key' | 'value' | 'port';
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
    const [before, now] = [snapshot, after].map(({ deployed }) => ends(deployed, unit));
    const lost = [...(before ?? [])].find(([key, { targets }]) => now?.get(key)?.targets !== targets);
    if (lost) return `${refOf(lost[1].object)} would lead elsewhere in \`${name}\``;
  }
  return undefined;
}

/** What is rendered, and why that is not all. */
function renderedBy(file: string, read: ReadText): readonly Plain[] {
  const { objects, incomplete } = renderKustomization(file, textSources(read));
  return [...objects.map(({ tree }) => toPlain(tree)), incomplete];
}

/** Fields that hold such texts, at whatever depth: no other may change, though an alias repeats the text there. */
const FIELDS: Readonly<Record<Renaming['what'], RegExp>> = {
  key: /labels|selector|matchExpressions/i,
  value: /labels|selector|matchExpressions/i,
  port: /port|endpoints/i,
};

/** True where `after` is `before` with the one text for the other, in fields that hold such texts. */
export function isRenamed(
  before: Plain | undefined,
  after: Plain | undefined,
  renaming: Renaming,
  place: 'inside' | 'elsewhere' = 'elsewhere',
): boolean {
  const { what, from, to } = renaming;
  if (isList(before))
    return (
      isList(after) &&
      before.length === after.length &&
      before.every((each, at) => isRenamed(each, after[at], renaming, place))
    );
  if (isMap(before)) {
    if (!isMap(after) || Object.keys(before).length !== Object.keys(after).length) return false;
    return Object.entries(before).every(([key, value]) => {
      const same = Object.hasOwn(after, key) || what !== 'key' || key !== from || place === 'elsewhere';
      const inside = FIELDS[what].test(key) ? 'inside' : place;
      return isRenamed(value, after[same ? key : to], renaming, inside);
    });
  }
  return before === after || (place === 'inside' && String(before) === from && String(after) === to);
}

function isList(plain: Plain | undefined): plain is readonly Plain[] {
  return Array.isArray(plain);
}

function isMap(plain: Plain | undefined): plain is PlainMap {
  return typeof plain === 'object' && plain !== null && !isList(plain);
}

interface End {
  readonly object: KubeObject;
  readonly targets: string;
}

/** Where each selector, for certain, and each port of what `unit` renders leads, by object and link. */
function ends(deployed: Snapshot, unit: Unit): ReadonlyMap<string, End> {
  const found = new Map<string, End>();
  for (const object of deployed.objectsIn(deployed.asDeployed(unit))) {
    for (const [at, link] of linksOf(object).entries()) {
      const targets = targetsOf(deployed, object, link);
      if (targets === undefined) continue;
      const key = `${refOf(object)} ${deployed.namespaceOf(object) ?? ''} ${at}`;
      found.set(key, { object, targets: targets.map(refOf).toSorted().join(' ') });
    }
  }
  return found;
}

function targetsOf(deployed: Snapshot, object: KubeObject, link: Link): readonly KubeObject[] | undefined {
  if (link.type === 'port') return resolve(deployed, object, link).targets.map((target) => target.object);
  return link.type === 'selector' && link.selects === 'pods'
    ? selectPods(deployed, object, link).yes
    : undefined;
}

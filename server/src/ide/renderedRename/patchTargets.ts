/** Patches whose targets are found by a label (`labelSelector: app=web`): they follow the label of the objects that they are for. */
import { isKnown, itemsAt, type Node, scalarAt, type Text } from '../../syntax/node';
import type { KubeObject } from '../../kinds/object';
import { anchored } from '../../workspace/kustomize/anchored';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText, TextEdit } from '../edit';
import { edit, type Tree } from '../editTree';
import { kustomizationTree } from '../kustomization/kustomizationTree';
import type { WrittenText } from './renderedFamily';
import { type Use, writtenAt } from './uses';

export type TargetEdits =
  | { readonly state: 'done'; readonly edits: readonly TextEdit[] }
  | { readonly state: 'refused'; readonly reason: string };

/** In the files `kustomizations`, which render `objects`; `texts` are those that get another value. */
export function patchTargetEdits(
  deployed: Snapshot,
  { key, part, text: { value } }: Use,
  texts: readonly WrittenText[],
  objects: readonly KubeObject[],
  kustomizations: readonly string[],
  newName: string,
  read: ReadText,
): TargetEdits {
  if (key === undefined) return { state: 'done', edits: [] };
  const places = new Set(texts.map(({ location }) => placeOf(location)));
  const labelled = objects.flatMap((object) =>
    object.labels.pairs
      .filter((pair) => pair.key.value === key && pair[part].value === value)
      .map((pair) => ({
        object,
        follows: writtenAt(pair[part]).some((each) => places.has(placeOf(deployed.locate(object, each)))),
      })),
  );
  const edits: TextEdit[] = [];
  for (const uri of labelled.length > 0 ? kustomizations : []) {
    const tree = kustomizationTree(deployed, uri, read);
    for (const target of tree ? targetsIn(tree.root) : []) {
      const selector = scalarAt(target, 'labelSelector');
      const spans = selector ? mentions(selector.value, key, part, value) : [];
      if (!tree || !selector || spans.length === 0) continue;
      const reached = labelled.filter(({ object }) => isReached(object, target));
      if (!reached.some(({ follows }) => follows)) continue;
      const verbatim = selector.style !== 'block' && selector.end - selector.start === selector.value.length;
      if (!verbatim || !reached.every(({ follows }) => follows))
        return { state: 'refused', reason: 'A patch finds other objects by this label, too' };
      edits.push(
        ...spans.map(([start, end]) => edit(tree, selector.start + start, selector.start + end, newName)),
      );
    }
  }
  return { state: 'done', edits };
}

function placeOf({ uri, start }: { readonly uri: string; readonly start: number }): string {
  return `${uri}:${start}`;
}

function targetsIn(root: Tree['root']): readonly Node[] {
  return ['patches', 'patchesJson6902'].flatMap((field) =>
    itemsAt(root, field).flatMap((item) => {
      const target =
        item.kind === 'map' ? item.entries.findLast((each) => each.key.value === 'target') : undefined;
      return target ? [target.value] : [];
    }),
  );
}

/** By its kind and its names; the rest is for the rendering to say. */
function isReached({ kind, name }: KubeObject, target: Node): boolean {
  const test = (text: Text | undefined, values: readonly string[]): boolean =>
    text === undefined || values.some((each) => anchored(text.value)(each));
  const names = isKnown(name) ? [name.value, name.written ?? name.value] : [];
  return test(scalarAt(target, 'kind'), [kind.value]) && test(scalarAt(target, 'name'), names);
}

/** `app=web`, `app in (web, api)`, `!app`. */
const TERM = /([^\s=!,()]+)\s*(?:(?:==?|!=)\s*([^\s,]*)|\s(?:in|notin)\s*\(([^)]*)\))?/dg;

/** Where a selector speaks of the key, or of its value, as ranges of its text. */
function mentions(
  selector: string,
  key: string,
  part: Use['part'],
  value: string,
): readonly (readonly [number, number])[] {
  return [...selector.matchAll(TERM)].flatMap((found) => {
    const [, name, one, list] = found.indices ?? [];
    if (found[1] !== key || !name) return [];
    if (part === 'key') return [name];
    if (one) return found[2] === value ? [one] : [];
    if (!list) return [];
    return [...(found[3] ?? '').matchAll(/[^\s,]+/g)]
      .filter(([item]) => item === value)
      .map((item): readonly [number, number] => [list[0] + item.index, list[0] + item.index + value.length]);
  });
}

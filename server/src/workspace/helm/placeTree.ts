/**
 * Gives what Helm rendered the places of what it was rendered from: each value that of the value at the same path of the
 * template. What an action filled in as a whole stands where the action stands.
 */
import {
  isNull,
  type MapEntry,
  type MapNode,
  type Node,
  type ScalarNode,
  type SeqNode,
} from '../../syntax/node';
import type { Span } from '../../syntax/span';
import { collapsed } from '../kustomize/regions';
import { bestFit } from './fit';
import type { TemplateTree } from './templateTrees';

/** Where a part of the template stands. */
interface Around {
  /** Its key, or whatever is nearest. */
  readonly key: Span;
  /** From behind the key to where the next one may begin. */
  readonly ground: Span;
}

/** `rendered` with its places in `template`; all of it at the start where there is nothing to find it by. */
export function placeTree(rendered: Node, { root, region, prints }: TemplateTree): Node {
  const start: Span = { start: region.start, end: region.start };
  return place(rendered, root, { key: start, ground: region }, prints);
}

function place(rendered: Node, template: Node | undefined, around: Around, prints: readonly Span[]): Node {
  if (template?.kind === 'scalar' && !isNull(template)) return placeAtScalar(rendered, template, around);
  if (template?.kind === 'map' && rendered.kind === 'map')
    return placeMap(rendered, template, around, prints);
  if (template?.kind === 'seq' && rendered.kind === 'seq')
    return placeList(rendered, template, around, prints);
  return collapsed(rendered, printIn([around.ground], prints) ?? around.key);
}

/** A value that is written stays as it is written; another that stands where it would be is not its. */
function placeAtScalar(rendered: Node, template: ScalarNode, { key }: Around): Node {
  if (rendered.kind !== 'scalar') return collapsed(rendered, template.type === 'template' ? template : key);
  const { start, end, style, value } = template;
  if (template.type === 'template') return { ...rendered, start, end, style, written: value };
  return value === rendered.value ? { ...rendered, start, end, style } : collapsed(rendered, key);
}

function placeMap(rendered: MapNode, template: MapNode, around: Around, prints: readonly Span[]): MapNode {
  const keys = template.entries.map((entry) => entry.key.start).toSorted((a, b) => a - b);
  const endOf = ({ key }: MapEntry): number =>
    keys.find((start) => start > key.start) ?? Math.max(around.ground.end, template.end);
  const gaps = gapsIn(
    around.ground,
    template.entries.map((entry) => ({ start: entry.key.start, end: entry.value.end })),
  );
  const entries = rendered.entries.map((entry): MapEntry => {
    const found = branchFor(entry, template);
    if (found) {
      const { key } = found;
      const ground = { start: key.end, end: endOf(found) };
      const value = place(entry.value, found.value, { key, ground }, prints);
      return { key: { ...entry.key, start: key.start, end: key.end }, value };
    }
    const at = printIn(gaps, prints) ?? around.key;
    return { key: { ...entry.key, ...spanOf(at), written: '' }, value: collapsed(entry.value, at) };
  });
  return { ...rendered, start: template.start, end: template.end, entries };
}

/** The entry of the template with its key, of the branches of an `if` the one that fits. */
function branchFor({ key, value }: MapEntry, template: MapNode): MapEntry | undefined {
  const branches = template.entries.filter((entry) => entry.key.value === key.value);
  return branches.length < 2
    ? branches[0]
    : (bestFit(value, branches, (entry) => entry.value) ?? branches.at(-1));
}

function placeList(rendered: SeqNode, template: SeqNode, around: Around, prints: readonly Span[]): SeqNode {
  const starts = template.items.map((item) => item.start).toSorted((a, b) => a - b);
  const gaps = gapsIn(around.ground, template.items);
  const items = rendered.items.map((item, index) => {
    const found = bestFit(item, template.items, (each) => each, index);
    if (!found) return collapsed(item, printIn(gaps, prints) ?? around.key);
    const end = starts.find((start) => start > found.start) ?? Math.max(around.ground.end, found.end);
    const key = found.kind === 'map' ? (found.entries[0]?.key ?? around.key) : around.key;
    return place(item, found, { key, ground: { start: found.start, end } }, prints);
  });
  return { ...rendered, start: template.start, end: template.end, items };
}

/** What of `ground` none of `parts` covers, which are in order. */
function gapsIn(ground: Span, parts: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let start = ground.start;
  for (const part of parts) {
    if (part.start > start) gaps.push({ start, end: part.start });
    start = Math.max(start, part.end);
  }
  return ground.end > start ? [...gaps, { start, end: ground.end }] : gaps;
}

/** The first action that prints something in one of `gaps`. */
function printIn(gaps: readonly Span[], prints: readonly Span[]): Span | undefined {
  return prints.find(({ start, end }) => gaps.some((gap) => gap.start <= start && end <= gap.end));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The one of `templates` that an object was rendered from; undefined where none has its kind. */
export function templateFor(rendered: Node, templates: readonly TemplateTree[]): TemplateTree | undefined {
  return bestFit(
    rendered,
    templates.filter(({ root }) => root?.kind === 'map'),
    ({ root }) => root,
  );
}

/** Completion in `.selectrail.yaml`: the keys and values that its description has. */
import { firstOf } from '../firstOf';
import { parseOneDocument } from '../../syntax/document';
import { type Node, type ScalarNode } from '../../syntax/node';
import type { Location } from '../../workspace/snapshot';
import type { Completion } from '../completion';
import { CONFIG_SHAPE } from './configShape';
import type { Choice, Shape } from './shape';

/** Stands for the word at the cursor. */
const STAND_IN = 'selectrail-stand-in';

/** What fits at `offset` of the file `uri`, whose text is `text`. */
export function configCompletion(uri: string, offset: number, text: string): readonly Completion[] {
  const start = offset - (/[\w-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (/^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const range: Location = { uri, start, end };
  for (const [standIn, suffix] of [
    [`${STAND_IN}: `, ': '],
    [STAND_IN, ''],
  ] as const) {
    const patched = text.slice(0, start) + standIn + text.slice(end);
    const { root, problems } = parseOneDocument(patched, (value) => value);
    const choices = root && problems.length === 0 ? choicesIn(root, CONFIG_SHAPE) : undefined;
    if (choices) return toCompletions(choices, range, /^\s*:/.test(text.slice(end)) ? '' : suffix);
  }
  return [];
}

function toCompletions(choices: readonly Choice[], range: Location, suffix: string): readonly Completion[] {
  return choices.map(({ value, description }, rank) => ({
    label: value,
    detail: description,
    range,
    newText: value + suffix,
    rank,
  }));
}

/** What may stand in the place of the stand-in; undefined where it is not within `node`. */
function choicesIn(node: Node, shape: Shape): readonly Choice[] | undefined {
  if (node.kind === 'scalar') return isStandIn(node) ? valuesOf(shape) : undefined;
  if (node.kind === 'seq') return firstOf(node.items, (item) => choicesIn(item, itemOf(shape)));
  return firstOf(node.entries, ({ key, value }) => {
    if (!isStandIn(key)) return choicesIn(value, fieldOf(shape, key.value));
    const used = new Set(node.entries.map((entry) => entry.key.value));
    return keysOf(shape).filter((choice) => !used.has(choice.value));
  });
}

/** Where the description ends, anything goes. */
const ANYTHING: Shape = { type: 'string', description: '' };

function itemOf(shape: Shape): Shape {
  return shape.type === 'list' ? shape.items : ANYTHING;
}

function fieldOf(shape: Shape, key: string): Shape {
  if (shape.type === 'map') return shape.values;
  return (shape.type === 'object' ? shape.fields[key] : undefined) ?? ANYTHING;
}

function keysOf(shape: Shape): readonly Choice[] {
  if (shape.type === 'map') return shape.keys;
  if (shape.type !== 'object') return [];
  return Object.entries(shape.fields).map(([value, { description }]) => ({ value, description }));
}

function valuesOf(shape: Shape): readonly Choice[] {
  return shape.type === 'choice' ? shape.values : [];
}

function isStandIn({ value }: ScalarNode): boolean {
  return value === STAND_IN;
}

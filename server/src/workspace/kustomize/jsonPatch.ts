/** JSON patches. @see https://datatracker.ietf.org/doc/html/rfc6902 */
import { isNull, type ScalarNode, scalarAt } from '../../syntax/node';
import { toPlain } from '../../syntax/plain';
import {
  isList,
  isMap,
  pairsAt,
  renamed,
  textAt,
  type Tree,
  type TreeList,
  withEntry,
  withValue,
} from './tree';

/** `tree` with all of `operations` applied; undefined where one of them does not apply. */
export function jsonPatch(tree: Tree, operations: readonly Tree[]): Tree | undefined {
  let current: Tree | undefined = tree;
  for (const operation of operations) {
    if (current === undefined) return undefined;
    current = applyOne(current, operation);
  }
  return current;
}

function applyOne(tree: Tree, operation: Tree): Tree | undefined {
  const text = scalarAt(operation, 'path');
  if (!text) return undefined;
  const path = pointer(text.value);
  const from = pointer(textAt(operation, 'from'));
  const key = lastStep(text, path);
  const value = pairsAt(operation).findLast((entry) => entry.key.value === 'value')?.value ?? nothing(key);
  switch (textAt(operation, 'op')) {
    case 'add':
      return change(tree, path, { type: 'add', value, key });
    case 'replace':
      return change(tree, path, { type: 'replace', value, key });
    case 'remove':
      return change(tree, path, { type: 'remove' });
    case 'copy': {
      const copied = valueAt(tree, from);
      return copied === undefined ? undefined : change(tree, path, { type: 'add', value: copied, key });
    }
    case 'move': {
      const moved = valueAt(tree, from);
      const without = change(tree, from, { type: 'remove' });
      if (moved === undefined || without === undefined) return undefined;
      return change(without, path, { type: 'add', value: moved, key });
    }
    case 'test':
      return isEqual(valueAt(tree, path), value) ? tree : undefined;
    default:
      return undefined;
  }
}

type Change =
  | { readonly type: 'add' | 'replace'; readonly value: Tree; readonly key: ScalarNode }
  | { readonly type: 'remove' };

function pointer(path: string): readonly string[] {
  const steps = path.split('/').slice(1);
  return steps.map(decodedStep);
}

/** A step of a path as the key that it means: `app/name` of `app~1name`. */
export function decodedStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

export function encodedStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The key that a path ends with, where it stands in the path; it is written as paths have it. */
function lastStep(text: ScalarNode, path: readonly string[]): ScalarNode {
  const value = path.at(-1) ?? '';
  const verbatim = text.written === undefined && text.end - text.start === text.value.length;
  if (!verbatim) return renamed(text, value);
  const written = text.value.slice(text.value.lastIndexOf('/') + 1);
  return { ...text, value, type: 'string', start: text.end - written.length, written };
}

function nothing(place: ScalarNode): ScalarNode {
  return { ...place, value: '', type: 'null', style: 'plain' };
}

function isEqual(a: Tree | undefined, b: Tree): boolean {
  return a !== undefined && JSON.stringify(toPlain(a)) === JSON.stringify(toPlain(b));
}

function valueAt(tree: Tree, path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>(
    (current, step) =>
      isList(current)
        ? current.items[Number(step)]
        : pairsAt(current).findLast(({ key, value }) => key.value === step && !isNull(value))?.value,
    tree,
  );
}

function change(tree: Tree, [step, ...rest]: readonly string[], how: Change): Tree | undefined {
  if (step === undefined) return how.type === 'remove' ? undefined : how.value;
  if (isList(tree)) return changeList(tree, step, rest, how);
  if (!isMap(tree)) return undefined;
  const there = tree.entries.findLast(({ key }) => key.value === step);
  if (rest.length === 0) {
    if (how.type !== 'remove') return withEntry(tree, { key: how.key, value: how.value });
    return there && withValue(tree, step, undefined);
  }
  const inner = there && change(there.value, rest, how);
  return inner && withValue(tree, step, inner);
}

function changeList(list: TreeList, step: string, rest: readonly string[], how: Change): Tree | undefined {
  const { items } = list;
  const index = step === '-' ? items.length : Number(step);
  const last = how.type === 'add' && rest.length === 0 ? items.length : items.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > last) return undefined;
  if (rest.length === 0) {
    if (how.type === 'remove') return { ...list, items: items.toSpliced(index, 1) };
    return { ...list, items: items.toSpliced(index, how.type === 'add' ? 0 : 1, how.value) };
  }
  const item = items[index];
  const inner = item && change(item, rest, how);
  return inner && { ...list, items: items.with(index, inner) };
}

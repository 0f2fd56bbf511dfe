/** JSON patches. @see https://datatracker.ietf.org/doc/html/rfc6902 */
import { at, isList, isMap, textAt, type Tree, withField } from './tree';

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
  const path = pointer(textAt(operation, 'path'));
  const value = isMap(operation) && Object.hasOwn(operation, 'value') ? (operation.value ?? null) : null;
  const from = pointer(textAt(operation, 'from'));
  switch (textAt(operation, 'op')) {
    case 'add':
      return change(tree, path, { type: 'add', value });
    case 'replace':
      return change(tree, path, { type: 'replace', value });
    case 'remove':
      return change(tree, path, { type: 'remove' });
    case 'copy': {
      const copied = valueAt(tree, from);
      return copied === undefined ? undefined : change(tree, path, { type: 'add', value: copied });
    }
    case 'move': {
      const moved = valueAt(tree, from);
      const without = change(tree, from, { type: 'remove' });
      if (moved === undefined || without === undefined) return undefined;
      return change(without, path, { type: 'add', value: moved });
    }
    case 'test':
      return JSON.stringify(valueAt(tree, path)) === JSON.stringify(value) ? tree : undefined;
    default:
      return undefined;
  }
}

type Change = { readonly type: 'add' | 'replace'; readonly value: Tree } | { readonly type: 'remove' };

function pointer(path: string): readonly string[] {
  const steps = path.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(tree: Tree, path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>(
    (current, step) => (isList(current) ? current[Number(step)] : at(current, step)),
    tree,
  );
}

function change(tree: Tree, [step, ...rest]: readonly string[], how: Change): Tree | undefined {
  if (step === undefined) return how.type === 'remove' ? undefined : how.value;
  if (isList(tree)) return changeList(tree, step, rest, how);
  if (!isMap(tree)) return undefined;
  const there = Object.hasOwn(tree, step);
  if (rest.length === 0) {
    if (!there && how.type === 'remove') return undefined;
    return withField(tree, step, how.type === 'remove' ? undefined : how.value);
  }
  const inner = there ? change(tree[step] ?? null, rest, how) : undefined;
  return inner === undefined ? undefined : withField(tree, step, inner);
}

function changeList(
  list: readonly Tree[],
  step: string,
  rest: readonly string[],
  how: Change,
): Tree | undefined {
  const index = step === '-' ? list.length : Number(step);
  const last = how.type === 'add' && rest.length === 0 ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > last) return undefined;
  if (rest.length === 0) {
    if (how.type === 'remove') return list.toSpliced(index, 1);
    return list.toSpliced(index, how.type === 'add' ? 0 : 1, how.value);
  }
  const inner = change(list[index] ?? null, rest, how);
  return inner === undefined ? undefined : list.with(index, inner);
}

/** Tells what belongs to the chosen environment from what only others have. */
import { isLeaf } from '../workspace/environments';
import type { Layout, Unit } from '../workspace/layout';

export interface ByEnvironment<Item> {
  /** All where none is chosen. */
  readonly own: readonly Item[];
  /** Items in files of other environments alone. */
  readonly elsewhere: readonly Item[];
}

/** `items`, both parts in their order. */
export function byEnvironment<Item>(
  items: readonly Item[],
  uriOf: (item: Item) => string,
  layout: Layout,
  chosen: ReadonlySet<Unit>,
): ByEnvironment<Item> {
  if (chosen.size === 0) return { own: items, elsewhere: [] };
  const isElsewhere = (item: Item): boolean => {
    const units = layout.unitsOf(uriOf(item));
    return units.every((unit) => isLeaf(unit) && !chosen.has(unit));
  };
  return { own: items.filter((item) => !isElsewhere(item)), elsewhere: items.filter(isElsewhere) };
}

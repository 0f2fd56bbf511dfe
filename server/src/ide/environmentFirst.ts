/** Puts what belongs to the chosen environment before what only others have. */
import type { Layout, Unit } from '../workspace/layout';

/** `items` in their order, without those first that stand in files of other environments alone. */
export function environmentFirst<Item>(
  items: readonly Item[],
  uriOf: (item: Item) => string,
  layout: Layout,
  chosen: ReadonlySet<Unit>,
): readonly Item[] {
  if (chosen.size === 0) return items;
  const isElsewhere = (item: Item): boolean => {
    const units = layout.unitsOf(uriOf(item));
    return units.every((unit) => unit.kind === 'kustomization' && !chosen.has(unit));
  };
  return [...items.filter((item) => !isElsewhere(item)), ...items.filter(isElsewhere)];
}

/** How well what Helm rendered fits a part of a template. */
import { entryOf, isNull, type Node, type ScalarNode } from '../../syntax/node';
import { MASK } from '../../syntax/scalars';

/** Items of lists are told apart by these. */
const IDENTITIES: ReadonlySet<string> = new Set([
  'name',
  'containerPort',
  'port',
  'key',
  'path',
  'host',
  'kind',
]);
/** Of a map, how far down it is looked. */
const DEPTH = 4;

/** Undefined: it was certainly rendered from another part; the higher, the more of what is written stands in both. */
export function fit(rendered: Node, template: Node, depth = DEPTH): number | undefined {
  if (isNull(template)) return 0; // what an action filled in
  if (template.kind === 'scalar') return rendered.kind === 'scalar' ? fitText(rendered, template) : -1;
  if (rendered.kind !== template.kind) return undefined;
  if (depth === 0 || rendered.kind !== 'map' || template.kind !== 'map') return 0;
  let sum = 0;
  for (const key of new Set(template.entries.map((entry) => entry.key.value))) {
    const own = entryOf(rendered, key)?.value;
    if (!own) continue;
    const branches = template.entries.filter((entry) => entry.key.value === key);
    const fits = branches.flatMap((entry) => fit(own, entry.value, depth - 1) ?? []);
    if (fits.length === 0 && depth === DEPTH && IDENTITIES.has(key)) return undefined;
    sum += fits.length === 0 ? -1 : Math.max(...fits);
  }
  return sum;
}

/** Text that is written counts, and text around actions less. */
function fitText(rendered: ScalarNode, template: ScalarNode): number | undefined {
  if (template.type !== 'template') return rendered.value === template.value ? 2 : undefined;
  const parts = template.value.split(new RegExp(`${MASK}+`));
  if (parts.every((part) => part === '')) return 0;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 's').test(rendered.value) ? 1 : -1;
}

/** The one of `templates` that fits `rendered` best; of equal ones that at `index`, or else the first. */
export function bestFit<Item>(
  rendered: Node,
  templates: readonly Item[],
  nodeOf: (item: Item) => Node | undefined,
  index = 0,
): Item | undefined {
  let best: { readonly item: Item; readonly score: number } | undefined;
  for (const [at, item] of templates.entries()) {
    const node = nodeOf(item);
    const score = node && fit(rendered, node);
    if (score === undefined) continue;
    if (!best || score > best.score || (score === best.score && at === index)) best = { item, score };
  }
  return best?.item;
}

/** Which addresses outside of the cluster pods are connected with. */
import type { Direction } from '../../kinds/networkPolicy';
import { type AddressRange, partition } from './addresses';
import { type Bounds, isNothing, sameBounds } from './bounds';
import type { PodEndpoint } from './endpoint';
import type { PeerMatcher } from './policy';
import { throughEnd } from './reach';
import type { World } from './world';

export interface OutsideRange {
  readonly range: AddressRange;
  readonly bounds: Bounds;
}

/**
 * Addresses outside of the cluster that the policies of `pods` let through, in ranges that no rule tells apart. Families
 * of which no rule speaks are as IPv4 is.
 */
export function outsideOf(world: World, pods: PodEndpoint, direction: Direction): readonly OutsideRange[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  const rules = [...admin.flat(), ...network, ...baseline.flat()].flatMap(
    ({ policy }) => policy.rules[direction] ?? [],
  );
  const blocks = rules.flatMap(({ peers }) => (peers === 'everyone' ? [] : peers)).flatMap(rangesOf);
  const families = blocks.some(({ family }) => family === 6) ? ([4, 6] as const) : ([4] as const);
  const found: { range: AddressRange; bounds: Bounds }[] = [];
  for (const range of families.flatMap((family) => partition(family, blocks))) {
    const bounds = throughEnd(world, direction, pods, { type: 'addresses', range });
    const last = found.at(-1);
    const joins = last && last.range.family === range.family && last.range.end === range.start;
    if (joins && sameBounds(last.bounds, bounds)) last.range = { ...last.range, end: range.end };
    else found.push({ range, bounds });
  }
  return found.filter(({ bounds }) => !isNothing(bounds));
}

function rangesOf(peer: PeerMatcher): readonly AddressRange[] {
  return peer.type === 'block' ? [...(peer.block ? [peer.block] : []), ...peer.except] : [];
}

/** The rows of an exposure listing, as every output prints them. */
import type { Direction } from '../kinds/networkPolicy';
import { rangeText } from '../network/reach/addresses';
import { connectionText } from '../network/reach/connections';
import { type Exposure, exposuresOf, selectionText } from '../network/reach/exposure';
import type { World } from '../network/reach/world';
import { inOrder, type Row, unknownText } from './reachRows';

export interface ExposureRows {
  readonly egress: readonly Row[];
  readonly ingress: readonly Row[];
}

/** Rows of peers whose name `wanted` accepts. */
export function exposureRows(world: World, wanted: (name: string) => boolean): ExposureRows {
  const all = [...exposuresOf(world)];
  const rows = (direction: Direction): readonly Row[] =>
    inOrder(all.filter((each) => each.direction === direction && wanted(each.peer.name)).map(rowOf));
  return { egress: rows('Egress'), ingress: rows('Ingress') };
}

function rowOf({ peer, direction, to, bounds, named }: Exposure): Row {
  const other = otherText(to);
  const [src, dst] = direction === 'Egress' ? [peer.name, other] : [other, peer.name];
  return { src, dst, conn: connectionText(bounds.sure, named), unknown: unknownText(bounds) };
}

function otherText(to: Exposure['to']): string {
  switch (to.type) {
    case 'addresses':
      return rangeText(to.reached);
    case 'entire-cluster':
      return 'entire-cluster';
    case 'pods':
      return selectionText(to.selection);
  }
}

/** What a tree says, without its places. */
import { boolean, integer, isNull, type MapNode, type Node } from './node';

export type Plain = null | boolean | number | string | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain;
}

/** Values without their places; of equal keys the last one counts. */
export function toPlain(node: MapNode): PlainMap;
export function toPlain(node: Node): Plain;
export function toPlain(node: Node): Plain {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, toPlain(value)]));
    case 'seq':
      return node.items.map((item) => toPlain(item));
    case 'scalar':
      if (isNull(node)) return null;
      if (node.type === 'boolean') return boolean(node) ?? node.value;
      if (node.type === 'number') return numberOf(node.value, integer(node));
      return node.value;
  }
}

/** What JavaScript cannot hold stays as it is written. */
function numberOf(written: string, whole: number | undefined): Plain {
  if (whole !== undefined) return whole;
  const value = Number(written);
  return Number.isFinite(value) && !/^[-+]?\d+$/.test(written) ? value : written;
}

/** Nodes for what no manifest makes: addresses, hosts, and pods as a policy names them. */
import type { AddressRange } from '../../network/reach/addresses';
import { addressText } from '../../network/reach/addresses';
import type { ReachNode } from './graph';

/** Where an edge stands: what comes in is drawn apart from what goes out, so that all flows in one direction. */
export type Side = 'from' | 'to';

const NO_OBJECT = {
  kind: '',
  namespace: undefined,
  detail: undefined,
  place: undefined,
  end: undefined,
  isolated: undefined,
} as const;

/** All addresses outside of the cluster. */
export function everywhere(side: Side): ReachNode {
  return {
    ...NO_OBJECT,
    id: `${side} outside`,
    type: 'outside',
    label: 'Outside the cluster',
    end: '0.0.0.0/0',
  };
}

/** A host outside of the cluster. */
export function hostNode(host: string): ReachNode {
  return { ...NO_OBJECT, id: `to host ${host}`, type: 'outside', label: host, detail: 'host outside' };
}

/** `10.0.0.0/8 except 10.1.0.0/16`; all addresses where it is a whole family. */
export function blockNode(side: Side, block: AddressRange, except: readonly AddressRange[]): ReachNode {
  const text = cidrText(block);
  const whole = block.end - block.start === 1n << (block.family === 4 ? 32n : 128n);
  if (whole && except.length === 0) return { ...everywhere(side), end: text };
  const detail = except.length > 0 ? `except ${except.map(cidrText).join(', ')}` : undefined;
  const id = [side, 'block', text, detail ?? ''].join(' ').trimEnd();
  const label = whole ? 'Outside the cluster' : text;
  return { ...NO_OBJECT, id, type: 'outside', label, detail, end: except.length > 0 ? undefined : text };
}

/** Any pod, or anybody where `who` says so; in all namespaces or in one. */
export function podsNode(
  side: Side,
  who: string,
  namespace: string | undefined,
  end: string | undefined,
): ReachNode {
  const where = namespace === undefined ? '' : ` of ${namespace}`;
  return { ...NO_OBJECT, id: `${side} pods ${who}${where}`, type: 'pods', label: who, namespace, end };
}

/** Of a range that a CIDR block was read from. */
function cidrText({ family, start, end }: AddressRange): string {
  const size = (end - start).toString(2).length - 1;
  const bits = family === 4 ? 32 : 128;
  return size === 0 ? addressText(family, start) : `${addressText(family, start)}/${bits - size}`;
}

/** All pods of a namespace. */
export function allOf(side: Side, namespace: string): ReachNode {
  return podsNode(side, 'All pods', namespace, undefined);
}

/** Hover on a block of addresses: from where to where, how many, what for, and what of the workspace lies in it. */
import { endpoints } from '../../kinds/endpoints';
import { endpointSlice } from '../../kinds/endpointSlice';
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import { kindOfRange, metadataIn } from '../../network/reach/addressKinds';
import {
  type AddressRange,
  addressText,
  parseBlock,
  rangesMeet,
  rangeText,
} from '../../network/reach/addresses';
import { isAdminPolicy } from '../../network/reach/world';
import { isKnown, type Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { boundsText, isWholeFamily, rangeOf, rangesOf, sizeText } from '../addressText';
import { code, inline, linkTo } from '../markdown';
import type { HoverProvider } from './content';

/** A block, or an exception to one. */
interface Block {
  readonly text: Text;
  readonly role: 'block' | 'exception';
  /** The block that an exception is one to; itself for a block. */
  readonly whole: Text | undefined;
  /** All exceptions to it. */
  readonly except: readonly Text[];
  /** What it is about: a policy's peer, or clients of a load balancer. */
  readonly of: 'peer' | 'clients';
}

export const addressBlockHover: HoverProvider = (snapshot, { object, offset }) => {
  const block = object && blocksOf(object).find(({ text }) => touches(text, offset));
  const range = block && rangeOf(block.text);
  if (!object || !block || !range) return undefined;
  const lines = block.role === 'block' ? blockLines(snapshot, block, range) : exceptionLines(block, range);
  return { span: block.text, lines };
};

function blocksOf(object: KubeObject): readonly Block[] {
  if (is(object, networkPolicy)) {
    const peers = [...object.spec.ingress, ...object.spec.egress].flatMap((rule) => rule.peers);
    return peers.flatMap(({ ipBlock }) => {
      if (!ipBlock) return [];
      const { cidr: whole, except } = ipBlock;
      const exceptions = except.map((text): Block => ({
        text,
        role: 'exception',
        whole,
        except,
        of: 'peer',
      }));
      return whole ? [{ text: whole, role: 'block', whole, except, of: 'peer' }, ...exceptions] : exceptions;
    });
  }
  const alone = (texts: readonly Text[], of: Block['of']): readonly Block[] =>
    texts.map((text) => ({ text, role: 'block', whole: text, except: [], of }));
  if (is(object, service)) return alone(object.spec.loadBalancerSourceRanges, 'clients');
  if (!isAdminPolicy(object)) return [];
  const peers = [...object.spec.ingress, ...object.spec.egress].flatMap((rule) => rule.peers);
  return alone(
    peers.flatMap(({ networks }) => networks),
    'peer',
  );
}

function blockLines(
  snapshot: Snapshot,
  { text, except, whole, of }: Block,
  range: AddressRange,
): readonly string[] {
  const left = rangesOf({ cidr: whole, except });
  return [
    rangeLine(text, range),
    ...(except.length === 0 || !left ? [] : [`Without its exceptions: ${sizeText(left)}`]),
    ...metadataLines(left ?? [range]),
    ...(of === 'peer' ? holdsLines(snapshot, left ?? [range]) : []),
  ];
}

function exceptionLines({ text, whole }: Block, range: AddressRange): readonly string[] {
  const of = isKnown(whole) ? ` of ${code(whole.value)}` : '';
  return [rangeLine(text, range), `Left out${of}; another rule or policy can still allow it`];
}

/** `10.0.0.0/8`: 10.0.0.0 – 10.255.255.255, 16,777,216 addresses, private (RFC 1918) */
function rangeLine(text: Text, range: AddressRange): string {
  if (isWholeFamily(range)) return `${code(text.value)}: every IPv${range.family} address`;
  const size = range.end - range.start === 1n ? [] : [sizeText([range])];
  const kind = kindOfRange(range);
  const parts = [boundsText(range), ...size, ...(kind === undefined ? [] : [kind])];
  return `${code(text.value)}: ${parts.join(', ')}`;
}

/** Said only where the block is about more than that address. */
function metadataLines(ranges: readonly AddressRange[]): readonly string[] {
  const [first] = metadataIn(ranges);
  const alone = ranges.length === 1 && ranges[0] && ranges[0].end - ranges[0].start === 1n;
  if (!first || alone) return [];
  return [
    `Includes ${code(addressText(first.family, first.start))}, where clouds serve credentials of the node`,
  ];
}

/** Objects of the workspace whose written addresses lie in the block. */
function holdsLines(snapshot: Snapshot, ranges: readonly AddressRange[]): readonly string[] {
  const held = addressed(snapshot).flatMap(({ object, addresses }) => {
    const inside = addresses.filter((address) => ranges.some((range) => rangesMeet(range, address)));
    return inside.length > 0 ? [{ object, inside }] : [];
  });
  const texts = held.map(({ object, inside }) => {
    return `${linkTo(snapshot, object)} (${inside.map(rangeText).join(', ')})`;
  });
  const services = held.some(({ object }) => is(object, service));
  return [
    ...(held.length > 0 ? [`In this workspace: ${inline(texts)}`] : []),
    ...(services ? [SERVICES_NOTE] : held.length > 0 || ranges.some(mayHoldPods) ? [PODS_NOTE] : []),
  ];
}

const PODS_NOTE = 'Whether a block matches pods depends on the network plugin; selectors always do';
const SERVICES_NOTE = 'Most network plugins see the pods behind a Service, and not its address';

/** Pods have private addresses as a rule. */
function mayHoldPods(range: AddressRange): boolean {
  const kind = kindOfRange(range);
  return kind === undefined || /^(private|shared)/.test(kind);
}

interface Addressed {
  readonly object: KubeObject;
  readonly addresses: readonly AddressRange[];
}

/** Objects that write addresses: of pods, Services and their endpoints. */
function addressed(snapshot: Snapshot): readonly Addressed[] {
  const pods = snapshot.lookup(keys.kind('', 'Pod')).map((object) => {
    return { object, texts: object.pods?.addresses ?? [] };
  });
  const services = snapshot.lookup(keys.kind('', 'Service')).flatMap((object) => {
    if (!is(object, service)) return [];
    const { clusterIP, externalIPs } = object.spec;
    return [{ object, texts: [...(clusterIP ? [clusterIP] : []), ...externalIPs] }];
  });
  const listed = [
    ...snapshot.lookup(keys.kind('discovery.k8s.io', 'EndpointSlice')),
    ...snapshot.lookup(keys.kind('', 'Endpoints')),
  ].flatMap((object) => {
    if (!is(object, endpointSlice) && !is(object, endpoints)) return [];
    return [{ object, texts: object.spec.endpoints.flatMap(({ addresses }) => addresses) }];
  });
  return [...pods, ...services, ...listed].flatMap(({ object, texts }) => {
    const addresses = texts.flatMap((text) => (isKnown(text) ? (parseBlock(text.value) ?? []) : []));
    return addresses.length > 0 ? [{ object, addresses }] : [];
  });
}

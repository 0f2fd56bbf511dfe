/** Whom the policies of a workload let in or out that no manifest makes: anyone, addresses, pods elsewhere. */
import type { LabelSelector } from '../../kinds/labels';
import type { Direction } from '../../kinds/networkPolicy';
import {
  type AddressRange,
  coveredBy,
  rangesMeet,
  wholeFamily,
  withoutRanges,
} from '../../network/reach/addresses';
import { type Bounds, isNothing, sameBounds } from '../../network/reach/bounds';
import { isEmpty } from '../../network/reach/connections';
import { type Endpoint, STRANGER } from '../../network/reach/endpoint';
import { outsideOf } from '../../network/reach/listing';
import { agreement, type Peer } from '../../network/reach/peers';
import type { CompiledRule, PeerMatcher } from '../../network/reach/policy';
import type { PodSelection } from '../../network/reach/podSelection';
import { throughEnd } from '../../network/reach/reach';
import { isAny, isEverything, namespacesKey } from '../../network/reach/selection';
import { isKnown } from '../../syntax/node';
import type { Drawing } from './drawing';
import type { ReachNode } from './graph';
import { blockNode, everywhere, podsNode, type Side } from './outsideNodes';

export interface Stranger {
  readonly node: ReachNode;
  readonly endpoint: Endpoint;
  readonly bounds: Bounds;
}

export function strangersOf(drawing: Drawing, peer: Peer, direction: Direction): readonly Stranger[] {
  const side: Side = direction === 'Ingress' ? 'from' : 'to';
  const usual = through(drawing, peer, direction, STRANGER);
  const outside = [...outsideOf(drawing.matrix, peer, direction)];
  const peers = rulesOf(drawing, peer, direction).flatMap((rule) =>
    rule.peers === 'everyone' ? [] : rule.peers,
  );
  return [
    ...anyone(side, usual, outside),
    ...blocks(side, usual, outside, peers),
    ...elsewhere(drawing, peer, direction, usual, peers),
  ];
}

type Outside = ReturnType<typeof outsideOf> extends Generator<infer Reached> ? Reached : never;

/** Those whom a rule surely names by naming everybody: with all addresses outside, or the pods of the cluster alone. */
function anyone(side: Side, usual: Bounds, outside: readonly Outside[]): readonly Stranger[] {
  if (isEmpty(usual.sure)) return [];
  const all = isEverywhere(outside) && outside.every(({ bounds }) => sameBounds(bounds, usual));
  const node = podsNode(side, all ? 'Anyone' : 'Any pod', undefined, undefined);
  return [{ node, endpoint: STRANGER, bounds: usual }];
}

/** Blocks as the rules write them, and what of the addresses lies in none of them. */
function* blocks(
  side: Side,
  usual: Bounds,
  outside: readonly Outside[],
  peers: readonly PeerMatcher[],
): Generator<Stranger> {
  if (isEverywhere(outside) && outside.every(({ bounds }) => sameBounds(bounds, usual))) return;
  const written = uniqueBlocks(peers);
  for (const { block, except } of written) {
    const pieces = withoutRanges(block, except);
    const reached = outside.filter(({ range }) => pieces.some((piece) => rangesMeet(piece, range)));
    const covered = pieces.every((piece) =>
      coveredBy(
        piece,
        reached.map(({ range }) => range),
      ),
    );
    const agreed = agreement(reached.map(({ bounds }) => bounds));
    const [piece] = pieces;
    if (!piece || !covered || isNothing(agreed)) continue;
    yield {
      node: blockNode(side, block, except),
      endpoint: { type: 'addresses', range: piece },
      bounds: agreed,
    };
  }
  const inBlocks = written.flatMap(({ block, except }) => withoutRanges(block, except));
  const rest = outside.filter(({ range }) => !coveredBy(range, inBlocks));
  const [first] = rest;
  const bounds = agreement(rest.map((each) => each.bounds));
  if (first && !isEmpty(bounds.sure)) {
    yield { node: everywhere(side), endpoint: { type: 'addresses', range: first.range }, bounds };
  }
}

/** Pods that rules name and no manifest makes. */
function* elsewhere(
  drawing: Drawing,
  peer: Peer,
  direction: Direction,
  usual: Bounds,
  peers: readonly PeerMatcher[],
): Generator<Stranger> {
  const found = new Map<string, PodSelection>();
  for (const matcher of peers) {
    if (matcher.type !== 'pods' || isEverything(matcher.selection)) continue;
    const { selection } = matcher;
    found.set(selection.key, selection);
  }
  for (const selection of found.values()) {
    if (drawing.matrix.classes.namedBy(selection.key).length > 0) continue;
    const endpoint: Endpoint = { type: 'potential-pods', selection };
    const bounds = through(drawing, peer, direction, endpoint);
    if (isNothing(bounds) || sameBounds(bounds, usual)) continue;
    yield { node: selectionNode(direction === 'Ingress' ? 'from' : 'to', selection), endpoint, bounds };
  }
}

function through({ world }: Drawing, { members }: Peer, direction: Direction, other: Endpoint): Bounds {
  return agreement(members.map((pods) => throughEnd(world, direction, pods, other)));
}

function rulesOf({ world }: Drawing, { members }: Peer, direction: Direction): readonly CompiledRule[] {
  return members.flatMap((pods) => {
    const { admin, network, baseline } = world.policiesOf(pods);
    const selecting = [...admin.flat(), ...network, ...baseline.flat()];
    return selecting.flatMap(({ policy }) => policy.rules[direction] ?? []);
  });
}

/** True where every address is reached, in whatever way. */
function isEverywhere(outside: readonly Outside[]): boolean {
  return coveredBy(
    wholeFamily(4),
    outside.map(({ range }) => range),
  );
}

interface Block {
  readonly block: AddressRange;
  readonly except: readonly AddressRange[];
}

function uniqueBlocks(peers: readonly PeerMatcher[]): readonly Block[] {
  const found = new Map<string, Block>();
  for (const peer of peers) {
    if (peer.type !== 'block' || !peer.block) continue;
    const { block, except } = peer;
    found.set([block, ...except].map(({ start, end }) => `${start}-${end}`).join(' '), { block, except });
  }
  return [...found.values()];
}

/** `app=prometheus` of `monitoring`. */
function selectionNode(side: Side, selection: PodSelection): ReachNode {
  const where = namespacesKey(selection);
  const named = where.startsWith('= ') ? where.slice(2) : undefined;
  const who = isAny(selection.pods) ? 'Any pod' : selectorText(selection.pods);
  const labels = equalities(selection.pods);
  const end = named !== undefined && labels !== undefined ? `${named}/{${labels}}` : undefined;
  if (named !== undefined) return podsNode(side, who, named, end);
  const { namespaces } = selection;
  const selector = namespaces.type === 'labelled' ? namespaces.selector : undefined;
  const within = isAny(selector) ? 'all namespaces' : `namespaces with ${selectorText(selector)}`;
  return { ...podsNode(side, `${who} in ${within}`, undefined, undefined) };
}

/** `app=web, tier in (a, b), !x`. */
function selectorText(selector: LabelSelector | undefined): string {
  const parts = (selector?.requirements ?? []).map(({ key, operator, values }) => {
    const texts = values.map((value) => (isKnown(value) ? value.value : '…'));
    switch (operator) {
      case 'In':
        return texts.length === 1 ? `${key.value}=${texts[0]}` : `${key.value} in (${texts.join(', ')})`;
      case 'NotIn':
        return texts.length === 1 ? `${key.value}≠${texts[0]}` : `${key.value} not in (${texts.join(', ')})`;
      case 'Exists':
        return key.value;
      case 'DoesNotExist':
        return `!${key.value}`;
      case undefined:
        return `${key.value} ?`;
    }
  });
  return parts.join(', ');
}

/** `app=web,tier=a`; undefined where it asks for more than that. */
function equalities(selector: LabelSelector | undefined): string | undefined {
  const requirements = selector?.requirements ?? [];
  const simple = requirements.every(
    ({ key, operator, values }) =>
      operator === 'In' && values.length === 1 && isKnown(key) && values.every(isKnown),
  );
  return simple && !selector?.open
    ? requirements.map(({ key, values }) => `${key.value}=${values[0]?.value}`).join(',')
    : undefined;
}

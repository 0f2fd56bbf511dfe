/** Policies as small matchers, whatever kind they were written as. */
import type { KubeObject } from '../../kinds/object';
import type { Direction } from '../../kinds/networkPolicy';
import type { Text } from '../../syntax/node';
import type { Span } from '../../syntax/span';
import { type Verdict } from '../verdict';
import { type AddressRange, coveredBy, rangesMeet, wholeFamily, withoutRanges } from './addresses';
import type { Assumptions } from '../../workspace/assumptions';
import type { Endpoint } from './endpoint';
import type { PodSelection } from './podSelection';
import { selects } from './selection';

/** The order in which policies are asked, whatever their priorities. */
export type Tier = 'Admin' | 'NetworkPolicy' | 'Baseline';

export interface CompiledPolicy {
  readonly object: KubeObject;
  readonly tier: Tier;
  /** Lower goes first; undefined: not written, or a template. NetworkPolicies have none. */
  readonly priority: number | undefined;
  /** undefined: one that cannot be read. */
  readonly subject: PodSelection | undefined;
  /** undefined: the policy leaves the direction alone. */
  readonly rules: Readonly<Record<Direction, readonly CompiledRule[] | undefined>>;
  /** Why its effect on the pods that it selects is not known; undefined for all kinds that are modelled. */
  readonly opaque: string | undefined;
}

export type Action = 'allow' | 'deny' | 'pass';

export interface CompiledRule extends Span {
  readonly policy: KubeObject;
  /** Place in the list of the policy's rules for the direction, from 0. */
  readonly index: number;
  readonly action: Action | undefined;
  /** ORed. `everyone` includes addresses outside of the cluster. */
  readonly peers: 'everyone' | readonly PeerMatcher[];
  /** ORed. */
  readonly ports: 'all' | readonly PortMatcher[];
}

export type PeerMatcher =
  | (Span & { readonly type: 'pods'; readonly selection: PodSelection })
  | (Span & {
      readonly type: 'block';
      readonly block: AddressRange | undefined;
      readonly except: readonly AddressRange[];
      /** Admin policies check pods by their addresses, too; for an ipBlock the plugin decides. */
      readonly pods: 'matched' | 'assumed';
    })
  | (Span & { readonly type: 'nobody' })
  /** Addresses outside of the cluster's pods that no manifest tells. */
  | (Span & { readonly type: 'outside'; readonly what: string });

export type PortMatcher =
  | (Span & { readonly type: 'range'; readonly protocol: string; readonly from: number; readonly to: number })
  /** undefined: whatever protocol the pod declares it with. */
  | (Span & { readonly type: 'name'; readonly protocol: string | undefined; readonly name: Text })
  | (Span & { readonly type: 'unknown'; readonly protocol: string | undefined });

/** Why not all that `policy` says can be read; undefined where it can. */
export function whyOpaque({ document }: KubeObject): string | undefined {
  if (document.templated) return 'a template decides what it says';
  return document.problems.length > 0 ? 'it stands in a document that is not valid YAML' : undefined;
}

/** Whether `peer` names `endpoint`. */
export function peerMatches(peer: PeerMatcher, endpoint: Endpoint, assumptions: Assumptions): Verdict {
  switch (peer.type) {
    case 'pods':
      return selects(peer.selection, endpoint, assumptions);
    case 'block':
      return blockMatches(peer, endpoint, assumptions);
    case 'nobody':
      return 'no';
    case 'outside':
      return isNodeLike(endpoint, assumptions) || endpoint.type === 'addresses' ? 'unknown' : 'no';
  }
}

function isNodeLike(endpoint: Endpoint, { hostNetworkPods }: Assumptions): boolean {
  if (endpoint.type === 'node') return true;
  return endpoint.type === 'pods' && endpoint.hostNetwork && hostNetworkPods === 'node';
}

function blockMatches(
  peer: Extract<PeerMatcher, { type: 'block' }>,
  endpoint: Endpoint,
  assumptions: Assumptions,
): Verdict {
  if (!peer.block) return 'unknown';
  const match = peer.pods === 'matched' ? 'yes' : assumptions.ipBlocksMatchPods;
  switch (endpoint.type) {
    case 'addresses':
      return rangeMatches(peer.block, peer.except, endpoint.range);
    case 'pods': {
      const known = isNodeLike(endpoint, assumptions) ? 'by-address' : match;
      return blockMatchesPods(peer.block, peer.except, endpoint.addresses, known);
    }
    case 'stranger':
      return blockMatchesPods(peer.block, peer.except, [], match);
    case 'unknown-pod':
    case 'node':
      return match === 'no' ? 'no' : 'unknown';
    case 'potential-pods':
      return 'no';
  }
}

function rangeMatches(block: AddressRange, except: readonly AddressRange[], range: AddressRange): Verdict {
  const meant = withoutRanges(block, except);
  if (!meant.some((each) => rangesMeet(each, range))) return 'no';
  return coveredBy(range, meant) ? 'yes' : 'unknown';
}

function blockMatchesPods(
  block: AddressRange,
  except: readonly AddressRange[],
  addresses: readonly AddressRange[],
  match: Assumptions['ipBlocksMatchPods'],
): Verdict {
  if (match === 'no') return 'no';
  const own = addresses.filter(({ family }) => family === block.family);
  if (addresses.length > 0) {
    const verdicts = own.map((address) => rangeMatches(block, except, address));
    if (verdicts.every((verdict) => verdict === 'no')) return 'no';
    return verdicts.every((verdict) => verdict === 'yes') ? 'yes' : 'unknown';
  }
  const whole = wholeFamily(4);
  const matched = match === 'yes' && block.family === 4 ? rangeMatches(block, except, whole) : 'unknown';
  return matched === 'yes' ? 'yes' : 'unknown';
}

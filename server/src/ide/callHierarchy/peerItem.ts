/** Peers of a rule that are no pods of the manifests: addresses, and pods as the rule asks for them. */
import type { KubeObject } from '../../kinds/object';
import type { PeerMatcher } from '../../network/reach/policy';
import { addressText, type AddressRange } from '../../network/reach/addresses';
import type { Snapshot } from '../../workspace/snapshot';
import { isWholeFamily } from '../addressText';
import { boundsWords } from '../reachability/connectionWords';
import { selectionWords } from '../reachability/selectionWords';
import type { PeerContact } from './contacts';
import type { CallItem } from './item';

export function peerItem(snapshot: Snapshot, { peer, rule, bounds }: PeerContact): CallItem {
  const ports = boundsWords(bounds) || 'any port';
  const [name, where] = nameOfPeer(snapshot, rule.policy, peer);
  return {
    type: peer.type === 'pods' ? 'pods' : 'addresses',
    name,
    detail: `${ports} · ${where}`,
    whole: snapshot.locate(rule.policy, rule),
    selection: snapshot.locate(rule.policy, peer),
    ref: undefined,
  };
}

function nameOfPeer(snapshot: Snapshot, policy: KubeObject, peer: PeerMatcher): readonly [string, string] {
  switch (peer.type) {
    case 'pods':
      return [selectionWords(snapshot, policy, peer.selection), 'not in this workspace'];
    case 'block':
      return [peer.block ? blockName(peer.block, peer.except.length) : 'addresses', 'outside of the cluster'];
    case 'outside':
      return [peer.what, 'outside of the cluster'];
    case 'nobody':
      return ['nobody', ''];
  }
}

/** `10.0.0.0/8 except 2 ranges`. */
function blockName(block: AddressRange, exceptions: number): string {
  const bits = (block.family === 4 ? 32 : 128) - ((block.end - block.start).toString(2).length - 1);
  const cidr = isWholeFamily(block)
    ? `every IPv${block.family} address`
    : `${addressText(block.family, block.start)}/${bits}`;
  if (exceptions === 0) return cidr;
  return `${cidr} except ${exceptions === 1 ? '1 range' : `${exceptions} ranges`}`;
}

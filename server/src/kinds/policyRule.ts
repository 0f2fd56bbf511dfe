/** The rules of a NetworkPolicy, from their trees. */
import { entryOf, get, isNull, itemsAt, type Node, scalarAt, textsAt } from '../syntax/node';
import { selectorAt } from './labels';
import type { PeerKey, PolicyPeer, PolicyRule } from './networkPolicy';
import type { DecodeContext } from './object';

/** A rule whose peers stand under `peersKey`. */
export function decodePolicyRule(node: Node, peersKey: 'from' | 'to', context: DecodeContext): PolicyRule {
  return {
    start: node.start,
    end: node.end,
    peers: itemsAt(node, peersKey).map((peer) => decodePeer(peer, context)),
    peersKey: entryOf(node, peersKey)?.key,
    ports: itemsAt(node, 'ports').map((port) => ({
      start: port.start,
      end: port.end,
      protocol: scalarAt(port, 'protocol'),
      port: scalarAt(port, 'port'),
      endPort: scalarAt(port, 'endPort'),
    })),
  };
}

const PEER_KEYS = ['podSelector', 'namespaceSelector', 'ipBlock'] as const;

function decodePeerKeys(node: Node): readonly PeerKey[] {
  return PEER_KEYS.flatMap((name) => entryOf(node, name) ?? []).map(({ key, value }) => ({
    key,
    value: value.kind === 'map' ? 'map' : isNull(value) ? 'nothing' : 'unreadable',
  }));
}

function decodePeer(node: Node, context: DecodeContext): PolicyPeer {
  const block = get(node, 'ipBlock');
  return {
    start: node.start,
    end: node.end,
    podSelector: selectorAt(node, 'podSelector', context),
    namespaceSelector: selectorAt(node, 'namespaceSelector', context),
    ipBlock: block && {
      start: block.start,
      end: block.end,
      cidr: scalarAt(block, 'cidr'),
      except: textsAt(block, 'except'),
    },
    keys: decodePeerKeys(node),
  };
}

/** Hover on a selector, its key or one of its pairs: the pods that it selects. */
import type { SelectorLink } from '../../kinds/link';
import { networkPolicy, peerLink } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import type { HoverProvider } from './content';
import { selectionLines } from './selectionLines';

export const selectorHover: HoverProvider = (snapshot, { object, origins }) => {
  for (const { link, span } of origins) {
    const pods = object && link.type === 'selector' ? podsOf(object, link) : undefined;
    if (object && pods) return { span, lines: selectionLines(snapshot, object, pods) };
  }
  return undefined;
};

/** A namespaceSelector speaks of the pods that its peer means, with the peer's podSelector. */
function podsOf(object: KubeObject, link: SelectorLink): SelectorLink | undefined {
  if (link.selects === 'pods') return link;
  if (link.selects !== 'namespaces' || !is(object, networkPolicy)) return undefined;
  const peers = [...object.spec.ingress, ...object.spec.egress].flatMap((rule) => rule.peers);
  const peer = peers.find(({ namespaceSelector }) => namespaceSelector === link.selector);
  return peer && peerLink(peer);
}

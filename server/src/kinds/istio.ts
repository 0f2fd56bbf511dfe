/** What the Istio kinds share: groups, workload selectors, targets, hosts. */
import { at, get, itemsAt, type MapNode, type Node, type Text } from '../syntax/node';
import { GATEWAY } from './gateway';
import { decodeMapSelector, decodeSelector } from './labels';
import { type HostLink, type Link, OWN } from './link';
import { objectRefLinks } from './linked';
import type { DecodeContext } from './object';

export const ISTIO_NETWORKING = 'networking.istio.io';
export const ISTIO_SECURITY = 'security.istio.io';

/** `selector.matchLabels` or `workloadSelector.labels` of the object's own namespace. */
export function workloadLinks(
  node: Node | undefined,
  shape: 'matchLabels' | 'labels',
  context: DecodeContext,
): readonly Link[] {
  const selector =
    shape === 'matchLabels' ? decodeSelector(node, context) : decodeMapSelector(at(node, 'labels'), context);
  return selector ? [{ type: 'selector', role: 'selector', selector, selects: 'pods', within: OWN }] : [];
}

/** What a policy is attached to, beside pods: `targetRefs`, or one `targetRef` before Istio 1.22. */
export function targetLinks(root: MapNode): readonly Link[] {
  const single = get(get(root, 'spec'), 'targetRef');
  const refs = [...itemsAt(root, 'spec', 'targetRefs'), ...(single ? [single] : [])];
  return refs.flatMap((ref) => objectRefLinks('target', ref, GATEWAY));
}

/** A host that may be a Service; wildcards are none. */
export function hostLinks(role: string, text: Text | undefined): readonly HostLink[] {
  return text && !text.value.startsWith('*') ? [{ type: 'host', role, text, to: 'Service' }] : [];
}

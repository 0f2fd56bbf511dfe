/** What the Istio kinds share: groups, workload selectors, hosts. */
import { at, type Node, type Text } from '../syntax/node';
import { decodeMapSelector, decodeSelector } from './labels';
import { type HostLink, type Link, OWN } from './link';
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

/** A host that may be a Service; wildcards are none. */
export function hostLinks(role: string, text: Text | undefined): readonly HostLink[] {
  return text && !text.value.startsWith('*') ? [{ type: 'host', role, text, to: 'Service' }] : [];
}

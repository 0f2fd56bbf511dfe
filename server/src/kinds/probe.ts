/** Probe (Prometheus operator): probes selected Ingresses and listed hosts through a prober. */
import { get, mapAt, scalarAt } from '../syntax/node';
import { selectorAt } from './labels';
import type { HostLink, Link } from './link';
import { defineLinked, numeral, partsOf } from './linked';
import { credentialLinks, MONITORING, namespaceLinks, withinOf } from './monitor';
import type { MapNode } from '../syntax/node';

export const probe = defineLinked({
  group: MONITORING,
  kind: 'Probe',
  docs: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Probe',
  links(root, context) {
    const target = mapAt(root, 'spec', 'targets', 'ingress');
    const selector = selectorAt(target, 'selector', context);
    const selected: readonly Link[] = selector
      ? [{ type: 'selector', role: 'selector', selector, selects: 'ingresses', within: withinOf(target) }]
      : [];
    return [
      ...selected,
      ...namespaceLinks(target),
      ...proberLinks(root),
      ...credentialLinks(get(root, 'spec')),
    ];
  },
});

/** `prober.url` is `host` or `host:port`. */
function proberLinks(root: MapNode): readonly Link[] {
  const [text, port] = partsOf(scalarAt(root, 'spec', 'prober', 'url'), ':');
  if (!text) return [];
  const of: HostLink = { type: 'host', role: 'prober', text, to: 'Service' };
  return port ? [of, { type: 'port', role: 'prober port', port: numeral(port), protocol: 'TCP', of }] : [of];
}

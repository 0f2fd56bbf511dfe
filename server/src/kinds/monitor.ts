/** What the monitors of the Prometheus operator share: a selector, and endpoints that name ports. */
import { at, boolean, itemsAt, mapAt, type MapNode, scalarAt, textsAt } from '../syntax/node';
import { selectorAt } from './labels';
import { ALL, type Link, type NamespaceScope, OWN, type SelectorLink } from './link';
import type { DecodeContext } from './object';

export const MONITORING = 'monitoring.coreos.com';

/** The link to what is monitored, and one for each port that an endpoint names. */
export function monitorLinks(
  root: MapNode,
  context: DecodeContext,
  selects: 'services' | 'pods',
  endpoints: string,
): readonly Link[] {
  const spec = mapAt(root, 'spec');
  const selector = selectorAt(spec, 'selector', context);
  if (!selector) return [];
  const of: SelectorLink = { type: 'selector', role: 'selector', selector, selects, within: withinOf(spec) };
  const ports = itemsAt(spec, endpoints).flatMap((endpoint): readonly Link[] => {
    const port = scalarAt(endpoint, 'port');
    return port ? [{ type: 'port', role: 'metrics port', port, protocol: 'TCP', of }] : [];
  });
  return [of, ...ports];
}

/** `namespaceSelector: {any: true}`, a list of names, or the monitor's own. */
export function withinOf(spec: MapNode | undefined): NamespaceScope {
  const selector = at(spec, 'namespaceSelector');
  if (boolean(scalarAt(selector, 'any')) === true || textsAt(selector, 'matchNames').length > 0) return ALL;
  return OWN;
}

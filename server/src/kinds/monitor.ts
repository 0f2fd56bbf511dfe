/** What the monitors of the Prometheus operator share: a selector, endpoints that name ports, and credentials. */
import { at, boolean, get, itemsAt, mapAt, type MapNode, type Node, scalarAt, textsAt } from '../syntax/node';
import { selectorAt } from './labels';
import { ALL, type Link, type NamespaceScope, OWN, type PortLink, type SelectorLink } from './link';
import { CONFIG_MAP, NAMESPACE, nameLink, secretLinks } from './linked';
import type { DecodeContext } from './object';

export const MONITORING = 'monitoring.coreos.com';

/** The link to what is monitored, those for the ports that endpoints name, and the Secrets that scraping needs. */
export function monitorLinks(
  root: MapNode,
  context: DecodeContext,
  selects: 'services' | 'pods',
  endpointsKey: string,
): readonly Link[] {
  const spec = mapAt(root, 'spec');
  const endpoints = itemsAt(spec, endpointsKey);
  return [
    ...selectedLinks(spec, context, selects, endpoints),
    ...namespaceLinks(spec),
    ...endpoints.flatMap(credentialLinks),
  ];
}

function selectedLinks(
  spec: MapNode | undefined,
  context: DecodeContext,
  selects: 'services' | 'pods',
  endpoints: readonly Node[],
): readonly Link[] {
  const selector = selectorAt(spec, 'selector', context);
  if (!selector) return [];
  const of: SelectorLink = { type: 'selector', role: 'selector', selector, selects, within: withinOf(spec) };
  const pods: PortLink['of'] = selects === 'pods' ? of : { type: 'pods-behind', services: of };
  const ports = endpoints.flatMap((endpoint): readonly Link[] => [
    ...portLinks(scalarAt(endpoint, 'port'), of),
    ...portLinks(scalarAt(endpoint, 'portNumber'), pods),
    ...portLinks(scalarAt(endpoint, 'targetPort'), pods),
  ]);
  return [of, ...ports];
}

function portLinks(port: PortLink['port'] | undefined, of: PortLink['of']): readonly Link[] {
  return port ? [{ type: 'port', role: 'metrics port', port, protocol: 'TCP', of }] : [];
}

/** `namespaceSelector: {any: true}`, a list of names, or the monitor's own. */
export function withinOf(spec: MapNode | undefined): NamespaceScope {
  const selector = at(spec, 'namespaceSelector');
  if (boolean(scalarAt(selector, 'any')) === true) return ALL;
  const names = textsAt(selector, 'matchNames');
  return names.length > 0 ? { type: 'named', names } : OWN;
}

export function namespaceLinks(spec: MapNode | undefined): readonly Link[] {
  return textsAt(spec, 'namespaceSelector', 'matchNames').flatMap((name) =>
    nameLink('monitored namespace', name, NAMESPACE),
  );
}

/** What an endpoint (or a Probe) authenticates with. */
export function credentialLinks(endpoint: Node | undefined): readonly Link[] {
  const [tls, oauth] = [get(endpoint, 'tlsConfig'), get(endpoint, 'oauth2')];
  const either = [get(tls, 'ca'), get(tls, 'cert'), get(oauth, 'clientId')];
  return [
    ...either.flatMap((source) => [
      ...secretLinks('credentials', source, 'secret'),
      ...nameLink('credentials', scalarAt(source, 'configMap', 'name'), CONFIG_MAP),
    ]),
    ...secretLinks('credentials', tls, 'keySecret'),
    ...secretLinks('credentials', oauth, 'clientSecret'),
    ...secretLinks('credentials', endpoint, 'basicAuth', 'username'),
    ...secretLinks('credentials', endpoint, 'basicAuth', 'password'),
    ...secretLinks('credentials', endpoint, 'authorization', 'credentials'),
    ...secretLinks('credentials', endpoint, 'bearerTokenSecret'),
  ];
}

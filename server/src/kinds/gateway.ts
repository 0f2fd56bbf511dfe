/** Gateway (Gateway API): listeners that routes attach to. */
import { at, get, itemsAt, type MapNode, type Node, scalarAt } from '../syntax/node';
import { issuedSecrets, issuerAnnotationLinks } from './certManager';
import { GATEWAY_CLASS, GATEWAY_GROUP } from './gatewayClass';
import { decodeLabels, selectorAt } from './labels';
import { ALL, type Link } from './link';
import { CONFIG_MAP, defineLinked, HOST, nameLink, objectRefLinks, SECRET } from './linked';
import type { DecodeContext, DeclaredPort, Provided } from './object';
import { gatewayFacts } from './gatewayFacts';

export const GATEWAY = { group: GATEWAY_GROUP, kind: 'Gateway' };

export const gateway = defineLinked({
  facts: gatewayFacts,
  ...GATEWAY,
  docs: 'https://gateway-api.sigs.k8s.io/api-types/gateway/',
  links(root, context) {
    const spec = get(root, 'spec');
    const [tls, allowed] = [get(spec, 'tls'), at(spec, 'allowedListeners', 'namespaces')];
    return [
      ...nameLink('gateway class', scalarAt(spec, 'gatewayClassName'), GATEWAY_CLASS),
      ...objectRefLinks('parameters', at(spec, 'infrastructure', 'parametersRef'), CONFIG_MAP),
      ...objectRefLinks('client certificate', at(tls, 'backend', 'clientCertificateRef'), SECRET),
      ...caLinks(at(tls, 'frontend', 'default', 'validation')),
      ...itemsAt(tls, 'frontend', 'perPort').flatMap((each) => caLinks(at(each, 'tls', 'validation'))),
      ...namespaceLinks(allowed, context),
      ...listenersLinks(root, context),
    ];
  },
  provides: listenersProvide,
  ports: listeners,
});

/** What the listeners of a Gateway or a ListenerSet refer to; certificates default to core Secrets. */
export function listenersLinks(root: MapNode, context: DecodeContext): readonly Link[] {
  const annotations = decodeLabels(at(root, 'metadata', 'annotations'), context);
  const links = itemsAt(root, 'spec', 'listeners').flatMap((listener) => [
    ...certificateRefs(listener).flatMap((ref) => objectRefLinks('TLS certificate', ref, SECRET)),
    ...caLinks(at(listener, 'tls', 'frontendValidation')),
    ...namespaceLinks(at(listener, 'allowedRoutes', 'namespaces'), context),
  ]);
  return [...links, ...issuerAnnotationLinks(annotations)];
}

function certificateRefs(listener: Node): readonly Node[] {
  return itemsAt(listener, 'tls', 'certificateRefs');
}

function caLinks(validation: Node | undefined): readonly Link[] {
  return itemsAt(validation, 'caCertificateRefs').flatMap((ref) =>
    objectRefLinks('CA certificate', ref, CONFIG_MAP),
  );
}

/** `{from: Selector, selector}`. */
function namespaceLinks(node: Node | undefined, context: DecodeContext): readonly Link[] {
  const selector = selectorAt(node, 'selector', context);
  return selector
    ? [{ type: 'selector', role: 'namespaces', selector, selects: 'namespaces', within: ALL }]
    : [];
}

/** Hosts that routes attach to; Secrets that cert-manager makes for them. */
export function listenersProvide(root: MapNode): readonly Provided[] {
  const all = itemsAt(root, 'spec', 'listeners');
  const hosts = all.flatMap((listener) => scalarAt(listener, 'hostname') ?? []);
  const secrets = all.flatMap(certificateRefs).map((ref) => scalarAt(ref, 'name'));
  return [...hosts.map((name) => ({ ...HOST, name })), ...issuedSecrets(root, secrets)];
}

/** Listeners: `sectionName` and `port` of a route's parentRef name them. */
export function listeners(root: MapNode): readonly DeclaredPort[] {
  return itemsAt(root, 'spec', 'listeners').map((listener) => ({
    start: listener.start,
    end: listener.end,
    name: scalarAt(listener, 'name'),
    number: scalarAt(listener, 'port'),
    protocol: 'TCP',
  }));
}

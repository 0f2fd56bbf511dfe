/** A route that none of the listeners it names takes. */
import { nameOf } from '../../kinds/object';
import type { Listener } from '../../kinds/gatewayFacts';
import { KINDS } from '../../network/routing/gatewayListeners';
import { findParents, listenerText, relatedListeners } from './routeParents';
import type { Rule } from './rule';
import { namespaceOf } from './words';

export const gatewayRouteNotAllowed: Rule = {
  code: 'gateway-route-not-allowed',
  severity: 'error',
  summary: 'The listeners that a route names take no routes of its kind, or of its namespace',
  about: `
A listener decides which routes attach to it. By default these are routes of the Gateway's own namespace, and of the
kinds that its protocol serves; \`allowedRoutes\` says otherwise. A route that no listener takes gets no traffic.

It is an error where the kind or the name of the namespace decides, and a warning where labels of the namespace do: its
manifest may not show them all. It is silent where the deployment decides the namespace, where the namespace of a selector
is not in the files, and for protocols that the API does not know.

\`\`\`yaml
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  listeners:
    - { name: http, port: 80, protocol: HTTP } # allowedRoutes: { namespaces: { from: All } } is missing
---
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: edge }]
\`\`\`
`,
  check(object, snapshot) {
    return findParents(snapshot, object, 'refused', (route, _parent, { by, name, owner, listeners }) => {
      const [only, ...more] = listeners;
      const who = only && more.length === 0 ? listenerText(only) : 'No listener';
      const takes = more.length === 0 ? 'takes no' : 'takes a';
      const what =
        by === 'kind'
          ? `${takes} ${route.kind.value}`
          : `${takes} ${more.length === 0 ? 'routes' : 'route'} of ${namespaceOf(snapshot, route)}`;
      return {
        span: name,
        message: `${who} of Gateway \`${nameOf(owner)}\` ${what}`,
        ...(by === 'labels' && { severity: 'warning' as const }),
        related: relatedListeners(owner, listeners, (each) =>
          by === 'kind' ? kindsText(each) : namespacesText(each),
        ),
      };
    });
  },
};

function kindsText(listener: Listener): string {
  const kinds = listener.kinds?.map(({ kind }) => kind) ?? KINDS[listener.protocol] ?? [];
  return `${listenerText(listener)} takes ${kinds.join(' and ')}`;
}

function namespacesText(listener: Listener): string {
  const whose = {
    Same: "routes of the Gateway's own namespace only",
    Selector: 'routes of namespaces with certain labels only',
  }[listener.from];
  return `${listenerText(listener)} takes ${whose ?? 'no routes'}`;
}

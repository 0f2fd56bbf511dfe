/** A route none of whose hostnames fits the listeners it attaches to. */
import { nameOf } from '../../kinds/object';
import { findParents, listenerText, relatedListeners } from './routeParents';
import type { Rule } from './rule';

export const gatewayHostnameMismatch: Rule = {
  code: 'gateway-hostname-mismatch',
  severity: 'warning',
  summary: 'No hostname of a route fits a listener that it names',
  about: `
Of a route's hostnames a listener serves those that fit its own hostname; where none does, the route is not accepted.
A wildcard \`*.example.com\` covers \`a.example.com\` and \`a.b.example.com\`, and never \`example.com\` itself.

It is silent for TCP and UDP, for routes and listeners without hostnames, which fit all, and where a template gives one.

\`\`\`yaml
kind: Gateway
spec:
  listeners:
    - { name: http, port: 80, protocol: HTTP, hostname: "*.example.com" }
---
kind: HTTPRoute
spec:
  hostnames: [example.com] # the wildcard does not cover it
\`\`\`
`,
  check(object, snapshot) {
    return findParents(snapshot, object, 'no-hostname', (route, _parent, { name, owner, listeners }) => {
      const served = [...new Set(listeners.map(({ hostname }) => `\`${hostname?.value}\``))].join(', ');
      return {
        span: name,
        message: `Gateway \`${nameOf(owner)}\` serves ${served}, and none of the hostnames of this route`,
        related: [
          ...relatedListeners(
            owner,
            listeners,
            (each) => `${listenerText(each)} serves \`${each.hostname?.value}\``,
          ),
          ...route.spec.hostnames.map((text) => ({
            object: route,
            span: text,
            message: `The route is for \`${text.value}\``,
          })),
        ],
      };
    });
  },
};

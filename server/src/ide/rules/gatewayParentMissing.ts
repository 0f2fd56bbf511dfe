/** A parent of a route that is not there. */
import { nameOf, refOf } from '../../kinds/object';
import { fixOf, replaceScalar } from '../editText';
import { findParents } from './routeParents';
import type { Rule } from './rule';
import { linkNamespace, namespaceWords } from './words';

export const gatewayParentMissing: Rule = {
  code: 'gateway-parent-missing',
  severity: 'error',
  summary: 'A parentRef of a route names no Gateway, or no Service of the mesh',
  about: `
A route attaches to the parents that it names: Gateways, ListenerSets or, in a mesh, Services. One that is not there
leaves the route without traffic, and most controllers say nothing about it.

It is an error where the name is a near miss of a parent that exists. It is information where nothing comes near, but the
files show everything that is deployed together, and other such parents in that namespace among it. It is silent where
none is: Gateways often belong to another team, and another repository.

\`\`\`yaml
kind: HTTPRoute
spec:
  parentRefs:
    - name: pubilc # the Gateway is named public
\`\`\`
`,
  check(object, snapshot) {
    return findParents(snapshot, object, 'missing', (route, _parent, { link, missing }) => {
      const similar = missing.state === 'misspelt' ? missing.similar : [];
      const names = [...new Set(similar.map(nameOf))].slice(0, MAX_SUGGESTIONS);
      const suggestion = names[0] === undefined ? '' : `; did you mean \`${names[0]}\`?`;
      const { text, kind } = link;
      return {
        span: text,
        message: `No ${kind} \`${text.value}\` in ${namespaceWords(linkNamespace(snapshot, route, link))}${suggestion}`,
        ...(names.length === 0 && { severity: 'info' as const }),
        missing: { kind, namespace: linkNamespace(snapshot, route, link), name: text.value },
        related: similar.slice(0, MAX_SUGGESTIONS).map((each) => ({
          object: each,
          span: each.name ?? each.kind,
          message: `${refOf(each)} has a similar name`,
        })),
        fixes: () =>
          names.flatMap((name, at) =>
            fixOf(`Change the ${kind} to \`${name}\``, at === 0 ? 'preferred' : 'alternative', [
              replaceScalar(snapshot, route, text, name),
            ]),
          ),
      };
    });
  },
};

const MAX_SUGGESTIONS = 3;

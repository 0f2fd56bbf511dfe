/** A path that a regular expression of ingress-nginx takes before its turn. */
import { ingress } from '../../kinds/ingress';
import { valueOf } from '../../kinds/labels';
import { is, nameOf } from '../../kinds/object';
import type { Ingress } from './ingressBackends';
import { type PathRule, pathsOf, sameBackend, servedTogether } from './ingressPaths';
import type { Rule } from './rule';

export const ingressPathShadowed: Rule = {
  code: 'ingress-path-shadowed',
  severity: 'info',
  summary: 'A path is never reached, because a longer regular expression of ingress-nginx matches it first',
  about: `
The longest path usually wins. In ingress-nginx the annotations \`use-regex\` and \`rewrite-target\` turn all paths of a host,
those of other Ingresses included, into regular expressions that match at the start of the path, regardless of case. They
are tried by the length of their text, so \`/api(/|$)(.*)\` goes before \`/api/v2\`, and takes its requests.

It is silent without these annotations, for Ingresses that are not applied together, for expressions that cannot be read,
and where both lead to one backend.

\`\`\`yaml
annotations:
  nginx.ingress.kubernetes.io/rewrite-target: /$2
# paths: /api(/|$)(.*) to api, /api/v2 to api-v2, which gets nothing
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    const together = servedTogether(snapshot, object);
    const paths = together.flatMap(pathsOf);
    const hosts = new Set(
      together
        .filter(usesRegex)
        .flatMap(pathsOf)
        .map(({ host }) => host),
    );
    return pathsOf(object).flatMap((rule) => {
      const { text, path, host } = rule;
      if (!hosts.has(host) || !path.path || path.pathType?.value === 'Exact' || !isLiteral(text)) return [];
      const shadow = paths.find((other) => other.host === host && shadows(other, rule));
      if (!shadow) return [];
      return [
        {
          span: path.path,
          message: `\`${text}\` is never reached: \`${shadow.text}\` of Ingress \`${nameOf(shadow.ingress)}\` is longer and matches it`,
          related: [
            { object: shadow.ingress, span: shadow.path.path ?? shadow.path, message: 'It is tried before' },
          ],
        },
      ];
    });
  },
};

const NGINX = 'nginx.ingress.kubernetes.io/';

/** @see https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/ */
function usesRegex({ annotations }: Ingress): boolean {
  return (
    valueOf(annotations, `${NGINX}use-regex`)?.value === 'true' ||
    valueOf(annotations, `${NGINX}rewrite-target`) !== undefined
  );
}

function isLiteral(text: string): boolean {
  return /^[\w/.-]+$/.test(text);
}

/** True where `other` matches all that starts with the literal path of `rule`: the path, and longer ones. */
function shadows(other: PathRule, { text, path }: PathRule): boolean {
  if (other.path.pathType?.value === 'Exact' || isLiteral(other.text)) return false;
  if (other.text.length <= text.length || sameBackend(other.path.backend, path.backend)) return false;
  try {
    const expression = new RegExp(`^${other.text}`, 'i');
    return [text, `${text}/x`, `${text}x`].every((each) => expression.test(each));
  } catch {
    return false;
  }
}

/** A host and path that two Ingress rules lead to different backends. */
import { nameOf } from '../../kinds/object';
import { ingress } from '../../kinds/ingress';
import { is } from '../../kinds/object';
import type { Ingress } from './ingressBackends';
import { type PathRule, pathsOf, sameBackend, servedTogether } from './ingressPaths';
import type { Rule } from './rule';

export const ingressDuplicatePath: Rule = {
  code: 'ingress-duplicate-path',
  severity: 'warning',
  summary: 'The same host and path leads to two backends, of which one gets no traffic',
  about: `
Where two rules have the same host, path and path type, the controller takes one of them, usually the older Ingress or the
first rule; the other backend is never reached. \`/api\` and \`/api/\` are the same prefix.

It is a warning where the backends differ, and information where they are the same. Between Ingresses it is said only of
those that are applied together and have one class. It is silent for canaries, for Ingresses whose annotations add
conditions of their own (AWS, Traefik, Kong, mergeable ones of NGINX Inc.), and where a template decides.

\`\`\`yaml
paths:
  - path: /api
    pathType: Prefix
    backend: { service: { name: api, port: { number: 80 } } }
  - path: /api # never reaches api-v2
    pathType: Prefix
    backend: { service: { name: api-v2, port: { number: 80 } } }
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress) || hasConditions(object)) return [];
    const others = servedTogether(snapshot, object).filter((each) => !hasConditions(each));
    const before = others.slice(0, others.indexOf(object)).flatMap(pathsOf);
    return pathsOf(object).flatMap((rule, at, own) => {
      const first = [...before, ...own.slice(0, at)].find((other) => isSame(other, rule));
      if (!first) return [];
      const same = sameBackend(first.path.backend, rule.path.backend);
      const where = first.ingress === object ? 'above' : `in Ingress \`${nameOf(first.ingress)}\``;
      return [
        {
          span: rule.path.path ?? rule.path,
          ...(same ? { severity: 'info' as const } : {}),
          message: same
            ? `\`${rule.text}\` of this host is there already, ${where}`
            : `\`${rule.text}\` of this host leads to another backend already, ${where}`,
          related: [
            { object: first.ingress, span: first.path.path ?? first.path, message: 'The first of the two' },
          ],
        },
      ];
    });
  },
};

/** Annotations that tell equal paths apart, or put Ingresses together on purpose. */
const CONDITIONS =
  /^(nginx\.ingress\.kubernetes\.io\/canary|nginx\.org\/mergeable-ingress-type|alb\.ingress\.kubernetes\.io\/conditions\.|traefik\.ingress\.kubernetes\.io\/|konghq\.com\/)/;

function hasConditions({ annotations }: Ingress): boolean {
  return annotations.pairs.some(({ key }) => CONDITIONS.test(key.value));
}

function isSame(a: PathRule, b: PathRule): boolean {
  const type = b.path.pathType?.value;
  if (a.host !== b.host || a.path.pathType?.value !== type) return false;
  return type === 'Prefix' ? withoutSlash(a.text) === withoutSlash(b.text) : a.text === b.text;
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}

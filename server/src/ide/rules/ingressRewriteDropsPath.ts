/** A rewrite of ingress-nginx that throws away what stands behind the path. */
import { ingress } from '../../kinds/ingress';
import { valueOf } from '../../kinds/labels';
import { is } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { classOf, pathsOf } from './ingressPaths';
import type { Rule } from './rule';

export const ingressRewriteDropsPath: Rule = {
  code: 'ingress-rewrite-drops-path',
  severity: 'info',
  summary: 'A rewrite-target without a group sends everything below a path to the same place',
  about: `
ingress-nginx replaces the whole path by \`rewrite-target\`. Without \`$1\` or \`$2\` in it, \`/api/users\` arrives at the
backend as \`/\`, too. A group keeps the rest of the path.

It is silent for a path that equals its target, for targets that are files, for other ingress classes, and for templates.

\`\`\`yaml
metadata:
  annotations:
    nginx.ingress.kubernetes.io/rewrite-target: / # /$2
spec:
  rules:
    - http:
        paths:
          - path: /api # /api(/|$)(.*), with pathType ImplementationSpecific
\`\`\`
`,
  check(object) {
    if (!is(object, ingress) || !/nginx/.test(classOf(object) ?? 'nginx')) return [];
    const target = valueOf(object.annotations, 'nginx.ingress.kubernetes.io/rewrite-target');
    if (!isKnown(target) || !target.value.endsWith('/') || target.value.includes('$')) return [];
    const dropped = pathsOf(object).filter(({ text }) => text !== target.value && !text.includes('('));
    const [first, ...others] = dropped;
    if (!first) return [];
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const { text } = first;
    const group = `${text.replace(/\/$/, '')}(/|$)(.*)`;
    return [
      {
        span: target,
        message: `Everything below \`${text}\`${more} arrives as \`${target.value}\`: a target without \`$1\` drops the rest; write \`${group}\` and \`${target.value}$2\``,
        related: dropped
          .slice(0, MAX_RELATED)
          .flatMap(({ path }) =>
            path.path ? [{ object, span: path.path, message: 'What stands behind this path is lost' }] : [],
          ),
      },
    ];
  },
};

const MAX_RELATED = 5;

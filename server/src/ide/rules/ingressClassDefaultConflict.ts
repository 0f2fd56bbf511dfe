/** Several IngressClasses of one deployment that are the default. */
import { valueOf } from '../../kinds/labels';
import { DEFAULT_CLASS_ANNOTATION, ingressClass, INGRESS_CLASS } from '../../kinds/ingressClass';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { isKnown, type Text } from '../../syntax/node';
import { isWhole } from '../../workspace/closedWorld';
import { inUnits } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import { appliedTogether } from './appliedTogether';
import type { Rule } from './rule';

export const ingressClassDefaultConflict: Rule = {
  code: 'ingress-class-default-conflict',
  severity: 'warning',
  summary: 'Several IngressClasses are the default',
  about: `
An Ingress without a class gets the default one. Where several are, the newest wins today, and older API servers reject
such an Ingress.

It is silent where the classes are not certainly applied together, and for templates.

\`\`\`yaml
kind: IngressClass
metadata:
  name: traefik
  annotations:
    ingressclass.kubernetes.io/is-default-class: "true" # and nginx is the default, too
\`\`\`
`,
  check(object, snapshot) {
    const own = defaultText(object);
    if (!own) return [];
    const others = inUnits(snapshot, keys.kind(INGRESS_CLASS.group, INGRESS_CLASS.kind), object).filter(
      (other) =>
        other !== object &&
        nameOf(other) !== nameOf(object) &&
        isWhole(other) &&
        defaultText(other) !== undefined &&
        appliedTogether(snapshot, object, other),
    );
    if (others.length === 0) return [];
    const names = others.map((other) => `\`${nameOf(other)}\``).join(', ');
    return [
      {
        span: own,
        message: `Another IngressClass is the default, too: ${names}`,
        related: others.map((other) => ({
          object: other,
          span: defaultText(other) ?? other.span,
          message: `IngressClass \`${nameOf(other)}\``,
        })),
      },
    ];
  },
};

function defaultText(object: KubeObject): Text | undefined {
  if (!is(object, ingressClass) || !isKnown(object.name)) return undefined;
  const text = valueOf(object.annotations, DEFAULT_CLASS_ANNOTATION);
  return isKnown(text) && text.value === 'true' ? text : undefined;
}

/** An Ingress that no IngressClass of its deployment serves. */
import { ingress } from '../../kinds/ingress';
import { INGRESS_CLASS } from '../../kinds/ingressClass';
import { valueOf } from '../../kinds/labels';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { similarTo } from '../../network/nearMiss';
import { isKnown } from '../../syntax/node';
import { isWhole, worldAround } from '../../workspace/closedWorld';
import { findByName, inUnits, nearest, placeOf } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { fixOf, replaceScalar } from '../editText';
import { classOf } from './ingressPaths';
import type { Ingress } from './ingressBackends';
import type { Finding, Rule } from './rule';

export const ingressClassUnresolved: Rule = {
  code: 'ingress-class-unresolved',
  severity: 'info',
  summary:
    'The IngressClass of an Ingress is none that is deployed with it, or it has none and there is no default',
  about: `
An Ingress is served by the controller of its IngressClass, or of the default one. With neither most controllers leave it
alone, and it gets no address.

It is silent where no IngressClass is deployed together with the Ingress, as classes usually come with their controller,
and where objects may exist that the files do not show.

\`\`\`yaml
kind: Ingress
spec:
  ingressClassName: ngnix # the IngressClass is named nginx
\`\`\`
`,
  check(object, snapshot) {
    if (!is(object, ingress)) return [];
    const closed = worldAround(snapshot, object, CLASSES) === 'closed';
    const classes = inUnits(snapshot, CLASSES, object);
    if (!closed || !classes.every(isWhole)) return [];
    return object.spec.ingressClassName ? unknownClass(snapshot, object, classes) : noClass(object, classes);
  },
};

const CLASSES = keys.kind(INGRESS_CLASS.group, INGRESS_CLASS.kind);

function unknownClass(
  snapshot: Snapshot,
  object: Ingress,
  classes: readonly KubeObject[],
): readonly Finding[] {
  const text = object.spec.ingressClassName;
  if (!isKnown(text) || text.value === '') return [];
  const { group, kind } = INGRESS_CLASS;
  if (nearest(findByName(snapshot, group, kind, text.value, placeOf(snapshot, object))).length > 0) return [];
  const [similar] = similarTo(text.value, classes, nameOf);
  const suggestion = similar ? `; did you mean \`${nameOf(similar)}\`?` : '';
  return [
    {
      span: text,
      message: `No IngressClass \`${text.value}\` is deployed with this Ingress${suggestion}`,
      missing: { kind, namespace: undefined, name: text.value },
      related: classes.map((each) => ({
        object: each,
        span: each.name ?? each.kind,
        message: `IngressClass \`${nameOf(each)}\``,
      })),
      fixes: () =>
        similar
          ? fixOf(`Change the class to \`${nameOf(similar)}\``, 'preferred', [
              replaceScalar(snapshot, object, text, nameOf(similar)),
            ])
          : [],
    },
  ];
}

const DEFAULT_ANNOTATION = 'ingressclass.kubernetes.io/is-default-class';

function noClass(object: Ingress, classes: readonly KubeObject[]): readonly Finding[] {
  const isDefault = ({ annotations }: KubeObject): boolean => {
    const value = valueOf(annotations, DEFAULT_ANNOTATION);
    return value !== undefined && (!isKnown(value) || value.value === 'true');
  };
  if (classOf(object) !== undefined || classes.some(isDefault)) return [];
  return [
    {
      span: object.name ?? object.kind,
      message: 'This Ingress has no class, and no IngressClass that is deployed with it is the default',
      related: classes.map((each) => ({
        object: each,
        span: each.name ?? each.kind,
        message: `IngressClass \`${nameOf(each)}\``,
      })),
    },
  ];
}

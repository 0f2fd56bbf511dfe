/** Objects that are selected by their own labels: namespaces, a ServiceMonitor's Services. */
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import { ANY, find, nearest, type Place } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { isWithin, matches, NAMESPACE_NAME_LABEL } from './selectors';

type Selectable = Exclude<SelectorLink['selects'], 'pods' | 'own-pods'>;

const KINDS: Record<Selectable, { readonly group: string; readonly kind: string }> = {
  namespaces: { group: '', kind: 'Namespace' },
  services: { group: '', kind: 'Service' },
  ingresses: { group: 'networking.k8s.io', kind: 'Ingress' },
};

/** The key of the objects that a selector of this sort looks at; undefined for pods. */
export function selectableKey(selects: SelectorLink['selects']): string | undefined {
  if (selects === 'pods' || selects === 'own-pods') return undefined;
  return keys.kind(KINDS[selects].group, KINDS[selects].kind);
}

/** How selectors name the kind of `object`; undefined for kinds of which no labels are looked at. */
export function selectableAs({ group, kind }: KubeObject): Selectable | undefined {
  const names = Object.keys(KINDS) as Selectable[];
  return names.find((name) => KINDS[name].group === group && KINDS[name].kind === kind.value);
}

/** Objects that `link` of `from` selects by their metadata; none for links that select pods. */
export function selectObjects(
  snapshot: Snapshot,
  from: KubeObject,
  link: SelectorLink,
): readonly KubeObject[] {
  const key = selectableKey(link.selects);
  if (key === undefined) return [];
  const place: Place = { from, namespace: link.within.type === 'own' ? snapshot.namespaceOf(from) : ANY };
  return nearest(
    find(
      snapshot,
      key,
      place,
      (object) =>
        matches(link.selector, object.labels, generatedLabels(object)) === 'yes' &&
        isWithin(snapshot, object, link.within) === 'yes',
    ),
  );
}

/** Labels that the API server adds to `object` itself. */
export function generatedLabels(object: KubeObject): Record<string, readonly string[] | undefined> {
  if (object.kind.value !== 'Namespace') return {};
  return { [NAMESPACE_NAME_LABEL]: isKnown(object.name) ? [object.name.value] : undefined };
}

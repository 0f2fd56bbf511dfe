/** Objects that are selected by their own labels: namespaces, a ServiceMonitor's Services. */
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import { ANY, find, nearest, type Place } from '../workspace/find';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { matches, NAMESPACE_NAME_LABEL } from './selectors';

const KEYS: Partial<Record<SelectorLink['selects'], string>> = {
  namespaces: keys.kind('', 'Namespace'),
  services: keys.kind('', 'Service'),
  ingresses: keys.kind('networking.k8s.io', 'Ingress'),
};

/** Objects that `link` of `from` selects by their metadata; none for links that select pods. */
export function selectObjects(
  snapshot: Snapshot,
  from: KubeObject,
  link: SelectorLink,
): readonly KubeObject[] {
  const key = KEYS[link.selects];
  if (key === undefined) return [];
  const place: Place = { from, namespace: link.within.type === 'own' ? snapshot.namespaceOf(from) : ANY };
  return nearest(
    find(
      snapshot,
      key,
      place,
      (object) => matches(link.selector, object.labels, generatedLabels(object)) === 'yes',
    ),
  );
}

function generatedLabels(object: KubeObject): Record<string, readonly string[] | undefined> {
  if (object.kind.value !== 'Namespace') return {};
  return { [NAMESPACE_NAME_LABEL]: isKnown(object.name) ? [object.name.value] : undefined };
}

// `selects` checks of the truth tables: the pods that a Service, a NetworkPolicy or an AuthorizationPolicy selects.
import { snapshotOf } from './core.mjs';

export const type = 'selects';
export const modules = ['workspace/host', 'network/selectors', 'network/dns/pods', 'kinds/links'];

/** Only those that are surely selected. */
export function ask(core, manifests, { by }) {
  const snapshot = snapshotOf(core, manifests);
  const [kind, namespace, name] = by.split('/');
  const object = [...snapshot.files()]
    .flatMap(({ uri }) => snapshot.objectsOf(uri))
    .find(
      (each) =>
        each.kind.value === kind && each.name?.value === name && snapshot.namespaceOf(each) === namespace,
    );
  if (!object) throw new Error(`no ${by}`);
  const link = core.linksOf(object).find((each) => each.type === 'selector' && each.selects === 'pods');
  if (!link) return [];
  return core
    .selectPods(snapshot, object, link)
    .yes.flatMap((workload) => core.selectedPodsOf(workload, link.selector))
    .map((pod) => core.podText(snapshot, pod));
}

export function agrees(expected, actual) {
  return String([...expected].toSorted()) === String([...actual].toSorted());
}

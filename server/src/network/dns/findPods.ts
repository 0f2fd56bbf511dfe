/** Pods by what people call them: `web-0`, `shop/web-0`, `deployment/web`, `shop/Deployment/web`. */
import type { KubeObject } from '../../kinds/object';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';
import { podsOf } from './pods';

/** Workloads that `text` can mean: those with a pod of that name go before those that are called so themselves. */
export function findPods(snapshot: Snapshot, text: string): readonly KubeObject[] {
  const workloads = snapshot
    .lookup(keys.workloads)
    .filter(({ document }) => snapshot.layout.isManifest(document.uri));
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  const before = parts.slice(0, -1).map((part) => part.toLowerCase());
  const fits = (object: KubeObject): boolean => {
    const known = [shownNamespace(snapshot, object).toLowerCase(), object.kind.value.toLowerCase()];
    const [first = '', second] = before;
    if (before.length === 0) return true;
    return second === undefined ? known.includes(first) : known[0] === first && known[1] === second;
  };
  const candidates = workloads.filter(fits);
  const byPod = candidates.filter((object) => podsOf(object).some((pod) => pod.name === name));
  return byPod.length > 0 ? byPod : candidates.filter((object) => object.name?.value === name);
}

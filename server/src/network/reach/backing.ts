/** Pods behind all Services of a world, without asking each Service about each of the pods. */
import type { KubeObject } from '../../kinds/object';
import { podsLink, type ServiceSpec } from '../../kinds/service';
import type { PodEndpoint } from './endpoint';
import { type PodSelection, podSelection } from './podSelection';
import { selects } from './selection';
import { SelectionIndex } from './selectionIndex';
import type { World } from './world';

/** Pods behind a Service; `unknown`: a template decides. */
export interface Backing {
  readonly pods: PodEndpoint;
  readonly verdict: 'yes' | 'unknown';
}

/** Services that select none of `among` are left out. */
export function backingOf(
  world: World,
  services: readonly KubeObject<ServiceSpec>[],
  among: readonly PodEndpoint[] = world.pods,
): ReadonlyMap<KubeObject<ServiceSpec>, readonly Backing[]> {
  const index = new SelectionIndex<KubeObject<ServiceSpec>>();
  const selectionOf = (object: KubeObject<ServiceSpec>): PodSelection =>
    podSelection({ type: 'own', name: world.namespaceOf(object) }, podsLink(object)?.selector);
  for (const each of services) if (podsLink(each)) index.add(selectionOf(each), each);
  const found = new Map<KubeObject<ServiceSpec>, Backing[]>();
  // A Service sends to pods on the host's network, too, whatever policies make of them.
  const assumptions = { ...world.assumptions, hostNetworkPods: 'pod' } as const;
  for (const pods of among) {
    for (const each of index.candidates(pods)) {
      const verdict = selects(selectionOf(each), pods, assumptions);
      if (verdict === 'no') continue;
      const list = found.get(each);
      if (list) list.push({ pods, verdict });
      else found.set(each, [{ pods, verdict }]);
    }
  }
  return found;
}

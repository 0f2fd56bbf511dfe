/** Finds the pods of a world that a selection names, looking only into the namespaces that it is about. */
import type { Assumptions } from '../../workspace/assumptions';
import type { PodEndpoint } from './endpoint';
import type { PodSelection } from './podSelection';
import { matchesAll, selects } from './selection';
import type { World } from './world';

export class PodsByNamespace {
  readonly #assumptions: Assumptions;
  readonly #shelves = new Map<string | undefined, PodEndpoint[]>();
  /** Pods about which rules for addresses may say something: known addresses, the host's network. */
  readonly addressed: readonly PodEndpoint[];

  constructor(world: World) {
    this.#assumptions = world.assumptions;
    this.addressed = world.pods.filter((pods) => pods.addresses.length > 0 || pods.hostNetwork);
    for (const pods of world.pods) {
      const shelf = this.#shelves.get(pods.namespace);
      if (shelf) shelf.push(pods);
      else this.#shelves.set(pods.namespace, [pods]);
    }
  }

  /** Pods that `selection` names, or may. */
  named(selection: PodSelection): readonly PodEndpoint[] {
    return [...this.#shelves].flatMap(([namespace, pods]) =>
      mayHold(selection, namespace, pods)
        ? pods.filter((each) => selects(selection, each, this.#assumptions) !== 'no')
        : [],
    );
  }
}

/** False where the namespace alone rules all of its `pods` out. */
function mayHold(
  { namespaces }: PodSelection,
  namespace: string | undefined,
  [first]: readonly PodEndpoint[],
): boolean {
  if (namespaces.type === 'own') {
    return namespace === undefined || namespaces.name === undefined || namespace === namespaces.name;
  }
  return first === undefined || matchesAll(namespaces.selector, first.namespaceLabels) !== 'no';
}

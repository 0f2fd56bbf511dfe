/** Objects of a base as the environment deploys them whose view a snapshot takes: with its prefixes, patches, replicas. */
import type { KubeObject } from '../kinds/object';
import { homeOfRendered } from '../workspace/kustomize/regions';
import type { Snapshot } from '../workspace/snapshot';

/** An object, and the snapshot that it is to be asked about in. */
export interface AsDeployed<Spec> {
  readonly snapshot: Snapshot;
  readonly object: KubeObject<Spec>;
}

/** `object` as it is written where the snapshot is everyone's view, or where that environment renders not one of it. */
export function asDeployed<Spec>(snapshot: Snapshot, object: KubeObject<Spec>): AsDeployed<Spec> {
  const { seenFrom } = snapshot.parts;
  if (!seenFrom || object.document.origins) return { snapshot, object };
  const { deployed } = snapshot;
  const homes = new Set([...seenFrom].map(homeOfRendered));
  const made = (deployed.madeFrom(object.document.uri) ?? []).filter(({ definition, document }) => {
    const { origins } = document;
    return (
      definition === object.definition && origins?.own.document === object.document && homes.has(origins.home)
    );
  });
  const [only, ...others] = made;
  return only && others.length === 0
    ? { snapshot: deployed, object: only as KubeObject<Spec> } // of one definition
    : { snapshot, object };
}

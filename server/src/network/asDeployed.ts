/** Objects of a base as they are deployed: with the prefixes, patches and replicas of the one environment that is meant. */
import type { KubeObject } from '../kinds/object';
import { homeOfRendered } from '../workspace/kustomize/regions';
import type { Snapshot } from '../workspace/snapshot';

/** An object, and the snapshot that it is to be asked about in. */
export interface AsDeployed<Spec> {
  readonly snapshot: Snapshot;
  readonly object: KubeObject<Spec>;
}

/**
 * What the environments that the snapshot is seen from make of `object`, or all that render it. As it is written where
 * they make several of it, or none.
 */
export function asDeployed<Spec>(snapshot: Snapshot, object: KubeObject<Spec>): AsDeployed<Spec> {
  if (object.document.origins) return { snapshot, object };
  const { seenFrom } = snapshot.parts;
  const homes = seenFrom && new Set([...seenFrom].map(homeOfRendered));
  const { deployed } = snapshot;
  const made = (deployed.madeFrom(object.document.uri) ?? []).filter(({ definition, document }) => {
    const { origins } = document;
    return (
      definition === object.definition &&
      origins?.own.document === object.document &&
      (homes?.has(origins.home) ?? true)
    );
  });
  const [only, ...others] = made;
  return only && others.length === 0
    ? { snapshot: deployed, object: only as KubeObject<Spec> } // of one definition
    : { snapshot, object };
}

/** Objects of a base as they are deployed: with the prefixes, patches and replicas of the one environment that is meant. */
import type { KubeObject } from '../kinds/object';
import { homeOfRendered } from '../workspace/kustomize/regions';
import type { Snapshot } from '../workspace/snapshot';

/** An object, and the snapshot that it is to be asked about in. */
export interface AsDeployed<Spec> {
  readonly snapshot: Snapshot;
  readonly object: KubeObject<Spec>;
}

/** What the environments that the snapshot is seen from make of `object`, or all that render it; empty where none does. */
export function allDeployed<Spec>(snapshot: Snapshot, object: KubeObject<Spec>): readonly AsDeployed<Spec>[] {
  if (object.document.origins) return [];
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
  return made.map((each) => ({ snapshot: deployed, object: each as KubeObject<Spec> })); // of one definition
}

/** The only one of these; as it is written where there are several, or none. */
export function asDeployed<Spec>(snapshot: Snapshot, object: KubeObject<Spec>): AsDeployed<Spec> {
  const [only, ...others] = allDeployed(snapshot, object);
  return only && others.length === 0 ? only : { snapshot, object };
}

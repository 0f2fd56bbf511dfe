/** Who reaches the pods of one workload and what they reach, among the manifests that are deployed with it. */
import { type KubeObject, refOf } from '../../kinds/object';
import { EVERYTHING, sameBounds } from '../../network/reach/bounds';
import { type Entrance, entrancesTo } from '../../network/reach/entrances';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { type Neighbours, neighboursOf } from '../../network/reach/neighbours';
import { opennessOfScope, type Scope, scopesOfFile, worldOfScope } from '../../network/reach/scopes';
import type { World } from '../../network/reach/world';
import { renderedIn } from '../renderedSymbols';
import type { Snapshot } from '../../workspace/snapshot';

/** An object's pods where they are asked about: in the first of the scopes that hold them. */
export interface PodsInScope {
  readonly scope: Scope;
  readonly world: World;
  readonly pods: PodEndpoint;
  /** Why there may be more policies and pods than the files show; empty where they show all. */
  readonly open: readonly string[];
}

export interface Surroundings extends PodsInScope {
  readonly ingress: Neighbours;
  readonly egress: Neighbours;
  readonly entrances: readonly Entrance[];
}

/** undefined for what makes no pods that run. */
export function podsInScope(snapshot: Snapshot, object: KubeObject): PodsInScope | undefined {
  if (!object.pods) return undefined;
  for (const scope of scopesOfFile(snapshot, object.document.uri)) {
    const world = worldOfScope(snapshot, scope);
    const deployed = renderedIn(world.snapshot, object, scope.units[0]?.id);
    const pods = deployed && world.podsOf(deployed);
    const open = snapshot.memo(scope.units, (recorded) => opennessOfScope(recorded, scope));
    if (pods) return { scope, world, pods, open };
  }
  return undefined;
}

export function surroundingsOf(snapshot: Snapshot, object: KubeObject): Surroundings | undefined {
  const found = podsInScope(snapshot, object);
  if (!found) return undefined;
  const { world, pods } = found;
  return {
    ...found,
    ingress: neighboursOf(world, pods, 'Ingress'),
    egress: neighboursOf(world, pods, 'Egress'),
    entrances: entrancesTo(world, pods),
  };
}

/** True where no policy keeps anything out. */
export function isOpen({ selecting, usual }: Neighbours): boolean {
  return selecting.length === 0 || sameBounds(usual, EVERYTHING);
}

/** Why it cannot be said who is let through; undefined where it can. */
export function whyUnknown(
  { open, world }: Surroundings,
  { selecting, direction }: Neighbours,
): string | undefined {
  if (world.assumptions.enforcement === 'ignored') return undefined;
  for (const { policy, verdict } of selecting) {
    if (policy.opaque !== undefined) return `${refOf(policy.object)}: ${policy.opaque}`;
    if (verdict === 'unknown') return `whether ${refOf(policy.object)} selects the pods`;
  }
  const isolated = selecting.some(({ policy }) => policy.tier === 'NetworkPolicy' && policy.rules[direction]);
  return isolated ? undefined : open[0];
}

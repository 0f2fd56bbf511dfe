/** Whether one end can reach the other: egress at the source, ingress at the destination, and both must agree. */
import type { Direction } from '../../kinds/networkPolicy';
import { both, type Bounds, EVERYTHING } from './bounds';
import type { Endpoint, PodEndpoint } from './endpoint';
import { evaluate } from './evaluate';
import type { World } from './world';

export interface Reach {
  readonly egress: Bounds;
  readonly ingress: Bounds;
  /** What both let through. Ports are those of the destination pods, after any Service. */
  readonly total: Bounds;
}

const OPEN: Reach = { egress: EVERYTHING, ingress: EVERYTHING, total: EVERYTHING };

/** Connections from `source` to `destination`. An end that is no pod of the cluster network has no policy of its own. */
export function reach(world: World, source: Endpoint, destination: Endpoint): Reach {
  return isSelf(source, destination) ? OPEN : reachOthers(world, source, destination);
}

/** As if the two were different pods, even where they are one. */
export function reachOthers(world: World, source: Endpoint, destination: Endpoint): Reach {
  const egress = throughEnd(world, 'Egress', source, destination);
  const ingress = throughEnd(world, 'Ingress', destination, source);
  return { egress, ingress, total: both(egress, ingress) };
}

/** What the policies at `subject` let through. */
export function throughEnd(world: World, direction: Direction, subject: Endpoint, other: Endpoint): Bounds {
  if (subject.type !== 'pods') return EVERYTHING;
  const destination = direction === 'Ingress' ? subject : other;
  return evaluate(world.policiesOf(subject), { direction, subject, other, destination }, world.assumptions);
}

/**
 * A pod always reaches itself.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function isSelf(source: Endpoint, destination: Endpoint): boolean {
  if (source.type !== 'pods' || destination.type !== 'pods' || source.count !== 'single') return false;
  return source.object === destination.object && replicaOf(source) === replicaOf(destination);
}

/** The name of the one pod among those of its StatefulSet. */
function replicaOf({ labels, count }: PodEndpoint): string | undefined {
  return count === 'single' ? labels.generated['statefulset.kubernetes.io/pod-name']?.[0] : undefined;
}

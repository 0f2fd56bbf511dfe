/** How many pods several workloads make together. */
import type { KubeObject } from '../kinds/object';

export interface PodTotal {
  /** Sum of the replicas that are written. */
  readonly number: number;
  /** DaemonSets among them, each with a pod on every node. */
  readonly perNode: number;
  /** True where a template or a schedule decides on more. */
  readonly open: boolean;
}

/** Pods of `workloads`; autoscalers are not looked at. */
export function podTotal(workloads: readonly KubeObject[]): PodTotal {
  const counts = workloads.map(({ pods }) => pods?.count ?? 0);
  return {
    number: counts.reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), 0),
    perNode: counts.filter((count) => count === 'per-node').length,
    open: counts.includes('unknown'),
  };
}

/** `3 pods`, `1 pod per node`, `3+ pods and 1 per node`; `some pods` where no number is written. */
export function podsText(workloads: readonly KubeObject[], certainty: 'all' | 'at least' = 'all'): string {
  const { number, perNode, open } = podTotal(workloads);
  const plus = open || certainty === 'at least' ? '+' : '';
  if (perNode === 0 && number === 0 && open) return 'some pods';
  if (number === 0 && perNode > 0 && !open) return `${plural(perNode, 'pod', plus)} per node`;
  const counted = number === 0 && open ? 'some pods' : plural(number, 'pod', plus);
  return perNode > 0 ? `${counted} and ${perNode} per node` : counted;
}

/** `1 pod`, `2 pods`, `1+ pods`. */
export function plural(number: number, noun: string, plus = ''): string {
  return `${number}${plus} ${number === 1 && plus === '' ? noun : `${noun}s`}`;
}

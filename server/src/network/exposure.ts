/** Whether NetworkPolicies keep out all that a Service or an Ingress leads to a pod. */
import type { PolicyRule } from '../kinds/networkPolicy';
import type { KubeObject } from '../kinds/object';
import type { ServicePort, ServiceSpec } from '../kinds/service';
import { targetOf } from '../kinds/service';
import { isWhole } from '../workspace/closedWorld';
import type { Snapshot } from '../workspace/snapshot';
import { isolationOf } from './isolation';
import { type Policy, portIncludes } from './policies';
import { podPort } from './ports';
import { serviceSelection } from './serviceSelection';

/**
 * Who comes in. `outside`: addresses, which only an ipBlock or a rule for everyone lets in. `pods`: those of a
 * controller of which nothing is known, so that any rule for the port may mean them.
 */
export type Source = 'outside' | 'pods';

export interface BlockedPort {
  /** Of the pods, after the Service has translated it. */
  readonly number: number;
  readonly protocol: string;
  readonly workloads: readonly KubeObject[];
  /** Policies that isolate them. */
  readonly policies: readonly Policy[];
}

/** Pods behind `port` of `service` that no policy lets `source` reach; undefined where that is not certain of all. */
export function blockedPort(
  snapshot: Snapshot,
  service: KubeObject<ServiceSpec>,
  port: ServicePort,
  source: Source,
): BlockedPort | undefined {
  const selection = serviceSelection(snapshot, service);
  const target = targetOf(port);
  if (selection.state !== 'selected' || !target) return undefined;
  const { yes: workloads, unknown, elsewhere } = selection.selected;
  if (unknown.length > 0 || elsewhere || !workloads.every(isWhole)) return undefined;
  const numbers = workloads.map((workload) => {
    const found = podPort(workload, target, port.protocol);
    return found.state === 'resolved' ? found.number : undefined;
  });
  const [number, ...others] = new Set(numbers);
  if (number === undefined || others.length > 0) return undefined;
  const flow = { protocol: port.protocol, port: number };
  const policies = workloads.map((workload) => blockingPolicies(snapshot, workload, flow, source));
  if (policies.some((each) => each.length === 0)) return undefined;
  return { number, protocol: port.protocol, workloads, policies: [...new Set(policies.flat())] };
}

function blockingPolicies(
  snapshot: Snapshot,
  workload: KubeObject,
  flow: { readonly protocol: string; readonly port: number },
  source: Source,
): readonly Policy[] {
  if (workload.pods?.hostNetwork) return [];
  const isolation = isolationOf(snapshot, workload, 'Ingress');
  if (isolation.state !== 'isolated') return [];
  const mayPass = ({ peers, ports }: PolicyRule): boolean => {
    const fits = ports.length === 0 || ports.some((port) => portIncludes(port, flow, workload) !== 'no');
    return fits && (source === 'pods' || peers.length === 0 || peers.some(({ ipBlock }) => ipBlock));
  };
  return isolation.rules.some(({ rule }) => mayPass(rule)) ? [] : isolation.policies;
}

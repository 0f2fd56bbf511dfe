/** Whether NetworkPolicies keep out all that a Service or an Ingress leads to a pod. */
import type { KubeObject } from '../kinds/object';
import type { ServicePort, ServiceSpec } from '../kinds/service';
import { targetOf } from '../kinds/service';
import { DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { isWhole } from '../workspace/closedWorld';
import { settingsOf } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { isolationOf } from './isolation';
import type { Policy } from './policies';
import { podPort } from './ports';
import { wholeFamily } from './reach/addresses';
import { verdictOn } from './reach/bounds';
import { compileNetworkPolicy } from './reach/compileNetworkPolicy';
import type { Flow } from './reach/connections';
import { type Endpoint, podEndpoint, UNKNOWN_POD, UNLABELLED } from './reach/endpoint';
import { evaluate, type Selecting } from './reach/evaluate';
import type { CompiledPolicy } from './reach/policy';
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

/** Policies that isolate the pods of `workload`, where none of them can let `flow` in; empty where that is not certain. */
function blockingPolicies(
  snapshot: Snapshot,
  workload: KubeObject,
  flow: Flow,
  source: Source,
): readonly Policy[] {
  const isolation = isolationOf(snapshot, workload, 'Ingress');
  const subject = podEndpoint(workload, snapshot.namespaceOf(workload), UNLABELLED);
  if (isolation.state !== 'isolated' || !subject) return [];
  const { assumptions = DEFAULT_ASSUMPTIONS } = settingsOf(snapshot.settings, workload.document.uri);
  const network = isolation.policies.map((policy): Selecting => ({
    policy: compiled(snapshot, policy),
    verdict: 'yes',
  }));
  const mayPass = SOURCES[source].some((other) => {
    const ends = { direction: 'Ingress', subject, other, destination: subject } as const;
    return verdictOn(evaluate({ admin: [], network, baseline: [] }, ends, assumptions), flow) !== 'no';
  });
  return mayPass ? [] : isolation.policies;
}

function compiled(snapshot: Snapshot, policy: Policy): CompiledPolicy {
  return snapshot.memo(policy.spec, (recorded) => compileNetworkPolicy(policy, recorded.namespaceOf(policy)));
}

const SOURCES: Readonly<Record<Source, readonly Endpoint[]>> = {
  outside: ([4, 6] as const).map((family) => ({ type: 'addresses', range: wholeFamily(family) })),
  pods: [UNKNOWN_POD],
};

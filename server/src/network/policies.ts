/**
 * NetworkPolicies in the workspace: which select a workload, and single parts of what they say. What they decide together
 * is a matter of `reach/`.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
import {
  type Direction,
  networkPolicy,
  type NetworkPolicySpec,
  type PolicyPort,
  type PolicyRule,
  subjectLink,
} from '../kinds/networkPolicy';
import { is, type KubeObject } from '../kinds/object';
import type { Snapshot } from '../workspace/snapshot';
import { verdictOn } from './reach/bounds';
import { compilePort } from './reach/compileNetworkPolicy';
import type { Flow } from './reach/connections';
import { podEndpoint, UNLABELLED } from './reach/endpoint';
import { portMatches } from './reach/evaluate';
import { selectorsOf } from './selectors';
import type { Verdict } from './verdict';

export type Policy = KubeObject<NetworkPolicySpec>;

/** Rules of the policy in `direction`; undefined where it does not isolate in it, so that its rules are inert. */
export function rulesOf({ spec }: Policy, direction: Direction): readonly PolicyRule[] | undefined {
  if (!spec.policyTypes.includes(direction)) return undefined;
  return direction === 'Ingress' ? spec.ingress : spec.egress;
}

/** Policies that select the pods of `workload`, or may, whatever their direction. */
export function policiesOf(
  snapshot: Snapshot,
  workload: KubeObject,
): readonly { readonly policy: Policy; readonly verdict: Verdict }[] {
  const found = selectorsOf(snapshot, workload, (object) =>
    is(object, networkPolicy) ? [subjectLink(object)] : [],
  );
  return found.flatMap(({ object, verdict }) =>
    is(object, networkPolicy) ? [{ policy: object, verdict }] : [],
  );
}

/** Whether `port` of a rule includes the flow, which arrives at the pods of `destination`. */
export function portIncludes(port: PolicyPort, flow: Flow, destination: KubeObject): Verdict {
  const pods = podEndpoint(destination, undefined, UNLABELLED);
  return pods ? verdictOn(portMatches(compilePort(port), pods), flow) : 'no';
}

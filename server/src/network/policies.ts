/**
 * NetworkPolicies in the workspace: which select a workload, and single parts of what they say. What they decide together
 * is a matter of `reach/`.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
import {
  type Direction,
  networkPolicy,
  type NetworkPolicySpec,
  type PolicyRule,
  subjectLink,
} from '../kinds/networkPolicy';
import { is, type KubeObject } from '../kinds/object';
import type { Snapshot } from '../workspace/snapshot';
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

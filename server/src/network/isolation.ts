/** Which NetworkPolicies isolate the pods of a workload, and all that they still let through: certain, or not at all. */
import { type Direction, networkPolicy, type PolicyRule, subjectLink } from '../kinds/networkPolicy';
import { is, type KubeObject } from '../kinds/object';
import { whyOpen } from '../workspace/closedWorld';
import { compatible, inOrder } from '../workspace/find';
import { isUncertain, keys, selectedByKeys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { FOREIGN_POLICIES } from './foreignPolicies';
import { type Policy, rulesOf } from './policies';
import { matches, selectPods } from './selectors';
import type { Verdict } from './verdict';

/**
 * `unknown`: other policies may select the pods, or other kinds of policy decide. `free`: nothing isolates them in the
 * direction. `isolated`: only what one of `rules` allows passes.
 */
export type PodIsolation =
  | { readonly state: 'unknown' }
  | { readonly state: 'free' }
  | {
      readonly state: 'isolated';
      readonly policies: readonly Policy[];
      readonly rules: readonly AllowingRule[];
    };

export interface AllowingRule {
  readonly policy: Policy;
  readonly rule: PolicyRule;
}

/** Kinds that allow or deny beside NetworkPolicies; by group. */
const OTHER_POLICIES: readonly (readonly [string, readonly string[]])[] = [
  ['policy.networking.k8s.io', ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy']],
  ['cilium.io', ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']],
  ...FOREIGN_POLICIES,
];

const UNKNOWN: PodIsolation = { state: 'unknown' };

/** How the pods of `workload` are isolated in `direction`. */
export function isolationOf(snapshot: Snapshot, workload: KubeObject, direction: Direction): PodIsolation {
  const { pods } = workload;
  if (!pods) return UNKNOWN;
  return snapshot.memo(pods, (recorded) => ({
    Ingress: decide(recorded, workload, 'Ingress'),
    Egress: decide(recorded, workload, 'Egress'),
  }))[direction];
}

function decide(snapshot: Snapshot, workload: KubeObject, direction: Direction): PodIsolation {
  if (hasOtherPolicies(snapshot) || whyOpen(snapshot, workload).length > 0) return UNKNOWN;
  const selecting = policiesThatMaySelect(snapshot, workload)
    .filter((policy) => rulesOf(policy, direction))
    .map((policy) => ({ policy, verdict: isSubject(snapshot, policy, workload) }));
  const policies = selecting.filter(({ verdict }) => verdict === 'yes').map(({ policy }) => policy);
  const open = policies.some((policy) => whyOpen(snapshot, policy).length > 0);
  if (open || selecting.some(({ verdict }) => verdict === 'unknown')) return UNKNOWN;
  if (policies.length === 0) return { state: 'free' };
  const rules = policies.flatMap((policy) =>
    (rulesOf(policy, direction) ?? []).map((rule) => ({ policy, rule })),
  );
  return { state: 'isolated', policies, rules };
}

/** Those with a selector that one of its labels may meet; all, where a template decides on its labels. */
function policiesThatMaySelect(snapshot: Snapshot, { pods }: KubeObject): readonly Policy[] {
  const candidates =
    pods && !isUncertain(pods)
      ? inOrder(snapshot, [...new Set(selectedByKeys(pods).flatMap((key) => snapshot.lookup(key)))])
      : snapshot.lookup(keys.kind('networking.k8s.io', 'NetworkPolicy'));
  return candidates.filter((object) => is(object, networkPolicy));
}

export function hasOtherPolicies(snapshot: Snapshot): boolean {
  return OTHER_POLICIES.some(([group, kinds]) =>
    kinds.some((kind) => snapshot.lookup(keys.kind(group, kind)).length > 0),
  );
}

/** A policy of another unit, whose namespace nobody writes, is about its own pods where it selects some of them. */
function isSubject(snapshot: Snapshot, policy: Policy, workload: KubeObject): Verdict {
  const { pods } = workload;
  const namespace = snapshot.namespaceOf(policy);
  const other = snapshot.namespaceOf(workload);
  const selected = pods ? matches(policy.spec.podSelector, pods.labels, pods.generated) : 'no';
  if (selected === 'no' || !compatible(namespace, other)) return 'no';
  const written = namespace !== undefined && namespace === other;
  if (written || sharesUnit(snapshot, policy, workload)) return selected;
  const { yes, elsewhere } = selectPods(snapshot, policy, subjectLink(policy));
  return yes.length > 0 && !elsewhere ? 'no' : 'unknown';
}

function sharesUnit(snapshot: Snapshot, a: KubeObject, b: KubeObject): boolean {
  const units = new Set(snapshot.unitsOf(a).map(({ id }) => id));
  return snapshot.unitsOf(b).some(({ id }) => units.has(id));
}

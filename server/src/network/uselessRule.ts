/** Rules of NetworkPolicies that let nothing through, because the other end does not. */
import { type Direction, peerLink, type PolicyRule, subjectLink } from '../kinds/networkPolicy';
import type { SelectorLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import { DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { isWhole } from '../workspace/closedWorld';
import { keys } from '../workspace/keys';
import type { Snapshot } from '../workspace/snapshot';
import { isolationOf } from './isolation';
import type { Policy } from './policies';
import { both, isNothing } from './reach/bounds';
import { ruleMatches } from './reach/evaluate';
import { throughEnd } from './reach/reach';
import { World } from './reach/world';
import { selectPods } from './selectors';

export interface OtherEnd {
  /** The pods that the rule names, as it names no other. */
  readonly workloads: readonly KubeObject[];
  /** Policies that isolate them in the other direction. */
  readonly policies: readonly Policy[];
}

/**
 * The other end of `rule`, where none of its pods may connect with the pods of `policy` on a port of the rule; undefined
 * where one may, and where not all pods and policies are known.
 */
export function deniedByOtherEnd(
  snapshot: Snapshot,
  policy: Policy,
  rule: PolicyRule,
  direction: Direction,
): OtherEnd | undefined {
  const subjects = allPods(snapshot, policy, [subjectLink(policy)]);
  const peers = rule.peers.map(peerLink);
  if (!subjects || peers.length === 0 || !peers.every((link) => link !== undefined)) return undefined;
  const workloads = allPods(snapshot, policy, peers);
  const other = direction === 'Ingress' ? 'Egress' : 'Ingress';
  const isolations = (workloads ?? []).map((workload) => isolationOf(snapshot, workload, other));
  if (!workloads || !isolations.every((each) => each.state === 'isolated')) return undefined;
  const policies = [...new Set(isolations.flatMap((each) => each.policies))];
  const namespaces = snapshot.lookup(keys.kind('', 'Namespace'));
  const objects = new Set([...subjects, ...workloads, policy, ...policies, ...namespaces]);
  const { assumptions = DEFAULT_ASSUMPTIONS } = snapshot.settings;
  const world = new World(snapshot, [...objects], assumptions);
  const compiled = world.policies
    .find(({ object }) => object === policy)
    ?.rules[direction]?.find(({ start }) => start === rule.start);
  if (!compiled) return undefined;
  const ends = (of: readonly KubeObject[]): World['pods'] =>
    world.pods.filter(({ object }) => of.includes(object));
  for (const end of ends(workloads)) {
    for (const subject of ends(subjects)) {
      const destination = direction === 'Ingress' ? subject : end;
      const wanted = ruleMatches(compiled, { other: end, destination }, assumptions);
      if (!isNothing(both(wanted, throughEnd(world, other, end, subject)))) return undefined;
    }
  }
  return { workloads, policies };
}

/** Pods that the links select; undefined where not all are known, or there are none. */
function allPods(
  snapshot: Snapshot,
  policy: Policy,
  links: readonly SelectorLink[],
): readonly KubeObject[] | undefined {
  const found = links.map((link) => selectPods(snapshot, policy, link));
  const known = found.every(({ yes, unknown, elsewhere }) => {
    return yes.length > 0 && unknown.length === 0 && !elsewhere && yes.every(isRunning);
  });
  return known && found.length > 0 ? [...new Set(found.flatMap(({ yes }) => yes))] : undefined;
}

function isRunning(workload: KubeObject): boolean {
  const { pods } = workload;
  return isWhole(workload) && pods?.count !== 0 && pods?.state !== 'finished' && !pods?.hostNetwork;
}

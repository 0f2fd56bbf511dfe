/** Why a connection is allowed or not in one direction: the rules that decide, and those that come nearest. */
import type { Direction } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import type { Span } from '../../syntax/span';
import { some, type Verdict } from '../verdict';
import { verdictOn } from './bounds';
import type { Flow } from './connections';
import type { Endpoint } from './endpoint';
import { type Ends, portMatches, ruleMatches, type Selecting } from './evaluate';
import { type Action, type CompiledPolicy, type CompiledRule, peerMatches } from './policy';
import { isSelf, throughEnd } from './reach';
import type { World } from './world';

/**
 * `outside`: the end is no pod of the cluster network, so no policy is asked. `rule`: it decides, or `perhaps` does.
 * `isolated`: policies select the pods, and no rule of theirs allows. `near`: a rule that would allow but for its peers
 * or its ports. `opaque`: a policy of which the effect is not known. `default`: nothing decides, so it is allowed.
 */
export type Reason =
  | { readonly type: 'outside' | 'self' | 'own-node' | 'host-network' | 'not-enforced' | 'default' }
  | {
      readonly type: 'rule';
      readonly policy: KubeObject;
      readonly rule: CompiledRule;
      readonly action: Action | undefined;
      readonly certainty: 'certain' | 'perhaps';
    }
  | { readonly type: 'isolated'; readonly policies: readonly KubeObject[] }
  | {
      readonly type: 'near';
      readonly policy: KubeObject;
      readonly rule: CompiledRule;
      readonly misses: 'peers' | 'ports';
      /** The peers or ports that do not match. */
      readonly places: readonly Span[];
    }
  | { readonly type: 'opaque'; readonly policy: KubeObject; readonly why: string };

export interface Explanation {
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  /** Every policy that selects the pods at this end, or may, and is about the direction. */
  readonly selecting: readonly Selecting[];
}

/** Why the policies at one end let `flow` through, or do not. */
export function explain(
  world: World,
  direction: Direction,
  source: Endpoint,
  destination: Endpoint,
  flow: Flow,
): Explanation {
  const [subject, other] = direction === 'Egress' ? [source, destination] : [destination, source];
  const without = (type: 'outside' | 'self' | 'own-node' | 'host-network' | 'not-enforced'): Explanation => {
    return { direction, verdict: 'yes', reasons: [{ type }], selecting: [] };
  };
  if (isSelf(source, destination)) return without('self');
  if (subject.type !== 'pods') return without('outside');
  if (world.assumptions.enforcement === 'ignored') return without('not-enforced');
  if (subject.hostNetwork && world.assumptions.hostNetworkPods === 'node') return without('host-network');
  if (other.type === 'node' && other.of === subject && direction === 'Ingress') return without('own-node');
  const { admin, network, baseline } = world.policiesOf(subject);
  const ends: Ends = { direction, subject, other, destination };
  const walk: Walk = { world, ends, flow, reasons: [] };
  const verdict = verdictOn(throughEnd(world, direction, subject, other), flow);
  if (!decidesAdmin(walk, admin) && !decidesNetwork(walk, network) && !decidesAdmin(walk, baseline)) {
    walk.reasons.push({ type: 'default' });
  }
  const selecting = [...admin.flat(), ...network, ...baseline.flat()].filter(
    ({ policy }) => policy.opaque !== undefined || policy.rules[direction],
  );
  return { direction, verdict, reasons: walk.reasons, selecting };
}

interface Walk {
  readonly world: World;
  readonly ends: Ends;
  readonly flow: Flow;
  readonly reasons: Reason[];
}

/** True where a rule surely decides, so that nothing behind it is asked. */
function decidesAdmin(walk: Walk, priorities: readonly (readonly Selecting[])[]): boolean {
  for (const group of priorities) {
    const outcomes = group.map((each) => firstMatch(walk, each));
    if (!outcomes.some((outcome) => outcome !== undefined)) continue;
    const actions = new Set(outcomes.filter((outcome) => outcome !== undefined));
    const [action] = actions;
    if (actions.size === 1 && action !== 'perhaps') return action !== 'pass';
    if (!actions.has('perhaps')) return !actions.has('pass'); // they disagree, and any may go first
  }
  return false;
}

/** The action of the first rule that matches; `perhaps` where that is not certain, undefined where none does. */
function firstMatch(walk: Walk, { policy, verdict }: Selecting): Action | 'perhaps' | undefined {
  if (policy.opaque !== undefined) {
    walk.reasons.push({ type: 'opaque', policy: policy.object, why: policy.opaque });
    return 'perhaps';
  }
  let uncertain = false;
  for (const rule of policy.rules[walk.ends.direction] ?? []) {
    const matched = verdictOn(ruleMatches(rule, walk.ends, walk.world.assumptions), walk.flow);
    if (matched === 'no') continue;
    const certain = matched === 'yes' && verdict === 'yes' && !uncertain && rule.action !== undefined;
    const certainty = certain ? 'certain' : 'perhaps';
    walk.reasons.push({ type: 'rule', policy: policy.object, rule, action: rule.action, certainty });
    if (certain) return rule.action;
    uncertain = true;
    if (matched === 'yes') break;
  }
  return uncertain ? 'perhaps' : undefined;
}

function decidesNetwork(walk: Walk, network: readonly Selecting[]): boolean {
  const { direction } = walk.ends;
  const isolating = network.filter(({ policy }) => policy.opaque !== undefined || policy.rules[direction]);
  if (isolating.length === 0) return false;
  const certain = isolating.filter(({ policy, verdict }) => verdict === 'yes' && policy.opaque === undefined);
  let allowed: Verdict = 'no';
  for (const { policy, verdict } of isolating) {
    if (policy.opaque !== undefined) {
      walk.reasons.push({ type: 'opaque', policy: policy.object, why: policy.opaque });
      allowed = some([allowed, 'unknown']);
      continue;
    }
    for (const rule of policy.rules[direction] ?? []) {
      const matched = verdictOn(ruleMatches(rule, walk.ends, walk.world.assumptions), walk.flow);
      if (matched === 'no') continue;
      const certainty = matched === 'yes' && verdict === 'yes' ? 'certain' : 'perhaps';
      walk.reasons.push({ type: 'rule', policy: policy.object, rule, action: 'allow', certainty });
      allowed = some([allowed, certainty === 'certain' ? 'yes' : 'unknown']);
    }
  }
  if (allowed !== 'yes' && certain.length > 0) {
    walk.reasons.push({ type: 'isolated', policies: certain.map(({ policy }) => policy.object) });
    walk.reasons.push(...isolating.flatMap(({ policy }) => nearMisses(walk, policy)));
  }
  return certain.length > 0;
}

/** Rules of which only the peers, or only the ports, do not match. */
function nearMisses({ world, ends, flow }: Walk, policy: CompiledPolicy): readonly Reason[] {
  return (policy.rules[ends.direction] ?? []).flatMap((rule): readonly Reason[] => {
    const { peers, ports } = rule;
    const peerVerdict =
      peers === 'everyone'
        ? 'yes'
        : some(peers.map((peer) => peerMatches(peer, ends.other, world.assumptions)));
    const portVerdict =
      ports === 'all'
        ? 'yes'
        : some(ports.map((port) => verdictOn(portMatches(port, ends.destination), flow)));
    const near = { type: 'near', policy: policy.object, rule } as const;
    if (peerVerdict === 'yes' && portVerdict === 'no') {
      return [{ ...near, misses: 'ports', places: ports === 'all' ? [] : ports }];
    }
    if (peerVerdict === 'no' && portVerdict === 'yes') {
      return [{ ...near, misses: 'peers', places: peers === 'everyone' ? [] : peers }];
    }
    return [];
  });
}

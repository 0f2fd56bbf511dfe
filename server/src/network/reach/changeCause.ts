/** What decides of a connection now and did not before, or did and does not any more. */
import type { Direction } from '../../kinds/networkPolicy';
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Span } from '../../syntax/span';
import type { Verdict } from '../verdict';
import type { Flow } from './connections';
import { controllersOf } from './controllers';
import type { Endpoint } from './endpoint';
import { type Explanation, explain, type Reason } from './explain';
import type { CompiledPolicy } from './policy';
import type { World } from './world';
import type { Changed, ChangedEnd } from './worldChanges';

export type Side = 'before' | 'after';

/** Where to look: in the new text, or in the old one for what is gone from there. */
export interface CausePlace {
  readonly side: Side;
  readonly object: KubeObject;
  readonly span: Span;
}

/**
 * `comes`, `goes`: an end is on one side only. `rule`, `isolation`: it decides now. `rule-ends`, `isolation-ends`: it
 * decided; `gone` where it is not in the new text at all. `opaque`: what a policy does is not known now.
 */
export type Cause =
  | { readonly type: 'comes' | 'goes'; readonly name: string; readonly place: CausePlace }
  | {
      readonly type: 'rule' | 'rule-ends';
      readonly policy: KubeObject;
      /** From 0; undefined where it is the only one. */
      readonly index: number | undefined;
      readonly gone: 'policy' | 'rule' | undefined;
      readonly place: CausePlace;
    }
  | {
      readonly type: 'isolation' | 'isolation-ends';
      readonly policies: readonly KubeObject[];
      readonly gone: 'policy' | undefined;
      readonly place: CausePlace;
    }
  | {
      readonly type: 'opaque';
      readonly policy: KubeObject;
      readonly why: string;
      readonly place: CausePlace;
    };

export interface Worlds {
  readonly before: World;
  readonly after: World;
}

/** The first cause of what happens to `flow`; undefined where it lies in what the manifests do not say. */
export function causeOf(worlds: Worlds, changed: Changed, flow: Flow): Cause | undefined {
  const moved = comesOrGoes(changed.source) ?? comesOrGoes(changed.destination);
  if (moved) return moved;
  for (const direction of ['Ingress', 'Egress'] as const) {
    const [before, after] = [
      explained(worlds, changed, direction, flow, 'before'),
      explained(worlds, changed, direction, flow, 'after'),
    ];
    if (!before || !after || before.verdict === after.verdict) continue;
    const rises = RANK[after.verdict] > RANK[before.verdict];
    const step: Step = { worlds, direction, before, after };
    const found = rises ? (allows(step) ?? releases(step)) : (denies(step) ?? isolates(step) ?? ends(step));
    const cause = found ?? opaque(step);
    if (cause) return cause;
  }
  return undefined;
}

const RANK: Readonly<Record<Verdict, number>> = { no: 0, unknown: 1, yes: 2 };

interface Step {
  readonly worlds: Worlds;
  readonly direction: Direction;
  readonly before: Explanation;
  readonly after: Explanation;
}

function comesOrGoes(end: ChangedEnd): Cause | undefined {
  if (end.type !== 'workloads') return undefined;
  const [{ name, before, after }] = end.parties;
  if (before && after) return undefined;
  const object = (after ?? before)?.members[0].object;
  if (!object) return undefined;
  const place: CausePlace = { side: after ? 'after' : 'before', object, span: object.name ?? object.span };
  return { type: after ? 'comes' : 'goes', name, place };
}

function explained(
  worlds: Worlds,
  { source, destination }: Changed,
  direction: Direction,
  flow: Flow,
  side: Side,
): Explanation | undefined {
  const [from, to] = [endpointOf(worlds[side], source, side), endpointOf(worlds[side], destination, side)];
  return from && to && explain(worlds[side], direction, from, to, flow);
}

/** One that stands for all at the end. */
function endpointOf(world: World, end: ChangedEnd, side: Side): Endpoint | undefined {
  switch (end.type) {
    case 'workloads':
      return end.parties[0][side]?.members[0];
    case 'addresses':
      return { type: 'addresses', range: end.range };
    case 'ingress-controller':
      return controllersOf(world)[0];
  }
}

type RuleReason = Extract<Reason, { type: 'rule' }>;

function rulesOf({ reasons }: Explanation, action: 'allow' | 'deny'): readonly RuleReason[] {
  return reasons.filter((each): each is RuleReason => each.type === 'rule' && each.action === action);
}

/** The first rule with `action` that is among the reasons of the one side only. */
function newRule(
  { worlds, before, after }: Step,
  action: 'allow' | 'deny',
  side: Side,
): RuleReason | undefined {
  const [own, other, otherSide] =
    side === 'after' ? [after, before, 'before' as const] : [before, after, 'after' as const];
  const known = new Set(rulesOf(other, action).map((each) => ruleKey(worlds[otherSide], each)));
  return rulesOf(own, action).find((each) => !known.has(ruleKey(worlds[side], each)));
}

function ruleKey(world: World, { policy, rule, certainty }: RuleReason): string {
  return `${policyKey(world, policy)} ${rule.index} ${certainty}`;
}

function policyKey(world: World, policy: KubeObject): string {
  return `${policy.kind.value} ${world.namespaceOf(policy) ?? ''}/${nameOf(policy)}`;
}

const allows = (step: Step): Cause | undefined => decides(step, newRule(step, 'allow', 'after'));
const denies = (step: Step): Cause | undefined => decides(step, newRule(step, 'deny', 'after'));

function decides({ worlds, direction }: Step, found: RuleReason | undefined): Cause | undefined {
  if (!found) return undefined;
  const { policy, rule } = found;
  const only = compiled(worlds.after, policy)?.rules[direction]?.length === 1;
  const place: CausePlace = { side: 'after', object: policy, span: rule };
  return { type: 'rule', policy, index: only ? undefined : rule.index, gone: undefined, place };
}

function isolates({ worlds, before, after }: Step): Cause | undefined {
  const known = selectingKeys(worlds.before, before);
  const policies = isolating(after).filter((policy) => !known.has(policyKey(worlds.after, policy)));
  const [first] = policies;
  if (!first) return undefined;
  const place: CausePlace = { side: 'after', object: first, span: first.name ?? first.span };
  return { type: 'isolation', policies, gone: undefined, place };
}

function isolating({ reasons }: Explanation): readonly KubeObject[] {
  return reasons.flatMap((each) => (each.type === 'isolated' ? each.policies : []));
}

function selectingKeys(world: World, { selecting }: Explanation): ReadonlySet<string> {
  return new Set(selecting.map(({ policy }) => policyKey(world, policy.object)));
}

/** What allowed, and does not any more. */
const ends = (step: Step): Cause | undefined => ended(step, newRule(step, 'allow', 'before'));

function ended({ worlds, direction }: Step, found: RuleReason | undefined): Cause | undefined {
  if (!found) return undefined;
  const { policy, rule } = found;
  const now = counterpart(worlds, policy);
  const rules = now?.rules[direction] ?? [];
  const same = rules[rule.index];
  const only = (compiled(worlds.before, policy)?.rules[direction]?.length ?? 0) === 1 && rules.length <= 1;
  return {
    type: 'rule-ends',
    policy,
    index: only ? undefined : rule.index,
    gone: !now ? 'policy' : same ? undefined : 'rule',
    place: now
      ? { side: 'after', object: now.object, span: same ?? now.object.name ?? now.object.span }
      : { side: 'before', object: policy, span: policy.name ?? policy.span },
  };
}

/** What denied, and does not any more. */
function releases(step: Step): Cause | undefined {
  const { worlds, before, after } = step;
  const selecting = selectingKeys(worlds.after, after);
  const policies = isolating(before).filter((policy) => !selecting.has(policyKey(worlds.before, policy)));
  const [first] = policies;
  if (!first) return ended(step, newRule(step, 'deny', 'before'));
  const now = counterpart(worlds, first)?.object;
  const [side, object] = now ? (['after', now] as const) : (['before', first] as const);
  return {
    type: 'isolation-ends',
    policies,
    gone: now ? undefined : 'policy',
    place: { side, object, span: object.name ?? object.span },
  };
}

function opaque({ after }: Step): Cause | undefined {
  const found = after.reasons.find((each) => each.type === 'opaque');
  if (!found) return undefined;
  const { policy, why } = found;
  return {
    type: 'opaque',
    policy,
    why,
    place: { side: 'after', object: policy, span: policy.name ?? policy.span },
  };
}

function compiled(world: World, policy: KubeObject): CompiledPolicy | undefined {
  return world.policies.find(({ object }) => object === policy);
}

/** The policy of that name as it is now. */
function counterpart({ before, after }: Worlds, policy: KubeObject): CompiledPolicy | undefined {
  const key = policyKey(before, policy);
  return after.policies.find(({ object }) => object === policy || policyKey(after, object) === key);
}

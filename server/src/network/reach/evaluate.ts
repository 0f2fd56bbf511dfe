/**
 * What the policies let through in one direction, seen from the pods at one end. The tiers are asked in their order;
 * of what no tier decides, everything is allowed. Where something is not known, both outcomes are carried on.
 * @see https://network-policy-api.sigs.k8s.io/api-overview/
 */
import type { Direction } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { isKnown } from '../../syntax/node';
import { podPort } from '../ports';
import { some, type Verdict } from '../verdict';
import type { Assumptions } from '../../workspace/assumptions';
import { type Bounds, either, EVERYTHING, exactly, NOTHING, UNKNOWN, when } from './bounds';
import {
  ALL_CONNECTIONS,
  type Connections,
  intersect,
  isEmpty,
  isProtocol,
  NO_CONNECTIONS,
  PROTOCOLS,
  portsOf,
  subtract,
  union,
} from './connections';
import type { Endpoint, PodEndpoint } from './endpoint';
import { type CompiledPolicy, type CompiledRule, peerMatches, type PortMatcher } from './policy';

/** A policy that selects the pods, or may. */
export interface Selecting {
  readonly policy: CompiledPolicy;
  readonly verdict: Exclude<Verdict, 'no'>;
}

/** Policies that select the pods at an end, in the order in which they are asked. */
export interface PoliciesOfEnd {
  /** Those of one priority together, the first to be asked first. */
  readonly admin: readonly (readonly Selecting[])[];
  readonly network: readonly Selecting[];
  readonly baseline: readonly (readonly Selecting[])[];
}

export interface Ends {
  readonly direction: Direction;
  /** The pods whose policies are asked. */
  readonly subject: PodEndpoint;
  readonly other: Endpoint;
  /** Where the connection arrives: its pods' port names count in both directions. */
  readonly destination: Endpoint;
}

/** Connections that `policies` of the subject let through in the direction. */
export function evaluate(policies: PoliciesOfEnd, ends: Ends, assumptions: Assumptions): Bounds {
  const { subject, other, direction } = ends;
  const host = subject.hostNetwork && assumptions.hostNetworkPods === 'node';
  if (assumptions.enforcement === 'ignored' || host) return EVERYTHING;
  if (other.type === 'node' && direction === 'Ingress' && other.of === subject) return EVERYTHING; // probes
  const state: State = { live: ALL_CONNECTIONS, allowed: NO_CONNECTIONS, denied: NO_CONNECTIONS };
  askTier(state, policies.admin, ends, assumptions);
  askNetworkPolicies(state, policies.network, ends, assumptions);
  askTier(state, policies.baseline, ends, assumptions);
  const possible = union(state.allowed, state.live);
  const found: Bounds = { sure: subtract(possible, state.denied), possible };
  if (other.type !== 'node') return found;
  // Another node may be its own, too; and towards its own the concept exempts a pod, but the rules do not say so.
  return { sure: found.sure, possible: ALL_CONNECTIONS };
}

/** `live`: not decided, or perhaps not. `allowed`, `denied`: may be so; they overlap where it is not known. */
interface State {
  live: Connections;
  allowed: Connections;
  denied: Connections;
}

function askTier(
  state: State,
  priorities: readonly (readonly Selecting[])[],
  ends: Ends,
  assumptions: Assumptions,
): void {
  let passed: Connections = NO_CONNECTIONS;
  for (const group of priorities) {
    // Which of several policies with one priority goes first is not defined, so each may be the one.
    const outcomes = group.map((each) => askAdminPolicy(state.live, each, ends, assumptions));
    let rest: Connections = state.live;
    for (const outcome of outcomes) {
      state.allowed = union(state.allowed, outcome.allowed);
      state.denied = union(state.denied, outcome.denied);
      passed = union(passed, outcome.passed);
      rest = intersect(rest, outcome.rest);
    }
    state.live = rest;
  }
  state.live = union(state.live, passed);
}

interface Outcome {
  readonly allowed: Connections;
  readonly denied: Connections;
  readonly passed: Connections;
  readonly rest: Connections;
}

/** The first rule that matches decides. */
function askAdminPolicy(
  live: Connections,
  { policy, verdict }: Selecting,
  ends: Ends,
  assumptions: Assumptions,
): Outcome {
  if (policy.opaque !== undefined) return { allowed: live, denied: live, passed: live, rest: live };
  const found = { allow: NO_CONNECTIONS, deny: NO_CONNECTIONS, pass: NO_CONNECTIONS };
  let rest = live;
  for (const rule of policy.rules[ends.direction] ?? []) {
    const matched = when(verdict, ruleMatches(rule, ends, assumptions));
    const hit = intersect(rest, matched.possible);
    for (const action of rule.action ? [rule.action] : (['allow', 'deny', 'pass'] as const)) {
      found[action] = union(found[action], hit);
    }
    rest = subtract(rest, matched.sure);
    if (isEmpty(rest)) break;
  }
  return { allowed: found.allow, denied: found.deny, passed: found.pass, rest };
}

/** A pod that any of them isolates gets what all of them together allow, and nothing else. */
function askNetworkPolicies(
  state: State,
  selecting: readonly Selecting[],
  ends: Ends,
  assumptions: Assumptions,
): void {
  const isolating = selecting.filter(
    ({ policy }) => policy.opaque !== undefined || policy.rules[ends.direction],
  );
  if (isolating.length === 0) return;
  const { live } = state;
  const certain = isolating.filter(({ policy, verdict }) => verdict === 'yes' && policy.opaque === undefined);
  const overruled = isolating.some(({ policy }) => policy.opaque !== undefined); // it may deny, too
  let sure: Connections = NO_CONNECTIONS;
  let possible: Connections = NO_CONNECTIONS;
  for (const each of isolating) {
    const allowed = allowedBy(each.policy, ends, assumptions);
    if (certain.includes(each)) sure = union(sure, allowed.sure);
    possible = union(possible, allowed.possible);
  }
  state.allowed = union(state.allowed, intersect(live, possible));
  if (certain.length > 0) {
    state.denied = union(state.denied, overruled ? live : subtract(live, sure));
    state.live = NO_CONNECTIONS;
    return;
  }
  for (const { policy } of isolating) {
    state.denied = union(state.denied, subtract(live, allowedBy(policy, ends, assumptions).sure));
  }
}

/** What a policy allows by itself. */
function allowedBy(policy: CompiledPolicy, ends: Ends, assumptions: Assumptions): Bounds {
  if (policy.opaque !== undefined) return UNKNOWN;
  let allowed = NOTHING;
  for (const rule of policy.rules[ends.direction] ?? []) {
    allowed = either(allowed, ruleMatches(rule, ends, assumptions));
  }
  return allowed;
}

/** Connections that the rule is about. */
export function ruleMatches(
  { peers, ports }: CompiledRule,
  { other, destination }: Pick<Ends, 'other' | 'destination'>,
  assumptions: Assumptions,
): Bounds {
  const named =
    peers === 'everyone' ? 'yes' : some(peers.map((peer) => peerMatches(peer, other, assumptions)));
  if (named === 'no') return NOTHING;
  const matched =
    ports === 'all'
      ? EVERYTHING
      : ports.map((port) => portMatches(port, destination)).reduce(either, NOTHING);
  return when(named, matched);
}

/** Connections to `destination` that the port stands for. */
export function portMatches(port: PortMatcher, destination: Endpoint): Bounds {
  switch (port.type) {
    case 'range':
      return isProtocol(port.protocol) ? exactly(portsOf(port.protocol, port.from, port.to)) : NOTHING;
    case 'unknown':
      return { sure: NO_CONNECTIONS, possible: everyPort(port.protocol) };
    case 'name':
      if (!isKnown(port.name)) return { sure: NO_CONNECTIONS, possible: everyPort(port.protocol) };
      if (destination.type === 'pods') return namedPort(port, destination.object);
      return destination.type === 'unknown-pod'
        ? { sure: NO_CONNECTIONS, possible: everyPort(port.protocol) }
        : NOTHING;
  }
}

function namedPort({ name, protocol }: Extract<PortMatcher, { type: 'name' }>, pods: KubeObject): Bounds {
  const protocols = protocol === undefined ? PROTOCOLS : PROTOCOLS.filter((each) => each === protocol);
  return protocols
    .map((each): Bounds => {
      const found = podPort(pods, name, each);
      if (found.state === 'resolved') return exactly(portsOf(each, found.number, found.number));
      return found.state === 'unknown' ? { sure: NO_CONNECTIONS, possible: portsOf(each) } : NOTHING;
    })
    .reduce(either, NOTHING);
}

function everyPort(protocol: string | undefined): Connections {
  return protocol !== undefined && isProtocol(protocol) ? portsOf(protocol) : ALL_CONNECTIONS;
}

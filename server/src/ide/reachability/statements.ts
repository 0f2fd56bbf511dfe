/** Reasons in words, and where they stand. */
import type { Direction } from '../../kinds/networkPolicy';
import { type KubeObject, nameOf } from '../../kinds/object';
import { rangeText } from '../../network/reach/addresses';
import { type Endpoint, peerName } from '../../network/reach/endpoint';
import type { Reason } from '../../network/reach/explain';
import type { World } from '../../network/reach/world';
import type { Location } from '../../workspace/snapshot';
import { shortfalls } from './shortfalls';

export interface Statement {
  readonly text: string;
  /** Where it is written; undefined for what is nowhere. */
  readonly location: Location | undefined;
  /** What it lacks, where it comes near. */
  readonly details?: readonly Statement[];
}

export function endpointName(endpoint: Endpoint): string {
  switch (endpoint.type) {
    case 'pods':
      return peerName(endpoint);
    case 'addresses':
      return rangeText(endpoint.range);
    case 'node':
      return `the node of ${peerName(endpoint.of)}`;
    case 'unknown-pod':
      return '{ingress-controller}';
    case 'potential-pods':
    case 'stranger':
      return 'any pod';
  }
}

/** The name of an end without its kind: `shop/web`. */
export function shortName(name: string): string {
  return name.replace(/\[\w+\]$/, '');
}

/** `NetworkPolicy shop/allow-web`. */
export function policyName(world: World, policy: KubeObject): string {
  const namespace = policy.definition.scope === 'Cluster' ? undefined : world.namespaceOf(policy);
  return `${policy.kind.value} ${namespace === undefined ? '' : `${namespace}/`}${nameOf(policy)}`;
}

const ACTIONS = { allow: 'allows it', deny: 'denies it', pass: 'passes it on to the next tier' } as const;

/** What `reason` says of a direction; `other` is the end whose policies are not asked. */
export function statementOf(world: World, reason: Reason, direction: Direction, other: Endpoint): Statement {
  const at = (policy: KubeObject, span: { start: number; end: number }): Location =>
    world.snapshot.locate(policy, span);
  switch (reason.type) {
    case 'outside':
      return {
        text: 'This end is no pod of the cluster network, so no policy is asked',
        location: undefined,
      };
    case 'self':
      return { text: 'A pod always reaches itself', location: undefined };
    case 'own-node':
      return { text: "Traffic from a pod's own node is always let in", location: undefined };
    case 'host-network':
      return {
        text: 'The pods are on the host network, where policies do not reach them',
        location: undefined,
      };
    case 'not-enforced':
      return { text: 'The network plugin is assumed to ignore policies', location: undefined };
    case 'default':
      return {
        text: `No policy decides on ${direction.toLowerCase()}, so it is allowed`,
        location: undefined,
      };
    case 'opaque':
      return {
        text: `${policyName(world, reason.policy)} selects the pods, but ${reason.why}`,
        location: at(reason.policy, reason.policy.span),
      };
    case 'isolated': {
      const [first, ...more] = reason.policies;
      const places = reason.policies.map((policy): Statement => {
        return { text: policyName(world, policy), location: at(policy, policy.name ?? policy.span) };
      });
      const who =
        first && more.length === 0 ? policyName(world, first) : `${reason.policies.length} policies`;
      const isolate = more.length === 0 ? 'isolates' : 'isolate';
      return {
        text: `${who} ${isolate} the pods for ${direction.toLowerCase()}, and no rule allows this`,
        ...(more.length === 0 ? { location: places[0]?.location } : { location: undefined, details: places }),
      };
    }
    case 'rule': {
      const does = reason.action ? ACTIONS[reason.action] : 'has an action that cannot be read';
      const rule = `Rule ${reason.rule.index + 1} of ${policyName(world, reason.policy)}`;
      const perhaps = reason.certainty === 'perhaps' ? 'perhaps ' : '';
      return { text: `${rule} ${perhaps}${does}`, location: at(reason.policy, reason.rule) };
    }
    case 'near': {
      const rule = `Rule ${reason.rule.index + 1} of ${policyName(world, reason.policy)}`;
      const who = direction === 'Ingress' ? 'source' : 'destination';
      const why = reason.misses === 'ports' ? 'but not this port' : `but does not name this ${who}`;
      const matched = reason.misses === 'ports' ? `allows this ${who}` : 'allows this port';
      return {
        text: `Nearest: ${rule} ${matched}, ${why}`,
        location: at(reason.policy, reason.places[0] ?? reason.rule),
        details: shortfalls(world, reason, other),
      };
    }
  }
}

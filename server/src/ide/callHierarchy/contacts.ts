/**
 * Whom the pods of a workload are connected with, each with the place that says so: those that policies name, and,
 * where they let everybody through, no others than those that are wired: by the name of a Service, by a route.
 */
import type { Direction } from '../../kinds/networkPolicy';
import type { KubeObject } from '../../kinds/object';
import { rangesMeet } from '../../network/reach/addresses';
import { both, type Bounds, either, isNothing, NOTHING, when } from '../../network/reach/bounds';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { dialled } from '../../network/reach/entrances';
import { podsBehind } from '../../network/reach/entries';
import type { Neighbours } from '../../network/reach/neighbours';
import type { CompiledRule, PeerMatcher } from '../../network/reach/policy';
import { reach, throughEnd } from '../../network/reach/reach';
import { isEverything } from '../../network/reach/selection';
import { wiresFrom, wiresTo } from '../../network/reach/wires';
import type { Target } from '../../network/resolve';
import { servicesOf } from '../../network/routes';
import type { Surroundings } from '../reachability/surroundings';

export interface PodContact {
  readonly pods: PodEndpoint;
  readonly bounds: Bounds;
  /** The Service by whose name one calls the other, and where that is written. */
  readonly wired: { readonly service: KubeObject; readonly place: Target } | undefined;
}

/** A peer of a rule that is no pod of the manifests. */
export interface PeerContact {
  readonly peer: PeerMatcher;
  readonly rule: CompiledRule;
  readonly bounds: Bounds;
}

export interface Contacts {
  readonly pods: readonly PodContact[];
  readonly peers: readonly PeerContact[];
  /** What any pod gets, and the rule that says so; undefined where no policy is about the direction. */
  readonly anyone: { readonly bounds: Bounds; readonly rule: CompiledRule | undefined } | undefined;
}

export function contactsOf(found: Surroundings, direction: Direction): Contacts {
  const side = direction === 'Ingress' ? found.ingress : found.egress;
  const pods = new Map(
    side.named.map(({ pods: other, bounds }) => [
      other,
      { pods: other, bounds, wired: undefined } as PodContact,
    ]),
  );
  for (const contact of wiredTo(found, direction)) {
    const known = pods.get(contact.pods);
    const bounds = known && !known.wired ? known.bounds : either(known?.bounds ?? NOTHING, contact.bounds);
    pods.set(contact.pods, { ...contact, bounds });
  }
  const rules = side.selecting.flatMap(({ policy }) => policy.rules[direction] ?? []);
  return {
    pods: [...pods.values()],
    peers: rules.flatMap((rule) => peersOf(found, side, rule)),
    anyone: isNothing(side.usual) ? undefined : { bounds: side.usual, rule: rules.find(isForAll) },
  };
}

function isForAll({ peers, action }: CompiledRule): boolean {
  if (action === 'deny') return false;
  return peers === 'everyone' || peers.some((peer) => peer.type === 'pods' && isEverything(peer.selection));
}

/** Workloads that call a Service in front of the pods, or whose Services the pods call, as far as policies let them. */
function wiredTo({ world, pods }: Surroundings, direction: Direction): readonly PodContact[] {
  const { snapshot } = world;
  if (direction === 'Egress') {
    return wiresFrom(snapshot, pods.object).flatMap(({ service, ports, place }) =>
      podsBehind(world, service).flatMap(({ pods: other, verdict }): readonly PodContact[] => {
        const bounds = both(reach(world, pods, other).total, dialled(other, ports));
        return someOf({ pods: other, bounds: when(verdict, bounds), wired: { service, place } });
      }),
    );
  }
  const byObject = new Map(world.pods.map((each) => [each.object, each]));
  const owners = servicesOf(snapshot, pods.object).filter(({ verdict }) => verdict !== 'no');
  return owners.flatMap(({ service, verdict }) =>
    wiresTo(snapshot, service).flatMap(({ workload, ports, place }): readonly PodContact[] => {
      const caller = byObject.get(workload);
      if (!caller) return [];
      const bounds = both(reach(world, caller, pods).total, dialled(pods, ports));
      return someOf({ pods: caller, bounds: when(verdict, bounds), wired: { service, place } });
    }),
  );
}

function someOf(contact: PodContact): readonly PodContact[] {
  return isNothing(contact.bounds) ? [] : [contact];
}

/** Blocks of addresses, and pods that are not in the manifests. */
function peersOf(
  { world, pods }: Surroundings,
  side: Neighbours,
  rule: CompiledRule,
): readonly PeerContact[] {
  if (rule.peers === 'everyone') return [];
  return rule.peers.flatMap((peer): readonly PeerContact[] => {
    const bounds = boundsOf(peer);
    return isNothing(bounds) ? [] : [{ peer, rule, bounds }];
  });

  function boundsOf(peer: PeerMatcher): Bounds {
    if (peer.type === 'pods') {
      if (!side.absent.some((each) => each.peer === peer)) return NOTHING;
      return throughEnd(world, side.direction, pods, { type: 'potential-pods', selection: peer.selection });
    }
    const { block } = peer.type === 'block' ? peer : { block: undefined };
    if (!block) return NOTHING;
    return side.outside
      .filter(({ range }) => rangesMeet(range, block))
      .map(({ bounds }) => bounds)
      .reduce(either, NOTHING);
  }
}

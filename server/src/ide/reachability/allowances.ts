/**
 * What policies allow beside the wiring. Where nothing isolates two workloads they reach each other anyway, and where a
 * rule names everybody so does everybody: only what a policy says of somebody in particular makes an edge of its own.
 */
import type { Direction } from '../../kinds/networkPolicy';
import { agreement } from '../../network/reach/peers';
import { type Bounds, both, isNothing, sameBounds } from '../../network/reach/bounds';
import { type Endpoint, STRANGER } from '../../network/reach/endpoint';
import { throughEnd } from '../../network/reach/reach';
import { bundled, type Candidate } from './bundles';
import type { Drawing, Drawn } from './drawing';
import { edgeOf } from './edges';
import type { ReachEdge } from './graph';
import type { Group } from './groups';
import { pairAnswer } from './pairs';
import { ruleReasons } from './reasons';
import { strangersOf } from './strangers';

export interface Allowances {
  readonly edges: readonly ReachEdge[];
  /** What holds between all pods of a namespace, by its name. */
  readonly notes: ReadonlyMap<string, string>;
}

/** A pair of workloads that `wiring` joins by way of a Service has no edge of its own. */
export function allowances(drawing: Drawing, wiring: readonly ReachEdge[]): Allowances {
  const strangers = drawing.groups.all.flatMap((group) => withStrangers(drawing, group));
  const { bundles, notes } = bundled(drawing, [...strangers, ...withPeers(drawing)]);
  const known = wiredPairs(wiring);
  const edges = bundles.flatMap(({ source, target, connections, verdict, why }): readonly ReachEdge[] => {
    if (known.has(`${source.id} → ${target.id}`)) return [];
    const reasons = why?.() ?? [];
    const place = reasons.find((reason) => reason.place)?.place;
    return [
      edgeOf(drawing.add(source), drawing.add(target), 'allows', { connections, verdict, reasons, place }),
    ];
  });
  return { edges, notes };
}

/** Workloads of which one calls a Service in front of the other, and gets through. */
function wiredPairs(wiring: readonly ReachEdge[]): ReadonlySet<string> {
  const behind = new Map<string, string[]>();
  for (const { type, source, target } of wiring) {
    if (type === 'selects') behind.set(source, [...(behind.get(source) ?? []), target]);
  }
  const calls = wiring.filter(({ type, verdict }) => type === 'calls' && verdict !== 'denied');
  return new Set(
    calls.flatMap(({ source, target }) => (behind.get(target) ?? []).map((pods) => `${source} → ${pods}`)),
  );
}

/** Between the workloads of `group` and those whom no manifest makes. */
function withStrangers(drawing: Drawing, { members }: Group): readonly Candidate[] {
  const [sample] = members;
  const { ingress = 'no', egress = 'no' } = sample?.node.isolated ?? {};
  const directions: readonly Direction[] = [
    ...(ingress === 'no' ? [] : (['Ingress'] as const)),
    ...(egress === 'no' ? [] : (['Egress'] as const)),
  ];
  if (!sample) return [];
  return directions.flatMap((direction) =>
    strangersOf(drawing, sample.peer, direction).flatMap(({ node, endpoint, bounds }) => {
      const { connections, verdict } = drawn(bounds);
      return members.map((workload): Candidate => {
        const [source, target] = direction === 'Ingress' ? [node, workload.node] : [workload.node, node];
        const why = () => whyOf(drawing, direction, workload, endpoint, bounds);
        return { source, target, connections, verdict, why };
      });
    }),
  );
}

function whyOf(
  { world }: Drawing,
  direction: Direction,
  { peer }: Drawn,
  other: Endpoint,
  bounds: Bounds,
): ReachEdge['reasons'] {
  const [pods] = peer.members;
  const [source, destination] = direction === 'Ingress' ? [other, pods] : [pods, other];
  return ruleReasons(world, direction, source, destination, bounds);
}

/** Between workloads, where it is not what a stranger would get. */
function* withPeers(drawing: Drawing): Generator<Candidate> {
  const { groups } = drawing;
  const usual = (direction: Direction): ReadonlyMap<Group, Bounds> =>
    new Map(groups.all.map((group) => [group, usually(drawing, group, direction)]));
  const [egress, ingress] = [usual('Egress'), usual('Ingress')];
  for (const source of groups.all) {
    const out = egress.get(source);
    for (const { bounds, alike, destinations } of groups.blocksFrom(source)) {
      for (const destination of isNothing(bounds) ? [] : destinations()) {
        const into = ingress.get(destination);
        if (!out || !into || !sameBounds(bounds, both(out, into)))
          yield* between(source, destination, bounds);
        else if (alike) break;
      }
    }
  }
}

/** What the pods of `group` let through for a pod that no rule names in particular. */
function usually({ world }: Drawing, { classes }: Group, direction: Direction): Bounds {
  return agreement(classes.map(({ pods }) => throughEnd(world, direction, pods, STRANGER)));
}

function* between(source: Group, destination: Group, bounds: Bounds): Generator<Candidate> {
  const { connections, verdict } = drawn(bounds);
  for (const from of source.members) {
    for (const to of destination.members) {
      if (from !== to) yield { source: from.node, target: to.node, connections, verdict, why: undefined };
    }
  }
}

function drawn(bounds: Bounds): Pick<ReachEdge, 'connections' | 'verdict'> {
  const { verdict, connections, unknown } = pairAnswer(bounds);
  return { verdict, connections: connections || unknown };
}

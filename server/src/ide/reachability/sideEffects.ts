/** What an edit of policies opens and closes beside the connection that it is made for. */
import type { AddressRange } from '../../network/reach/addresses';
import {
  type Connections,
  isEmpty,
  isProtocol,
  NO_CONNECTIONS,
  portsOf,
  subtract,
  union,
} from '../../network/reach/connections';
import { type Difference, differences } from '../../network/reach/difference';
import { type Endpoint, peerName } from '../../network/reach/endpoint';
import { list, type ListedEnd } from '../../network/reach/listing';
import { ask } from '../../network/reach/question';
import { selects } from '../../network/reach/selection';
import type { World } from '../../network/reach/world';
import type { Question } from './explanation';

export interface SideEffects {
  /** Pairs of workloads, or of a workload and addresses outside, that can connect on ports on which they could not. */
  readonly opens: number;
  /** Pairs that cannot any more. */
  readonly closes: number;
}

export function sideEffects(question: Question, after: World): SideEffects {
  return count(changesBetween(question.world, after), askedIn(question));
}

/** All that the edits of policies do which lead from one world to the other. */
export function effectsOf(before: World, after: World): SideEffects {
  return count(changesBetween(before, after), { sources: [], destinations: [], connections: NO_CONNECTIONS });
}

function count(changes: readonly Difference[], asked: Asked): SideEffects {
  return {
    opens: changes.filter((each) => !isEmpty(without(asked, each, opened(each)))).length,
    closes: changes.filter((each) => !isEmpty(without(asked, each, closed(each)))).length,
  };
}

function changesBetween(before: World, after: World): readonly Difference[] {
  const touched = touchedPeers(before, after);
  const wanted = (name: string): boolean => touched.has(name);
  return differences(list(before, wanted), list(after, wanted));
}

/** Names of the peers that a policy selects which is not the same in both worlds: no other has other connections. */
function touchedPeers(before: World, after: World): ReadonlySet<string> {
  const changed = (one: World, other: World): readonly string[] => {
    const same = new Set(other.policies.map(({ object }) => object));
    const policies = one.policies.filter(({ object }) => !same.has(object));
    return one.pods
      .filter((pods) =>
        policies.some(({ subject }) => subject && selects(subject, pods, one.assumptions) !== 'no'),
      )
      .map(peerName);
  };
  return new Set([...changed(before, after), ...changed(after, before)]);
}

interface Asked {
  readonly sources: readonly Endpoint[];
  readonly destinations: readonly Endpoint[];
  readonly connections: Connections;
}

function askedIn({ world, source, destination, port }: Question): Asked {
  const { paths } = ask(world, source, destination, port);
  return {
    sources: paths.map((path) => path.source),
    destinations: paths.map((path) => path.destination),
    connections: paths.reduce<Connections>((all, { flow }) => {
      const protocol = flow?.protocol;
      return flow && protocol !== undefined && isProtocol(protocol)
        ? union(all, portsOf(protocol, flow.port, flow.port))
        : all;
    }, NO_CONNECTIONS),
  };
}

function opened({ before, after }: Difference): Connections {
  return subtract(after.possible, before.possible);
}

function closed({ before, after }: Difference): Connections {
  return subtract(before.possible, after.possible);
}

/** Connections between the ends of `difference`, without the one that is asked for. */
function without(asked: Asked, { source, destination }: Difference, set: Connections): Connections {
  const isAsked =
    asked.sources.some((end) => isOneOf(source, end)) &&
    asked.destinations.some((end) => isOneOf(destination, end));
  return isAsked ? subtract(set, asked.connections) : set;
}

function isOneOf(listed: ListedEnd, end: Endpoint): boolean {
  switch (listed.type) {
    case 'peer':
      return end.type === 'pods' && listed.peer.name === peerName(end);
    case 'addresses':
      return end.type === 'addresses' && isWithin(listed.range, end.range);
    case 'ingress-controller':
      return end.type === 'unknown-pod';
  }
}

function isWithin(inner: AddressRange, outer: AddressRange): boolean {
  return inner.family === outer.family && outer.start <= inner.start && inner.end <= outer.end;
}

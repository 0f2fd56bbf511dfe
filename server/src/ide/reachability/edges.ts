/** Edges, and what a wired connection comes to once the policies are asked. */
import type { ServicePort } from '../../kinds/service';
import { integer } from '../../syntax/node';
import { type Bounds, either, isExact, NOTHING, when } from '../../network/reach/bounds';
import {
  ALL_CONNECTIONS,
  type Connections,
  connectionText,
  equals,
  intersect,
  isEmpty,
  subtract,
} from '../../network/reach/connections';
import type { Backing } from '../../network/reach/backing';
import type { PodEndpoint } from '../../network/reach/endpoint';
import { dialledPort } from '../../network/reach/entries';
import type { Drawing, Service } from './drawing';
import type { EdgeType, EdgeVerdict, ReachEdge, ReachNode } from './graph';

/** An edge of which nothing more is known than is given. */
export function edgeOf(
  source: ReachNode,
  target: ReachNode,
  type: EdgeType,
  given: Partial<Pick<ReachEdge, 'connections' | 'verdict' | 'place' | 'reasons' | 'port'>>,
): ReachEdge {
  return {
    id: `${source.id} ${type} ${target.id}`,
    source: source.id,
    target: target.id,
    type,
    connections: '',
    verdict: 'allowed',
    place: undefined,
    reasons: [],
    port: undefined,
    change: undefined,
    ...given,
  };
}

/** What arrives at the pods behind `ports` of `service`, and whether `through`, which asks their policies, lets it. */
export function wired(
  drawing: Drawing,
  service: Service,
  ports: readonly ServicePort[],
  through: (pods: PodEndpoint) => Bounds,
): Pick<ReachEdge, 'connections' | 'verdict' | 'port'> {
  let all = NOTHING;
  const verdicts = new Set<EdgeVerdict>();
  for (const backing of drawing.behind(service)) {
    const wanted = wantedOf(backing, ports);
    all = either(all, wanted);
    verdicts.add(verdictOf(wanted, through(backing.pods)));
  }
  const [verdict = 'unknown', ...others] = verdicts;
  return {
    connections: textOf(all.possible),
    verdict: others.length > 0 ? 'unknown' : verdict,
    port: askedPort(ports),
  };
}

function wantedOf({ pods, verdict }: Backing, ports: readonly ServicePort[]): Bounds {
  if (ports.length === 0) return { sure: ALL_CONNECTIONS, possible: ALL_CONNECTIONS };
  return when(verdict, ports.map((port) => dialledPort(pods, port)).reduce(either, NOTHING));
}

/** Whether all that is wanted gets through, or nothing of it. Of every port, whether any does. */
function verdictOf(wanted: Bounds, through: Bounds): EdgeVerdict {
  if (isEmpty(wanted.possible)) return 'unknown';
  if (isEmpty(intersect(wanted.possible, through.possible))) return 'denied';
  if (equals(wanted.possible, ALL_CONNECTIONS)) return isEmpty(through.sure) ? 'unknown' : 'allowed';
  return isExact(wanted) && isEmpty(subtract(wanted.possible, through.sure)) ? 'allowed' : 'unknown';
}

/** `TCP 8080`; empty for every port, and for none. */
export function textOf(connections: Connections): string {
  const none = isEmpty(connections) || equals(connections, ALL_CONNECTIONS);
  return none ? '' : connectionText(connections);
}

/** `TCP:80`; undefined where there are several, or a template decides. */
function askedPort(ports: readonly ServicePort[]): string | undefined {
  const [port, ...others] = ports;
  const number = port && others.length === 0 ? integer(port.number) : undefined;
  return port && number !== undefined ? `${port.protocol}:${number}` : undefined;
}

/** One question: can this end reach that one, on this port? With all that decides it. */
import type { Direction } from '../../kinds/networkPolicy';
import type { Verdict } from '../verdict';
import { type Bounds, verdictOn } from './bounds';
import { type Caveat, passageTo } from './caveats';
import type { Flow } from './connections';
import type { Endpoint } from './endpoint';
import type { End } from './ends';
import type { Reach } from './reach';
import { targetsOf } from './targets';
import type { World } from './world';

/** A port as it is asked for: of the destination, or of the Service in front of it. */
export interface AskedPort {
  readonly protocol: string;
  /** A number, or the name of a port. */
  readonly port: string;
}

/** From one endpoint to one other. */
export interface Path {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** At the destination; undefined where no port is asked for, or it has none of that name. */
  readonly flow: Flow | undefined;
  readonly reach: Reach;
  /** What beside policies makes the answer uncertain, or another. */
  readonly caveats: readonly Caveat[];
}

/**
 * `refused`: the Service has no endpoint for the port. `partial`: some of the pods can, or some can be reached.
 */
export type Outcome = 'allow' | 'deny' | 'unknown' | 'partial' | 'refused';

export interface Answer {
  readonly outcome: Outcome;
  /** Ends at which all paths are denied. */
  readonly deniedBy: readonly Direction[];
  readonly paths: readonly Path[];
  /** Why there is no path; undefined where there are some. */
  readonly why: string | undefined;
}

/** The answer for `port`, or for any port where none is asked for. */
export function ask(world: World, source: End, destination: End, port: AskedPort | undefined): Answer {
  if (source.type === 'service') return nothing('A Service is no source: its pods are');
  const targets = targetsOf(world, destination, port);
  if (typeof targets === 'string') return nothing(targets);
  const paths = source.endpoints.flatMap((from) =>
    targets.map((target): Path => {
      const { endpoint, flow } = target;
      return { source: from, destination: endpoint, flow, ...passageTo(world, from, target) };
    }),
  );
  const verdicts = paths.map((path) => verdictOf(path.reach.total, path.flow));
  const denies = (direction: Direction): boolean =>
    paths.every(
      ({ reach: each, flow }) =>
        verdictOf(each[direction === 'Egress' ? 'egress' : 'ingress'], flow) === 'no',
    );
  const deniedBy = (['Egress', 'Ingress'] as const).filter(denies);
  return { outcome: outcomeOf(verdicts), deniedBy, paths, why: undefined };
}

function nothing(why: string): Answer {
  return { outcome: 'refused', deniedBy: [], paths: [], why };
}

/** Without a port: whether there is any connection. */
function verdictOf(bounds: Bounds, flow: Flow | undefined): Verdict {
  if (flow) return verdictOn(bounds, flow);
  const some = (set: Bounds['sure']): boolean => Object.values(set).some((ports) => ports.length > 0);
  return some(bounds.sure) ? 'yes' : some(bounds.possible) ? 'unknown' : 'no';
}

function outcomeOf(verdicts: readonly Verdict[]): Outcome {
  const distinct = new Set(verdicts);
  if (distinct.has('unknown')) return 'unknown';
  if (distinct.size > 1) return 'partial';
  return distinct.has('yes') ? 'allow' : 'deny';
}

/** One question: can this end reach that one, on this port? With all that decides it. */
import type { Direction } from '../../kinds/networkPolicy';
import { isHeadless, type ServicePort } from '../../kinds/service';
import { integer, type Text } from '../../syntax/node';
import { endpointsOf } from '../dns/serviceEndpoints';
import { findServicePort, podPort } from '../ports';
import type { Verdict } from '../verdict';
import { parseBlock } from './addresses';
import { type Bounds, verdictOn } from './bounds';
import { type Flow, isProtocol } from './connections';
import type { Endpoint } from './endpoint';
import type { End } from './ends';
import { podsBehind } from './entries';
import { reach, type Reach } from './reach';
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
  const targets =
    destination.type === 'service' ? behind(world, destination, port) : direct(destination, port);
  if (typeof targets === 'string') return nothing(targets);
  const paths = source.endpoints.flatMap((from) =>
    targets.map(({ endpoint, flow }): Path => {
      return { source: from, destination: endpoint, flow, reach: reach(world, from, endpoint) };
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

interface Target {
  readonly endpoint: Endpoint;
  readonly flow: Flow | undefined;
}

function direct(
  end: Extract<End, { type: 'endpoints' }>,
  port: AskedPort | undefined,
): readonly Target[] | string {
  if (!port) return end.endpoints.map((endpoint) => ({ endpoint, flow: undefined }));
  const found = end.endpoints.flatMap((endpoint): readonly Target[] => {
    const number = numberOn(endpoint, port);
    return number === undefined ? [] : [{ endpoint, flow: { protocol: port.protocol, port: number } }];
  });
  return found.length > 0 ? found : `${end.name} has no port \`${port.port}\``;
}

function numberOn(endpoint: Endpoint, { protocol, port }: AskedPort): number | undefined {
  if (/^\d+$/.test(port)) return Number(port);
  const found = endpoint.type === 'pods' ? podPort(endpoint.object, textOf(port), protocol) : undefined;
  return found?.state === 'resolved' ? found.number : undefined;
}

/** Endpoints of a Service port. A headless Service translates nothing: its clients dial the pods' own ports. */
function behind(
  world: World,
  { name, service }: Extract<End, { type: 'service' }>,
  port: AskedPort | undefined,
): readonly Target[] | string {
  const { spec } = service;
  if (spec.type === 'ExternalName') return `${name} is an alias of a host outside`;
  const wanted =
    port &&
    findServicePort(
      spec.ports.filter(({ protocol }) => protocol === port.protocol),
      textOf(port.port),
    );
  if (port && !wanted && !isHeadless(spec)) return `${name} has no port ${port.protocol} ${port.port}`;
  const targets = spec.selector ? selected(world, service, wanted, port) : listed(world, service, wanted);
  return targets.length > 0 ? targets : `${name} has no endpoints${port ? ' for this port' : ''}`;
}

function selected(
  world: World,
  service: Extract<End, { type: 'service' }>['service'],
  wanted: ServicePort | undefined,
  port: AskedPort | undefined,
): readonly Target[] {
  return podsBehind(world, service).flatMap(({ pods }): readonly Target[] => {
    if (!port) return [{ endpoint: pods, flow: undefined }];
    if (isHeadless(service.spec)) {
      const number = numberOn(pods, { ...port, port: wanted?.number?.value ?? port.port });
      return number === undefined
        ? []
        : [{ endpoint: pods, flow: { protocol: port.protocol, port: number } }];
    }
    const target = wanted && podPort(pods.object, targetTextOf(wanted), wanted.protocol);
    if (target?.state !== 'resolved') return [];
    return [{ endpoint: pods, flow: { protocol: port.protocol, port: target.number } }];
  });
}

function listed(
  world: World,
  service: Extract<End, { type: 'service' }>['service'],
  wanted: ServicePort | undefined,
): readonly Target[] {
  return endpointsOf(world.snapshot, service).endpoints.flatMap(
    ({ address, ready, ports }): readonly Target[] => {
      const range = address === undefined || !ready ? undefined : parseBlock(address);
      if (!range) return [];
      const endpoint: Endpoint = { type: 'addresses', range };
      if (!wanted) return [{ endpoint, flow: undefined }];
      const number = ports.find(({ port }) => port === wanted)?.number;
      return typeof number === 'number' && isProtocol(wanted.protocol)
        ? [{ endpoint, flow: { protocol: wanted.protocol, port: number } }]
        : [];
    },
  );
}

function targetTextOf(port: ServicePort): Text {
  const { targetPort, number } = port;
  const written = targetPort && targetPort.value !== '' && targetPort.value !== '0' ? targetPort : number;
  return written ?? textOf('');
}

/** A text as the command line gives it; a number where it reads as one. */
function textOf(value: string): Text {
  const type = integer({ kind: 'scalar', value, type: 'number', style: 'plain', start: 0, end: 0 });
  return {
    kind: 'scalar',
    value,
    type: type === undefined ? 'string' : 'number',
    style: 'plain',
    start: 0,
    end: 0,
  };
}

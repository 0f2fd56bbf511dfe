/** Where a connection to an end arrives: endpoints, and the port at each. */
import { is, type KubeObject } from '../../kinds/object';
import { isHeadless, service as serviceKind, type ServicePort, type ServiceSpec } from '../../kinds/service';
import { integer, isKnown, type Text } from '../../syntax/node';
import { serviceDnsName } from '../dns';
import { endpointsOf } from '../dns/serviceEndpoints';
import { findServicePort, podPort } from '../ports';
import { parseBlock, wholeFamily } from './addresses';
import { type Flow, isProtocol } from './connections';
import type { Endpoint, PodEndpoint } from './endpoint';
import type { End } from './ends';
import { podsBehind } from './entries';
import type { AskedPort } from './question';
import type { World } from './world';

export interface Target {
  readonly endpoint: Endpoint;
  /** undefined where no port is asked for. */
  readonly flow: Flow | undefined;
  /** undefined: dialled by its own address. */
  readonly service: KubeObject<ServiceSpec> | undefined;
  /** The port of the Service that is translated; undefined where none is: a headless Service, no port. */
  readonly servicePort: number | undefined;
  /** `perhaps`: a template or a controller decides whether the Service selects the pods. */
  readonly certainty: 'certain' | 'perhaps';
}

/** Targets of `end` for `port`, or for any port; a sentence where there are none. */
export function targetsOf(world: World, end: End, port: AskedPort | undefined): readonly Target[] | string {
  if (end.type === 'service') return behind(world, end.name, end.service, port, 0);
  const found = end.endpoints.flatMap((endpoint) => direct(endpoint, port, undefined));
  return found.length > 0 ? found : `${end.name} has no port \`${port?.port}\``;
}

function direct(
  endpoint: Endpoint,
  port: AskedPort | undefined,
  service: Target['service'],
  certainty: Target['certainty'] = 'certain',
): readonly Target[] {
  const target = { endpoint, service, servicePort: undefined, certainty };
  if (!port) return [{ ...target, flow: undefined }];
  const number = numberOn(endpoint, port);
  return number === undefined ? [] : [{ ...target, flow: { protocol: port.protocol, port: number } }];
}

function numberOn(endpoint: Endpoint, { protocol, port }: AskedPort): number | undefined {
  if (/^\d+$/.test(port)) return Number(port);
  const found = endpoint.type === 'pods' ? podPort(endpoint.object, textOf(port), protocol) : undefined;
  return found?.state === 'resolved' ? found.number : undefined;
}

/** An alias of an alias of … leads nowhere. */
const MAX_ALIASES = 4;

/** Endpoints of a Service port. A headless Service translates nothing: its clients dial the pods' own ports. */
function behind(
  world: World,
  name: string,
  service: KubeObject<ServiceSpec>,
  port: AskedPort | undefined,
  aliases: number,
): readonly Target[] | string {
  const { spec } = service;
  if (spec.type === 'ExternalName') return aliased(world, name, service, port, aliases);
  const wanted =
    port &&
    findServicePort(
      spec.ports.filter(({ protocol }) => protocol === port.protocol),
      textOf(port.port),
    );
  if (port && !wanted && !isHeadless(spec)) return `${name} has no port ${port.protocol} ${port.port}`;
  const targets = spec.selector
    ? selected(world, service, wanted, port)
    : listed(world, service, wanted, port);
  return targets.length > 0 ? targets : `${name} has no endpoints${port ? ' for this port' : ''}`;
}

/** Its clients are sent to another host, with the port that they dial: a Service of the cluster, or an unknown address. */
function aliased(
  world: World,
  name: string,
  { spec: { externalName } }: KubeObject<ServiceSpec>,
  port: AskedPort | undefined,
  aliases: number,
): readonly Target[] | string {
  if (!isKnown(externalName)) return `${name} is an alias of a host that is not known`;
  const host = externalName.value.replace(/\.$/, '').toLowerCase();
  const other = world.objects
    .filter((object) => is(object, serviceKind))
    .find((object) => serviceDnsName(world.snapshot, object) === host);
  if (other && aliases < MAX_ALIASES)
    return behind(world, `${name}, an alias of ${host},`, other, port, aliases + 1);
  const range = parseBlock(host) ?? wholeFamily(4);
  const found = direct({ type: 'addresses', range }, port, undefined);
  return found.length > 0 ? found : `${name} is an alias of ${host}, where a port has a number and no name`;
}

function selected(
  world: World,
  service: KubeObject<ServiceSpec>,
  wanted: ServicePort | undefined,
  port: AskedPort | undefined,
): readonly Target[] {
  const headless = isHeadless(service.spec);
  return podsBehind(world, service).flatMap(({ pods, verdict }): readonly Target[] => {
    const certainty = verdict === 'yes' ? 'certain' : 'perhaps';
    if (!port || (headless && /^\d+$/.test(port.port))) return direct(pods, port, service, certainty);
    const target = wanted
      ? podPort(pods.object, targetTextOf(wanted), wanted.protocol)
      : podPort(pods.object, textOf(port.port), port.protocol);
    if (target.state !== 'resolved') return [];
    const servicePort = headless ? undefined : integer(wanted?.number);
    const flow = { protocol: port.protocol, port: target.number };
    return [{ endpoint: pods, service, servicePort, certainty, flow }];
  });
}

/** Addresses that slices list; those of pods stand for the pods. */
function listed(
  world: World,
  service: KubeObject<ServiceSpec>,
  wanted: ServicePort | undefined,
  port: AskedPort | undefined,
): readonly Target[] {
  return endpointsOf(world.snapshot, service).endpoints.flatMap(
    ({ address, ready, ports }): readonly Target[] => {
      const range = address === undefined || !ready ? undefined : parseBlock(address);
      if (!range) return [];
      const endpoint: Endpoint = podAt(world, range.start) ?? { type: 'addresses', range };
      if (!wanted || (isHeadless(service.spec) && port && /^\d+$/.test(port.port))) {
        return direct(endpoint, port, service);
      }
      const number = ports.find((each) => each.port === wanted)?.number;
      if (typeof number !== 'number' || !isProtocol(wanted.protocol)) return [];
      const servicePort = isHeadless(service.spec) ? undefined : integer(wanted.number);
      const flow = { protocol: wanted.protocol, port: number };
      return [{ endpoint, service, servicePort, certainty: 'certain', flow }];
    },
  );
}

function podAt(world: World, address: bigint): PodEndpoint | undefined {
  return world.pods.find(({ addresses }) => addresses.some(({ start }) => start === address));
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

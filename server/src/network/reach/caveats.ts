/**
 * What a connection meets on its way beside policies, and what policies see of it that is not what was asked: each makes
 * the answer less certain, or another.
 */
import { valueOf } from '../../kinds/labels';
import type { ServiceSpec } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { coveredBy, parseBlock, wholeFamily } from './addresses';
import { type Bounds, verdictOn } from './bounds';
import {
  ALL_CONNECTIONS,
  type Flow,
  intersect,
  isProtocol,
  NO_CONNECTIONS,
  portsOf,
  subtract,
  union,
} from './connections';
import type { Endpoint } from './endpoint';
import { isSelf, type Reach, reachOthers } from './reach';
import type { Target } from './targets';
import type { World } from './world';

/**
 * `perhaps-behind`: a template or a controller decides whether the Service selects the pods. `own-service`: a pod that reaches itself through its Service, where plugins differ. `local-endpoints`: the Service
 * sends to pods on the client's node only. `rewritten-source`: nodes may put their own address in place of the client's.
 * `source-ranges`: the load balancer does not take the client, its node ports do. `service-port`: the plugin wants the
 * Service's port to be that of the pods. `ambient`: the mesh sends all through a tunnel to TCP 15008.
 */
export type Caveat =
  | 'perhaps-behind'
  | 'own-service'
  | 'local-endpoints'
  | 'rewritten-source'
  | 'source-ranges'
  | 'service-port'
  | 'ambient';

export interface Passage {
  readonly reach: Reach;
  /** Those that changed the answer, or would change it with other policies. */
  readonly caveats: readonly Caveat[];
}

/** What comes through from `source` to the target. */
export function passageTo(world: World, source: Endpoint, target: Target): Passage {
  const { endpoint, service, servicePort, flow, certainty } = target;
  const caveats: Caveat[] = [];
  let reach = reachOthers(world, source, endpoint);
  const change = (caveat: Caveat, changed: Reach): void => {
    reach = changed;
    caveats.push(caveat);
  };
  if (isSelf(source, endpoint)) {
    if (servicePort === undefined) return { reach: OPEN, caveats };
    if (reach.total.sure !== ALL_CONNECTIONS) change('own-service', eachEnd(reach, perhapsMore));
  }
  if (isAmbient(source) && isAmbient(endpoint) && flow?.protocol === 'TCP') {
    change(
      'ambient',
      eachEnd(reach, (bounds) => asIf(bounds, flow, AMBIENT_TUNNEL)),
    );
  }
  if (!service) return { reach, caveats };
  const { assumptions } = world;
  if (assumptions.servicePorts === 'same' && flow && servicePort !== undefined && servicePort !== flow.port) {
    const seen = { protocol: flow.protocol, port: servicePort };
    change(
      'service-port',
      eachEnd(reach, (bounds) => eitherWay(bounds, flow, asIf(bounds, flow, seen))),
    );
  }
  if (certainty === 'perhaps') change('perhaps-behind', { ...reach, total: perhaps(reach.total) });
  const { spec } = service;
  if (source.type === 'addresses' && isRewritten(spec)) {
    const anyone = reachOthers(
      world,
      { type: 'addresses', range: wholeFamily(source.range.family) },
      endpoint,
    );
    const ingress = widened(reach.ingress, anyone.ingress);
    if (ingress !== reach.ingress) change('rewritten-source', joined(reach.egress, ingress));
  }
  if (source.type === 'addresses' && !isWithinRanges(spec, source)) {
    change('source-ranges', { ...reach, total: perhaps(reach.total) });
  }
  if (source.type === 'pods' && spec.internalTrafficPolicy?.value === 'Local') {
    change('local-endpoints', { ...reach, total: perhaps(reach.total) });
  }
  return { reach, caveats };
}

const ALL: Bounds = { sure: ALL_CONNECTIONS, possible: ALL_CONNECTIONS };
const OPEN: Reach = { egress: ALL, ingress: ALL, total: ALL };

const AMBIENT_TUNNEL: Flow = { protocol: 'TCP', port: 15008 };
const DATAPLANE = 'istio.io/dataplane-mode';

/** @see https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
function isAmbient(endpoint: Endpoint): boolean {
  if (endpoint.type !== 'pods' || endpoint.hostNetwork) return false;
  const mode =
    valueOf(endpoint.labels.labels, DATAPLANE) ?? valueOf(endpoint.namespaceLabels.labels, DATAPLANE);
  return mode?.value === 'ambient';
}

/** Nodes keep the client's address only for endpoints of their own. @see KEP 1669, `externalTrafficPolicy` */
function isRewritten({ type, externalIPs, externalTrafficPolicy }: ServiceSpec): boolean {
  const external = type === 'NodePort' || type === 'LoadBalancer' || externalIPs.length > 0;
  return external && externalTrafficPolicy?.value !== 'Local';
}

function isWithinRanges({ type, loadBalancerSourceRanges }: ServiceSpec, source: Endpoint): boolean {
  if (type !== 'LoadBalancer' || loadBalancerSourceRanges.length === 0 || source.type !== 'addresses')
    return true;
  const ranges = loadBalancerSourceRanges.map((text) =>
    isKnown(text) ? parseBlock(text.value.trim()) : undefined,
  );
  const known = ranges.filter((each) => each !== undefined);
  return known.length < ranges.length || coveredBy(source.range, known);
}

function eachEnd({ egress, ingress }: Reach, change: (bounds: Bounds) => Bounds): Reach {
  return joined(change(egress), change(ingress));
}

function joined(egress: Bounds, ingress: Bounds): Reach {
  const total = {
    sure: intersect(egress.sure, ingress.sure),
    possible: intersect(egress.possible, ingress.possible),
  };
  return { egress, ingress, total };
}

function perhaps({ possible }: Bounds): Bounds {
  return { sure: NO_CONNECTIONS, possible };
}

function perhapsMore({ sure }: Bounds): Bounds {
  return { sure, possible: ALL_CONNECTIONS };
}

/** Sure is what is sure of both, possible what is possible by one; the very `a` where `b` adds nothing. */
function widened(a: Bounds, b: Bounds): Bounds {
  const sure = intersect(a.sure, b.sure);
  const possible = union(a.possible, b.possible);
  const same = isNone(subtract(a.sure, sure)) && isNone(subtract(possible, a.possible));
  return same ? a : { sure, possible };
}

function isNone(set: Bounds['sure']): boolean {
  return set === NO_CONNECTIONS;
}

/** `bounds` with the verdict on `other` in the place of that on `flow`. */
function asIf(bounds: Bounds, flow: Flow, other: Flow): Bounds {
  if (!isProtocol(flow.protocol)) return bounds;
  const one = portsOf(flow.protocol, flow.port, flow.port);
  const verdict = verdictOn(bounds, other);
  return {
    sure: verdict === 'yes' ? union(bounds.sure, one) : subtract(bounds.sure, one),
    possible: verdict === 'no' ? subtract(bounds.possible, one) : union(bounds.possible, one),
  };
}

/** `bounds` where `other` says the same of `flow`; else it is unknown. */
function eitherWay(bounds: Bounds, flow: Flow, other: Bounds): Bounds {
  if (verdictOn(bounds, flow) === verdictOn(other, flow) || !isProtocol(flow.protocol)) return bounds;
  const one = portsOf(flow.protocol, flow.port, flow.port);
  return { sure: subtract(bounds.sure, one), possible: union(bounds.possible, one) };
}

/**
 * What a Service forwards to: the pods that it selects, or the addresses that EndpointSlices and Endpoints list.
 * @see https://github.com/kubernetes/endpointslice/blob/master/reconciler.go
 */
import { endpoints } from '../../kinds/endpoints';
import type { EndpointAddress, EndpointGroup } from '../../kinds/endpoints';
import { endpointSlice } from '../../kinds/endpointSlice';
import { is, type KubeObject } from '../../kinds/object';
import { podsLink, type ServicePort, type ServiceSpec, targetOf } from '../../kinds/service';
import { integer, isKnown } from '../../syntax/node';
import { find, nearest, placeOf } from '../../workspace/find';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { podPort } from '../ports';
import { selectPods } from '../selectors';
import { type Family, familiesOf } from './families';
import { hostnameOf, type PodRef, podText, selectedPodsOf } from './pods';

/** A Service of the manifests. */
export type Service = KubeObject<ServiceSpec>;

export interface Endpoint {
  readonly pod: PodRef | undefined;
  /** Where no pod of the manifests stands behind it. */
  readonly address: string | undefined;
  /** The object that says so: the workload, or the slice. */
  readonly object: KubeObject;
  /** Its own name below the Service's; undefined where it has none. */
  readonly hostname: string | undefined;
  readonly families: readonly Family[];
  /** False: traffic and DNS leave it out. */
  readonly ready: boolean;
  readonly ports: readonly EndpointPort[];
}

/** `number` is null where the endpoint does not have the port, undefined where a template decides. */
export interface EndpointPort {
  readonly port: ServicePort;
  readonly number: number | null | undefined;
}

export interface ServiceEndpoints {
  readonly endpoints: readonly Endpoint[];
  /** Workloads of which a template or a controller decides. */
  readonly uncertain: readonly KubeObject[];
}

const NONE: ServiceEndpoints = { endpoints: [], uncertain: [] };

/** Endpoints of `service`; none for an ExternalName. */
export function endpointsOf(snapshot: Snapshot, service: Service): ServiceEndpoints {
  return snapshot.memo(service.spec, (recorded) => {
    if (service.spec.type === 'ExternalName') return NONE;
    return podsLink(service) ? selectedEndpoints(recorded, service) : listedEndpoints(recorded, service);
  });
}

function selectedEndpoints(snapshot: Snapshot, service: Service): ServiceEndpoints {
  const link = podsLink(service);
  if (!link) return NONE;
  const { yes, unknown, elsewhere } = selectPods(snapshot, service, link);
  const families = familiesOf(service.spec);
  const found = yes
    .filter(({ pods }) => pods?.state !== 'finished')
    .flatMap((workload) =>
      selectedPodsOf(workload, link.selector).map((pod): Endpoint => {
        const subdomain = workload.pods?.subdomain?.value;
        return {
          pod,
          address: undefined,
          object: workload,
          hostname:
            subdomain !== undefined && subdomain === service.name?.value ? hostnameOf(pod) : undefined,
          families,
          ready: workload.pods?.state === 'ready' || service.spec.publishNotReadyAddresses,
          ports: service.spec.ports.map((port) => ({ port, number: numberOn(workload, port) })),
        };
      }),
    );
  return { endpoints: found, uncertain: elsewhere ? [] : unknown };
}

function numberOn(workload: KubeObject, port: ServicePort): number | null | undefined {
  const wanted = targetOf(port);
  const found = wanted && podPort(workload, wanted, port.protocol);
  return found?.state === 'resolved' ? found.number : found?.state === 'unresolved' ? null : undefined;
}

/** Slices name their Service by a label, Endpoints by their own name. */
function listedEndpoints(snapshot: Snapshot, service: Service): ServiceEndpoints {
  if (!isKnown(service.name)) return NONE;
  const { name } = service;
  const key = keys.namedBy('', 'Service', name.value);
  const lists = nearest(
    find(snapshot, key, placeOf(snapshot, service), (object) =>
      is(object, endpointSlice)
        ? object.spec.service?.value === name.value
        : is(object, endpoints) && object.name?.value === name.value,
    ),
  );
  const families = familiesOf(service.spec);
  const found = new Map<string, Endpoint>();
  for (const object of lists) {
    for (const group of is(object, endpointSlice) || is(object, endpoints) ? object.spec.groups : []) {
      const { addressType } = group;
      if (addressType === 'FQDN' || !families.includes(addressType)) continue;
      for (const address of group.addresses) {
        const endpoint = listedEndpoint(service, object, group, address);
        found.set(address.address, merged(found.get(address.address), endpoint));
      }
    }
  }
  return { endpoints: [...found.values()], uncertain: [] };
}

function listedEndpoint(
  service: Service,
  object: KubeObject,
  group: EndpointGroup,
  { address, hostname, ready }: EndpointAddress,
): Endpoint {
  return {
    pod: undefined,
    address,
    object,
    hostname,
    families: group.addressType === 'FQDN' ? [] : [group.addressType],
    ready: ready || service.spec.publishNotReadyAddresses,
    ports: service.spec.ports.map((port) => {
      const same = group.ports.find(
        (each) => (each.name?.value ?? '') === (port.name?.value ?? '') && each.protocol === port.protocol,
      );
      return { port, number: same ? integer(same.number) : null };
    }),
  };
}

/** One address of two slices has the ports of both. */
function merged(known: Endpoint | undefined, added: Endpoint): Endpoint {
  if (!known) return added;
  const ports = known.ports.map((each, index) =>
    typeof each.number === 'number' ? each : (added.ports[index] ?? each),
  );
  return { ...known, ready: known.ready || added.ready, ports };
}

/** `shop/db-0`, `192.0.2.42`. */
export function endpointText(snapshot: Snapshot, { pod, address = '' }: Endpoint): string {
  return pod ? podText(snapshot, pod) : address;
}

/** Services that workloads call by name: in variables and arguments of their pods, or in ConfigMaps that these use. */
import type { HostLink, NameLink, PortLink } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { is, type KubeObject } from '../../kinds/object';
import { service as serviceKind, type ServicePort, type ServiceSpec } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { keys } from '../../workspace/keys';
import type { Snapshot } from '../../workspace/snapshot';
import { servicesOfHost } from '../hosts';
import { findServicePort } from '../ports';
import { namedObjects, type Target } from '../resolve';

type Service = KubeObject<ServiceSpec>;

export interface Wire {
  readonly workload: KubeObject;
  readonly service: Service;
  /** Ports that are meant: all of the Service where none is named. */
  readonly ports: readonly ServicePort[];
  /** Where the name is written. */
  readonly place: Target;
}

/** Services that `workload` calls; each place by itself. */
export function wiresFrom(snapshot: Snapshot, workload: KubeObject): readonly Wire[] {
  const maps = linksOf(workload).filter(isConfigMap);
  const writers = new Set([workload, ...maps.flatMap((link) => namedObjects(snapshot, workload, link))]);
  return [...writers].flatMap((writer) =>
    callsIn(writer).flatMap((call) =>
      servicesOfHost(snapshot, writer, call.link.text).flatMap((target) =>
        is(target, serviceKind) ? [wire(workload, target, writer, call)] : [],
      ),
    ),
  );
}

/** Workloads that call `service`. */
export function wiresTo(snapshot: Snapshot, service: Service): readonly Wire[] {
  if (!isKnown(service.name)) return [];
  return snapshot.lookup(keys.hostedBy(service.name.value)).flatMap((writer) => {
    const calls = callsIn(writer).filter(({ link }) =>
      servicesOfHost(snapshot, writer, link.text).includes(service),
    );
    if (calls.length === 0) return [];
    const callers = writer.pods ? [writer] : usersOf(snapshot, writer);
    return callers.flatMap((workload) => calls.map((call) => wire(workload, service, writer, call)));
  });
}

/** Workloads whose pods use the ConfigMap `map`. */
function usersOf(snapshot: Snapshot, map: KubeObject): readonly KubeObject[] {
  if (map.kind.value !== 'ConfigMap' || !isKnown(map.name)) return [];
  const naming = snapshot.lookup(keys.namedBy('', 'ConfigMap', map.name.value));
  return naming.filter(
    (object) =>
      object.pods !== undefined &&
      linksOf(object).some((link) => isConfigMap(link) && namedObjects(snapshot, object, link).includes(map)),
  );
}

interface HostCall {
  readonly link: HostLink;
  /** Of the port beside it, where one is written. */
  readonly port: PortLink | undefined;
}

function callsIn(object: KubeObject): readonly HostCall[] {
  const links = linksOf(object);
  return links.flatMap((link): readonly HostCall[] => {
    if (link.type !== 'host' || link.role !== 'service host') return [];
    return [{ link, port: links.find((each): each is PortLink => each.type === 'port' && each.of === link) }];
  });
}

function wire(workload: KubeObject, service: Service, writer: KubeObject, { link, port }: HostCall): Wire {
  const found = port && findServicePort(service.spec.ports, port.port);
  const ports = found ? [found] : service.spec.ports;
  return { workload, service, ports, place: { object: writer, span: link.text } };
}

function isConfigMap(link: ReturnType<typeof linksOf>[number]): link is NameLink {
  return link.type === 'name' && link.kind === 'ConfigMap';
}

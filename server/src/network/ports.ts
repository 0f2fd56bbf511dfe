/**
 * Which port of a pod a name or a number means.
 * @see https://github.com/kubernetes/endpointslice/blob/master/util/controller_utils.go (FindPort)
 */
import { ANY_PROTOCOL } from '../kinds/link';
import type { DeclaredPort, KubeObject } from '../kinds/object';
import {
  type Container,
  type ContainerPort,
  type PodTemplate,
  servingContainers,
} from '../kinds/podTemplate';
import { integer, isKnown, type Text } from '../syntax/node';
import { isWhole } from '../workspace/closedWorld';

/**
 * `resolved`: traffic arrives at `number`. A number needs no declaration, so `port` may be absent.
 * `unresolved`: no serving container declares the name with that protocol; `similar` are the ports that come near.
 */
export type PodPort =
  | {
      readonly state: 'resolved';
      readonly number: number;
      readonly container: Container | undefined;
      readonly port: ContainerPort | undefined;
    }
  | { readonly state: 'unresolved'; readonly similar: readonly ContainerPort[] }
  | { readonly state: 'unknown' };

const UNKNOWN: PodPort = { state: 'unknown' };

/** The port of `workload`'s pods that `wanted` means; `container` narrows the search to one (probes). */
export function podPort(
  workload: KubeObject,
  wanted: Text,
  protocol: string,
  container?: Container,
): PodPort {
  const { pods } = workload;
  if (!pods || !isKnown(wanted)) return UNKNOWN;
  const containers = container ? [container] : servingContainers(pods);
  const number = integer(wanted);
  if (number !== undefined) return numbered(containers, number, protocol);
  for (const each of containers) {
    const port = each.ports.find(
      (candidate) => candidate.name?.value === wanted.value && speaks(candidate, protocol),
    );
    if (port) return declared(each, port);
  }
  if (!isWhole(workload) || containers.some(hasUnknownPorts)) return UNKNOWN;
  return { state: 'unresolved', similar: similarPorts(pods, wanted.value) };
}

function numbered(containers: readonly Container[], number: number, protocol: string): PodPort {
  for (const container of containers) {
    const port = container.ports.find(
      (candidate) => integer(candidate.number) === number && speaks(candidate, protocol),
    );
    if (port) return { state: 'resolved', number, container, port };
  }
  return { state: 'resolved', number, container: undefined, port: undefined };
}

function speaks(port: ContainerPort, protocol: string): boolean {
  return protocol === ANY_PROTOCOL || port.protocol === protocol;
}

function declared(container: Container, port: ContainerPort): PodPort {
  const number = integer(port.number);
  return number === undefined ? UNKNOWN : { state: 'resolved', number, container, port };
}

function hasUnknownPorts(container: Container): boolean {
  return container.ports.some((port) => port.name !== undefined && !isKnown(port.name));
}

/** Ports with the same name but another protocol, or in an init container that has ended. */
function similarPorts(pods: PodTemplate, name: string): readonly ContainerPort[] {
  return pods.containers.flatMap((container) => container.ports).filter((port) => port.name?.value === name);
}

/** Every declared port of the pods that serve. */
export function declaredPorts(pods: PodTemplate): readonly ContainerPort[] {
  return servingContainers(pods).flatMap((container) => container.ports);
}

/** The port of a Service (or listener of a Gateway) that an Ingress or a route names, by number (quoted or not) or name; never by targetPort. */
export function findServicePort<Port extends DeclaredPort>(
  ports: readonly Port[],
  wanted: Text,
): Port | undefined {
  const number = /^\d+$/.test(wanted.value) ? Number(wanted.value) : undefined; // no name is all digits
  return ports.find((port) =>
    number === undefined ? port.name?.value === wanted.value : integer(port.number) === number,
  );
}

/** Where traffic for a port arrives: the pods' ports, workload by workload. */
import type { PortLink } from '../kinds/link';
import type { KubeObject } from '../kinds/object';
import type { Container, ContainerPort } from '../kinds/podTemplate';
import { isKnown, type Text } from '../syntax/node';
import { declaredPorts, podPort } from './ports';

export interface PortTarget {
  readonly workload: KubeObject;
  readonly number: number;
  /** The container that declares the port; undeclared numbers are legal. */
  readonly container: Container | undefined;
  /** Other protocols under which the number is declared, where this one is not. */
  readonly otherProtocols: readonly string[];
}

/** A workload in which nothing has the name; `similar`: what has it with another protocol, or in an init container. */
export interface PortMiss {
  readonly workload: KubeObject;
  readonly similar: readonly ContainerPort[];
}

export interface PortTargets {
  readonly targets: readonly PortTarget[];
  readonly misses: readonly PortMiss[];
  /** Workloads of which a template decides. */
  readonly unknown: readonly KubeObject[];
}

/** What `wanted` means in each of `workloads`; `container` narrows the search to one. */
export function portTargets(
  workloads: readonly KubeObject[],
  { port, protocol }: Pick<PortLink, 'port' | 'protocol'>,
  container?: Container,
): PortTargets {
  const targets: PortTarget[] = [];
  const misses: PortMiss[] = [];
  const unknown: KubeObject[] = [];
  for (const workload of workloads) {
    const found = podPort(workload, port, protocol, container);
    if (found.state === 'unknown') unknown.push(workload);
    else if (found.state === 'unresolved') misses.push({ workload, similar: found.similar });
    else {
      const otherProtocols = found.port ? [] : protocolsOf(workload, port);
      targets.push({ workload, number: found.number, container: found.container, otherProtocols });
    }
  }
  return { targets, misses, unknown };
}

/** The one number that `port` means everywhere; undefined where the pods differ or it is not known. */
export function commonNumber({ targets, misses, unknown }: PortTargets): number | undefined {
  const numbers = new Set(targets.map((target) => target.number));
  return numbers.size === 1 && misses.length === 0 && unknown.length === 0 ? targets[0]?.number : undefined;
}

function protocolsOf({ pods }: KubeObject, wanted: Text): readonly string[] {
  const same = pods ? declaredPorts(pods).filter((port) => isKnown(port.number)) : [];
  return same.filter((port) => port.number?.value === wanted.value).map((port) => port.protocol);
}

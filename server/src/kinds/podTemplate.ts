/** Pods as a workload makes them: labels, containers, ports, and what decides their network. */
import {
  boolean,
  entryOf,
  get,
  itemsAt,
  mapAt,
  type MapNode,
  type Node,
  scalarAt,
  type Text,
} from '../syntax/node';
import type { Span } from '../syntax/span';
import { decodeLabels, type LabelSet } from './labels';
import type { Link, NameLink } from './link';
import { podUses } from './podUses';
import type { DecodeContext, DeclaredPort } from './object';

/**
 * `sidecar`: an init container with `restartPolicy: Always`; it serves as long as the pod does.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export type ContainerRole = 'app' | 'init' | 'sidecar';

export interface ContainerPort extends DeclaredPort {
  readonly hostPort: Text | undefined;
}

export interface Container extends Span {
  readonly name: Text | undefined;
  readonly role: ContainerRole;
  readonly ports: readonly ContainerPort[];
  readonly probes: readonly Probe[];
}

export interface Probe {
  readonly role: string;
  readonly port: Text;
}

/** Labels that a controller adds. `undefined` as value: the key is known, the value is not. */
export type GeneratedLabels = Readonly<Record<string, readonly string[] | undefined>>;

const GENERATED =
  /^((rollouts-)?pod-template-(hash|generation)|controller-(revision-hash|uid)|job-name|(statefulset|apps|batch)\.kubernetes\.io\/.*|serving\.knative\.dev\/.*)$/;

/** True for keys of labels that some controller adds to pods. */
export function isGenerated(key: string): boolean {
  return GENERATED.test(key);
}

export interface PodTemplate {
  readonly labels: LabelSet;
  readonly generated: GeneratedLabels;
  readonly containers: readonly Container[];
  readonly hostNetwork: boolean;
  readonly hostname: Text | undefined;
  /** The Service that gives the pods DNS names of their own; a StatefulSet's `serviceName`. */
  readonly subdomain: Text | undefined;
  readonly dnsPolicy: Text | undefined;
  readonly count: PodCount;
  /** ConfigMaps, Secrets and the ServiceAccount that the pods use. */
  readonly uses: readonly NameLink[];
}

/** How many pods; `per-node` for DaemonSets, `unknown` where a template or a schedule decides. */
export type PodCount = number | 'per-node' | 'unknown';

export interface PodSource {
  /** Where `metadata` and `spec` of the pods stand. */
  readonly template: Node | undefined;
  readonly count: PodCount;
  readonly generated?: GeneratedLabels;
  /** Where the controller sets it, whatever the template says. */
  readonly subdomain?: Text | undefined;
}

export function decodePods(source: PodSource, context: DecodeContext): PodTemplate {
  const spec = mapAt(source.template, 'spec');
  return {
    labels: decodeLabels(get(get(source.template, 'metadata'), 'labels'), context),
    generated: source.generated ?? {},
    containers: decodeContainers(spec),
    hostNetwork: boolean(scalarAt(spec, 'hostNetwork')) ?? false,
    hostname: scalarAt(spec, 'hostname'),
    subdomain: source.subdomain ?? scalarAt(spec, 'subdomain'),
    dnsPolicy: scalarAt(spec, 'dnsPolicy'),
    count: source.count,
    uses: podUses(spec),
  };
}

/** Containers that serve while the pod runs, in the order in which port names are looked up. */
export function servingContainers(pods: PodTemplate): readonly Container[] {
  return pods.containers.filter((container) => container.role !== 'init');
}

/** Probes name a port of their own container; volumes and variables name ConfigMaps and Secrets. */
export function podLinks(pods: PodTemplate): readonly Link[] {
  const probes = pods.containers.flatMap((container) =>
    container.probes.map(({ role, port }): Link => {
      return { type: 'port', role, port, protocol: 'TCP', of: { type: 'own-pods', container } };
    }),
  );
  return [...pods.uses, ...probes];
}

function decodeContainers(spec: MapNode | undefined): readonly Container[] {
  const app = itemsAt(spec, 'containers').map((node) => decodeContainer(node, 'app'));
  const init = itemsAt(spec, 'initContainers').map((node) =>
    decodeContainer(node, scalarAt(node, 'restartPolicy')?.value === 'Always' ? 'sidecar' : 'init'),
  );
  return [...app, ...init];
}

function decodeContainer(node: Node, role: ContainerRole): Container {
  return {
    start: node.start,
    end: node.end,
    name: scalarAt(node, 'name'),
    role,
    ports: itemsAt(node, 'ports').flatMap(decodePort),
    probes: decodeProbes(node),
  };
}

function decodePort(node: Node): readonly ContainerPort[] {
  if (node.kind !== 'map') return [];
  return [
    {
      start: node.start,
      end: node.end,
      name: scalarAt(node, 'name'),
      number: scalarAt(node, 'containerPort'),
      protocol: scalarAt(node, 'protocol')?.value ?? 'TCP',
      hostPort: scalarAt(node, 'hostPort'),
    },
  ];
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HANDLERS = ['httpGet', 'tcpSocket'] as const;
const HOOKS = ['postStart', 'preStop'] as const;

function decodeProbes(container: Node): readonly Probe[] {
  const probes = PROBES.map((role) => ({ role, handler: get(container, role) }));
  const hooks = HOOKS.map((role) => ({ role, handler: get(get(container, 'lifecycle'), role) }));
  return [...probes, ...hooks].flatMap(({ role, handler }) =>
    HANDLERS.flatMap((name): readonly Probe[] => {
      const port = entryOf(get(handler, name), 'port')?.value;
      return port?.kind === 'scalar' ? [{ role, port }] : [];
    }),
  );
}

/** Pods as a workload makes them: labels, containers, ports, and what decides their network. */
import { boolean, get, itemsAt, mapAt, type MapNode, type Node, scalarAt, type Text } from '../syntax/node';
import type { Span } from '../syntax/span';
import { decodeLabels, type LabelSet, NO_LABELS } from './labels';
import type { Link } from './link';
import { nameLink, SERVICE } from './linked';
import { podAnnotationLinks } from './podAnnotations';
import { podHostLinks } from './hostValues';
import { decodeDnsConfig, type DnsConfig } from './podDns';
import { decodeProbes, type Probe } from './podProbes';
import { decodePodState, type PodState } from './podState';
import { podSchedules } from './podSchedules';
import { podUses } from './podUses';
import type { DecodeContext, DeclaredPort } from './object';

/**
 * `sidecar`: an init container with `restartPolicy: Always`; it serves as long as the pod does.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export type ContainerRole = 'app' | 'init' | 'sidecar';

export interface ContainerPort extends DeclaredPort {
  readonly hostPort: Text | undefined;
  /** The address of the node at which `hostPort` is taken; all where none is written. */
  readonly hostIP: Text | undefined;
}

export interface Container extends Span {
  readonly name: Text | undefined;
  readonly role: ContainerRole;
  readonly ports: readonly ContainerPort[];
  readonly probes: readonly Probe[];
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
  /** `hostNetwork` as written. */
  readonly hostNetworkText: Text | undefined;
  readonly hostname: Text | undefined;
  /** The Service that gives the pods DNS names of their own; a StatefulSet's `serviceName`. */
  readonly subdomain: Text | undefined;
  readonly dnsPolicy: Text | undefined;
  readonly dnsConfig: DnsConfig | undefined;
  readonly state: PodState;
  readonly count: PodCount;
  /** What the pods use and are placed by: ConfigMaps, Secrets, their ServiceAccount, affinities, annotated ports. */
  readonly uses: readonly Link[];
  readonly serviceAccount: Text | undefined;
  /** Addresses that the cluster has given to a Pod, where its status is written. */
  readonly addresses: readonly Text[];
  /** The controller that made a Pod. */
  readonly owner: PodOwner | undefined;
  /** The annotations that say what passes by the sidecar of a mesh; `NO_LABELS` where there are none. */
  readonly traffic: LabelSet;
}

const TRAFFIC = 'traffic.sidecar.istio.io/';

function trafficOf({ pairs, open }: LabelSet): LabelSet {
  const own = pairs.filter(({ key }) => key.value.startsWith(TRAFFIC));
  return own.length > 0 ? { pairs: own, open } : NO_LABELS;
}

export interface PodOwner {
  readonly kind: Text;
  readonly name: Text;
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
  const metadata = get(source.template, 'metadata');
  const annotations = decodeLabels(get(metadata, 'annotations'), context);
  return {
    labels: decodeLabels(get(metadata, 'labels'), context),
    generated: source.generated ?? {},
    containers: decodeContainers(spec),
    hostNetwork: boolean(scalarAt(spec, 'hostNetwork')) ?? false,
    hostNetworkText: scalarAt(spec, 'hostNetwork'),
    hostname: scalarAt(spec, 'hostname'),
    subdomain: source.subdomain ?? scalarAt(spec, 'subdomain'),
    dnsPolicy: scalarAt(spec, 'dnsPolicy'),
    dnsConfig: decodeDnsConfig(spec),
    state: decodePodState(source.template),
    count: source.count,
    uses: [
      ...podUses(spec),
      ...podHostLinks(spec, context),
      ...(source.subdomain ? [] : nameLink('subdomain', scalarAt(spec, 'subdomain'), SERVICE)),
      ...podSchedules(spec, context),
      ...podAnnotationLinks(annotations),
    ],
    serviceAccount: scalarAt(spec, 'serviceAccountName') ?? scalarAt(spec, 'serviceAccount'),
    addresses: decodeAddresses(get(source.template, 'status')),
    owner: decodeOwner(metadata),
    traffic: trafficOf(annotations),
  };
}

/** `podIPs` holds `podIP`, too. */
function decodeAddresses(status: Node | undefined): readonly Text[] {
  const all = itemsAt(status, 'podIPs').flatMap((item) => scalarAt(item, 'ip') ?? []);
  const one = scalarAt(status, 'podIP');
  return all.length > 0 || !one ? all : [one];
}

function decodeOwner(metadata: Node | undefined): PodOwner | undefined {
  const owners = itemsAt(metadata, 'ownerReferences');
  const owner = owners.find((item) => boolean(scalarAt(item, 'controller')) === true) ?? owners[0];
  const [kind, name] = [scalarAt(owner, 'kind'), scalarAt(owner, 'name')];
  return kind && name && { kind, name };
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
      hostIP: scalarAt(node, 'hostIP'),
    },
  ];
}

/**
 * The resolver that the kubelet gives a pod.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/network/dns/dns.go
 */
import { is, type KubeObject } from '../../kinds/object';
import { service } from '../../kinds/service';
import { isKnown } from '../../syntax/node';
import { keys } from '../../workspace/keys';
import { settingsOf } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { shownNamespace } from '../dns';

export interface PodResolver {
  /** Who answers: the cluster's DNS, the servers of the node's resolv.conf, or others that the pod names. */
  readonly server: 'cluster' | 'node' | 'other';
  /** Addresses that the pod adds, or (`other`) asks alone. */
  readonly nameservers: readonly string[];
  readonly search: readonly string[];
  readonly ndots: number;
  /** What comes to apply, which is not always what is written. */
  readonly policy: DnsPolicy;
  /** True where `hostNetwork` turns ClusterFirst into Default. */
  readonly fallsBack: boolean;
}

export type DnsPolicy = 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';

const POLICIES: readonly string[] = [
  'ClusterFirst',
  'ClusterFirstWithHostNet',
  'Default',
  'None',
] satisfies DnsPolicy[];

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-search-domain-list-limits */
const MAX_SEARCH = 32;
const MAX_NAMESERVERS = 3;
const CLUSTER_NDOTS = 5;
/** glibc's, where nothing is written, and its limit. */
const DEFAULT_NDOTS = 1;
const MAX_NDOTS = 15;

/** The resolver of the pods of `workload`. Node's search domains are not known, and taken for none. */
export function resolverOf(snapshot: Snapshot, workload: KubeObject): PodResolver {
  const { pods } = workload;
  const written =
    isKnown(pods?.dnsPolicy) && POLICIES.includes(pods.dnsPolicy.value) ? pods.dnsPolicy.value : undefined;
  const asked = (written ?? 'ClusterFirst') as DnsPolicy;
  const fallsBack = asked === 'ClusterFirst' && pods?.hostNetwork === true;
  const policy = fallsBack ? 'Default' : asked;
  const cluster = policy === 'ClusterFirst' || policy === 'ClusterFirstWithHostNet';
  const config = pods?.dnsConfig;
  const added = (config?.nameservers ?? []).map(({ value }) => value);
  const searches = [
    ...(cluster ? clusterSearch(snapshot, workload) : []),
    ...(config?.searches ?? []).map(({ value }) => value.toLowerCase().replace(/\.$/, '')),
  ];
  const option = config?.options.findLast(({ name }) => name.value === 'ndots')?.value?.value;
  return {
    server: serverOf(snapshot, policy, added),
    nameservers: [...new Set(added)].slice(0, MAX_NAMESERVERS),
    search: [...new Set(searches)].slice(0, MAX_SEARCH),
    ndots: ndotsOf(option) ?? (cluster ? CLUSTER_NDOTS : DEFAULT_NDOTS),
    policy,
    fallsBack,
  };
}

function clusterSearch(snapshot: Snapshot, workload: KubeObject): readonly string[] {
  const zone = settingsOf(snapshot.settings, workload.document.uri).clusterDomain.toLowerCase();
  return [`${shownNamespace(snapshot, workload)}.svc.${zone}`, `svc.${zone}`, zone];
}

function ndotsOf(option: string | undefined): number | undefined {
  return option !== undefined && /^\d+$/.test(option) ? Math.min(Number(option), MAX_NDOTS) : undefined;
}

/** The first server answers; the others are asked where it does not. */
function serverOf(snapshot: Snapshot, policy: DnsPolicy, added: readonly string[]): PodResolver['server'] {
  if (policy === 'Default') return 'node';
  const [first] = added;
  return policy === 'None' && !(first !== undefined && isClusterDns(snapshot, first)) ? 'other' : 'cluster';
}

/** Node-local caches: kubeadm's, GKE's. */
const KNOWN_ADDRESSES: readonly string[] = ['169.254.20.10', '169.254.169.254', 'fd00::a'];

/**
 * True for the address of the cluster's DNS: a Service's that is named so, or where none is, a private one that ends
 * in `.10`, which installers choose.
 */
function isClusterDns(snapshot: Snapshot, address: string): boolean {
  const named = ['kube-dns', 'coredns', 'rke2-coredns-rke2-coredns', 'dns-default']
    .flatMap((name) => snapshot.lookup(keys.name('', 'Service', name)))
    .flatMap((object) =>
      is(object, service) && isKnown(object.spec.clusterIP) ? [object.spec.clusterIP.value] : [],
    );
  if (named.length > 0) return named.includes(address) || KNOWN_ADDRESSES.includes(address);
  return (
    KNOWN_ADDRESSES.includes(address) || /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.).*\.10$/.test(address)
  );
}

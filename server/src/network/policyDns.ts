/** Whether pods that are isolated for egress can still ask the cluster's DNS. */
import { decodeDocument } from '../kinds/decode';
import { type PolicyPeer, subjectLink } from '../kinds/networkPolicy';
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import { ANY, findByName, nearest, type Place } from '../workspace/find';
import type { Snapshot } from '../workspace/snapshot';
import { ASSUMED_NAMESPACE } from './dns';
import { type AllowingRule, isolationOf } from './isolation';
import { type Policy, rulesOf } from './policies';
import { selectionOf, workloadsOf } from './podSelection';
import { type Assumptions, CLUSTER_PROFILES, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { settingsOf } from '../workspace/settings';
import { type AddressRange, parseBlock } from './reach/addresses';
import { UNKNOWN, verdictOn } from './reach/bounds';
import { compileRule } from './reach/compileNetworkPolicy';
import { parseDnsPlace } from './reach/dnsPlaces';
import { podEndpoint, type PodEndpoint } from './reach/endpoint';
import { ruleMatches } from './reach/evaluate';
import { NAMESPACE_NAME_LABEL } from './selectors';
import { isNameLabel } from './nameLabel';
import { some, type Verdict } from './verdict';

/** Where clusters answer, as long as nobody says where this one does. */
const USUAL_PLACES = [CLUSTER_PROFILES.openshift, CLUSTER_PROFILES['node-local-dns']].flatMap(({ assumes }) =>
  dnsEnds(assumes.dns),
);

type DnsEnd =
  | { readonly type: 'pods'; readonly pods: KubeObject; readonly port: number }
  | { readonly type: 'address'; readonly range: AddressRange; readonly port: number };

/** Policies under which cluster DNS cannot work: dnsPolicy `None` and `Default` ask elsewhere. */
const CLUSTER_DNS: readonly (string | undefined)[] = [undefined, 'ClusterFirst', 'ClusterFirstWithHostNet'];

export interface DnsBlock {
  /** Workloads that `policy` isolates and that no policy lets reach the cluster's DNS. */
  readonly workloads: readonly KubeObject[];
  /** True where these are all that the policy selects. */
  readonly all: boolean;
}

/**
 * Whether the namespace of the DNS pods may carry a label `name`, where no manifest declares it: somebody may have
 * given it one, but it has none by itself.
 */
export type NameLabel = 'absent' | 'unknown';

/** Pods that lose DNS because `policy` isolates them for egress. Empty where that is not certain. */
export function dnsBlockedBy(snapshot: Snapshot, policy: Policy, nameLabel: NameLabel = 'unknown'): DnsBlock {
  const subjects = workloadsOf(selectionOf(snapshot, policy, subjectLink(policy)));
  const isBlocked = (workload: KubeObject): boolean =>
    usesClusterDns(workload) && reachesDns(snapshot, workload, nameLabel) === 'no';
  const workloads = rulesOf(policy, 'Egress') ? subjects.filter(isBlocked) : [];
  return { workloads, all: workloads.length === subjects.length };
}

/** Whether some egress rule of some policy lets UDP to the DNS pods through. TCP alone does not do. */
export function reachesDns(
  snapshot: Snapshot,
  workload: KubeObject,
  nameLabel: NameLabel = 'unknown',
): Verdict {
  const isolation = isolationOf(snapshot, workload, 'Egress');
  if (isolation.state === 'unknown') return 'unknown';
  if (isolation.state === 'free') return 'yes';
  return some(isolation.rules.map((each) => verdictOfRule(snapshot, each)[nameLabel]));
}

function verdictOfRule(snapshot: Snapshot, allowing: AllowingRule): Readonly<Record<NameLabel, Verdict>> {
  return snapshot.memo(allowing.rule, (recorded) => ({
    absent: allowsDns(recorded, allowing, 'absent'),
    unknown: allowsDns(recorded, allowing, 'unknown'),
  }));
}

/** A namespace that the deployment decides is taken for none of the system's: those are named. */
function allowsDns(snapshot: Snapshot, { policy, rule }: AllowingRule, nameLabel: NameLabel): Verdict {
  const open = nameLabel === 'unknown' || !rule.peers.every(asksForNames);
  const compiled = compileRule(policy, rule, 0, snapshot.namespaceOf(policy) ?? ASSUMED_NAMESPACE);
  const { assumptions = DEFAULT_ASSUMPTIONS } = settingsOf(snapshot.settings, policy.document.uri);
  return some(
    placesIn(assumptions).map((place) => {
      const end =
        place.type === 'pods'
          ? endpointOf(snapshot, policy, place.pods, open)
          : ({ type: 'addresses', range: place.range } as const);
      const bounds = end ? ruleMatches(compiled, { other: end, destination: end }, assumptions) : UNKNOWN;
      return verdictOn(bounds, { protocol: 'UDP', port: place.port });
    }),
  );
}

/** True for a peer that asks of namespaces nothing but what they are called. */
function asksForNames({ namespaceSelector }: PolicyPeer): boolean {
  const requirements = namespaceSelector?.requirements ?? [];
  return requirements.every((each) => isNameLabel(each) || each.key.value === NAMESPACE_NAME_LABEL);
}

/** `open`: a namespace that no manifest declares may have any label. */
function endpointOf(
  snapshot: Snapshot,
  policy: Policy,
  pods: KubeObject,
  open: boolean,
): PodEndpoint | undefined {
  const namespace = pods.namespace?.value ?? ASSUMED_NAMESPACE;
  const place: Place = { from: policy, namespace: ANY };
  const [manifest] = nearest(findByName(snapshot, '', 'Namespace', namespace, place));
  const generated = { [NAMESPACE_NAME_LABEL]: [namespace] };
  return podEndpoint(pods, namespace, { labels: manifest?.labels ?? { pairs: [], open }, generated });
}

function usesClusterDns({ pods }: KubeObject): boolean {
  if (!pods || pods.hostNetwork || (pods.dnsPolicy && !isKnown(pods.dnsPolicy))) return false;
  return CLUSTER_DNS.includes(pods.dnsPolicy?.value);
}

function placesIn({ dns }: Assumptions): readonly DnsEnd[] {
  const isUsual = dns.join() === DEFAULT_ASSUMPTIONS.dns.join();
  return isUsual ? USUAL_PLACES : dnsEnds(dns);
}

function dnsEnds(places: readonly string[]): readonly DnsEnd[] {
  return places.flatMap((text): readonly DnsEnd[] => {
    const place = parseDnsPlace(text);
    if (!place) return [];
    const { end, port } = place;
    const range = parseBlock(end);
    if (range) return [{ type: 'address', range, port }];
    const [namespace = '', labels = ''] = end.replace(/\}$/, '').split('/{');
    return dnsPods(namespace, labels, port);
  });
}

/** A template action leaves it open which further labels the pods have. */
function dnsPods(namespace: string, labels: string, port: number): readonly DnsEnd[] {
  const lines = labels.split(',').map((pair) => pair.replace('=', ': '));
  const manifest = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: dns, namespace: ${namespace}}
spec:
  template:
    metadata:
      labels:
        ${lines.join('\n        ')}
        {{ further labels }}
    spec: {containers: [{name: dns, ports: [{name: dns, containerPort: ${port}, protocol: UDP}]}]}
`;
  return decodeDocument('', manifest, (value) => value).objects.map((pods) => ({
    type: 'pods',
    pods,
    port,
  }));
}

/** Whether pods that are isolated for egress can still ask the cluster's DNS. */
import { decodeDocument } from '../kinds/decode';
import { subjectLink } from '../kinds/networkPolicy';
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import { whyOpen } from '../workspace/closedWorld';
import type { Snapshot } from '../workspace/snapshot';
import { ASSUMED_NAMESPACE } from './dns';
import { policiesOf, type Policy, ruleAllows, rulesOf } from './policies';
import { selectionOf, workloadsOf } from './podSelection';
import { some, type Verdict } from './verdict';

/** DNS pods as clusters run them. A template action leaves it open which further labels they have. */
const DNS_PODS = [
  dnsPods('kube-system', 'k8s-app: kube-dns', 53),
  dnsPods('openshift-dns', 'dns.operator.openshift.io/daemonset-dns: default', 5353),
].flat();

/** Policies under which cluster DNS cannot work: dnsPolicy `None` and `Default` ask elsewhere. */
const CLUSTER_DNS: readonly (string | undefined)[] = [undefined, 'ClusterFirst', 'ClusterFirstWithHostNet'];

export interface DnsBlock {
  /** Workloads that `policy` isolates and that no policy lets reach the cluster's DNS. */
  readonly workloads: readonly KubeObject[];
  /** True where these are all that the policy selects. */
  readonly all: boolean;
}

/** Pods that lose DNS because `policy` isolates them for egress. Empty where that is not certain. */
export function dnsBlockedBy(snapshot: Snapshot, policy: Policy): DnsBlock {
  const subjects = workloadsOf(selectionOf(snapshot, policy, subjectLink(policy)));
  const workloads = rulesOf(policy, 'Egress')
    ? subjects.filter((workload) => usesClusterDns(workload) && reachesDns(snapshot, workload) === 'no')
    : [];
  return { workloads, all: workloads.length === subjects.length };
}

/** Whether some egress rule of some policy lets UDP to the DNS pods through. TCP alone does not do. */
export function reachesDns(snapshot: Snapshot, workload: KubeObject): Verdict {
  const found = policiesOf(snapshot, workload);
  const policies = found.map(({ policy }) => policy);
  const open = [workload, ...policies].some((object) => whyOpen(snapshot, object).length > 0);
  if (open || found.some(({ verdict }) => verdict === 'unknown')) return 'unknown';
  const isolating = policies.filter((policy) => rulesOf(policy, 'Egress'));
  if (isolating.length === 0) return 'yes';
  return some(isolating.map((policy) => allowsDns(snapshot, policy)));
}

/** A namespace that the deployment decides is taken for none of the system's: those are named. */
function allowsDns(snapshot: Snapshot, policy: Policy): Verdict {
  const namespace = snapshot.namespaceOf(policy) ?? ASSUMED_NAMESPACE;
  const rules = rulesOf(policy, 'Egress') ?? [];
  return some(
    DNS_PODS.flatMap(({ pods, port }) =>
      rules.map((rule) =>
        ruleAllows(snapshot, rule, { namespace, other: pods, destination: pods }, { protocol: 'UDP', port }),
      ),
    ),
  );
}

function usesClusterDns({ pods }: KubeObject): boolean {
  if (!pods || pods.hostNetwork || (pods.dnsPolicy && !isKnown(pods.dnsPolicy))) return false;
  return CLUSTER_DNS.includes(pods.dnsPolicy?.value);
}

function dnsPods(namespace: string, label: string, port: number): { pods: KubeObject; port: number }[] {
  const manifest = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: dns, namespace: ${namespace}}
spec:
  template:
    metadata:
      labels:
        ${label}
        {{ further labels }}
    spec: {containers: [{name: dns, ports: [{name: dns, containerPort: ${port}, protocol: UDP}]}]}
`;
  return decodeDocument('', manifest, (value) => value).objects.map((pods) => ({ pods, port }));
}

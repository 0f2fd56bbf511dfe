/**
 * What NetworkPolicies decide: whom one isolates, and what a rule of it lets through. Each function answers for one
 * policy, rule, peer or port; which of them are put together is a matter of the question.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
import {
  type Direction,
  networkPolicy,
  type NetworkPolicySpec,
  peerLink,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  subjectLink,
} from '../kinds/networkPolicy';
import { is, type KubeObject } from '../kinds/object';
import { integer, isKnown } from '../syntax/node';
import type { Snapshot } from '../workspace/snapshot';
import { podPort } from './ports';
import { selectorsOf, verdictFor } from './selectors';
import { every, some, type Verdict } from './verdict';

export type Policy = KubeObject<NetworkPolicySpec>;

/** A port as packets carry it. */
export interface Flow {
  readonly protocol: string;
  /** Of the destination pod, after any Service has translated it. */
  readonly port: number;
}

/** Rules of the policy in `direction`; undefined where it does not isolate in it, so that its rules are inert. */
export function rulesOf({ spec }: Policy, direction: Direction): readonly PolicyRule[] | undefined {
  if (!spec.policyTypes.includes(direction)) return undefined;
  return direction === 'Ingress' ? spec.ingress : spec.egress;
}

/** Policies that select the pods of `workload`, or may, whatever their direction. */
export function policiesOf(
  snapshot: Snapshot,
  workload: KubeObject,
): readonly { readonly policy: Policy; readonly verdict: Verdict }[] {
  const found = selectorsOf(snapshot, workload, (object) =>
    is(object, networkPolicy) ? [subjectLink(object)] : [],
  );
  return found.flatMap(({ object, verdict }) =>
    is(object, networkPolicy) ? [{ policy: object, verdict }] : [],
  );
}

/**
 * Whether a rule lets a flow between the policy's pods and `other`, the pods at the other end, through.
 * `destination` are the pods at which it arrives, whose port names count in both directions.
 */
export function ruleAllows(
  snapshot: Snapshot,
  rule: PolicyRule,
  ends: {
    readonly namespace: string | undefined;
    readonly other: KubeObject;
    readonly destination: KubeObject;
  },
  flow: Flow,
): Verdict {
  const peers = rule.peers.map((peer) => peerIncludes(snapshot, peer, ends.namespace, ends.other));
  const ports = rule.ports.map((port) => portIncludes(port, flow, ends.destination));
  return every([peers.length === 0 ? 'yes' : some(peers), ports.length === 0 ? 'yes' : some(ports)]);
}

/** Whether `peer` of a policy in `namespace` names the pods of `workload`. */
export function peerIncludes(
  snapshot: Snapshot,
  peer: PolicyPeer,
  namespace: string | undefined,
  workload: KubeObject,
): Verdict {
  // Whether a block matches pods' addresses is left to the network plugin.
  if (peer.ipBlock) return 'unknown';
  const link = peerLink(peer);
  if (!link) return 'no'; // the API takes no empty peer
  const selected = verdictFor(snapshot, workload, link);
  if (link.within.type !== 'own') return selected;
  return every([selected, sameNamespace(namespace, snapshot.namespaceOf(workload))]);
}

/** Whether `port` of a rule includes the flow, which arrives at the pods of `destination`. */
export function portIncludes(
  { protocol, port, endPort }: PolicyPort,
  flow: Flow,
  destination: KubeObject,
): Verdict {
  if (protocol && !isKnown(protocol)) return 'unknown';
  if ((protocol?.value ?? 'TCP') !== flow.protocol) return 'no';
  if (!port) return 'yes';
  const first = integer(port);
  if (first === undefined) {
    const named = podPort(destination, port, flow.protocol);
    if (named.state === 'resolved') return named.number === flow.port ? 'yes' : 'no';
    return named.state === 'unresolved' ? 'no' : 'unknown';
  }
  const last = endPort ? integer(endPort) : first;
  if (flow.port < first) return 'no';
  if (last === undefined) return flow.port === first ? 'yes' : 'unknown';
  return flow.port <= last ? 'yes' : 'no';
}

function sameNamespace(a: string | undefined, b: string | undefined): Verdict {
  if (a === b) return 'yes';
  return a === undefined || b === undefined ? 'unknown' : 'no';
}

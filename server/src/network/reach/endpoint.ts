/** The two ends of a connection. */
import { NO_LABELS, type LabelSet } from '../../kinds/labels';
import { type KubeObject, nameOf } from '../../kinds/object';
import type { GeneratedLabels } from '../../kinds/podTemplate';
import { isKnown } from '../../syntax/node';
import { MASK } from '../../syntax/scalars';
import { type AddressRange, parseBlock } from './addresses';
import type { PodSelection } from './podSelection';

export interface Labelled {
  readonly labels: LabelSet;
  readonly generated: GeneratedLabels;
}

/** Pods that are alike: those of a workload, or one of them. */
export interface PodEndpoint {
  readonly type: 'pods';
  readonly object: KubeObject;
  /** undefined: the deployment decides. */
  readonly namespace: string | undefined;
  readonly namespaceLabels: Labelled;
  readonly labels: Labelled;
  /** Known addresses; empty: unknown. */
  readonly addresses: readonly AddressRange[];
  readonly hostNetwork: boolean;
  /** `single`: one pod, which always reaches itself. */
  readonly count: 'single' | 'several';
}

/** Addresses outside of the cluster that no policy tells apart, or one address. */
export interface AddressEndpoint {
  readonly type: 'addresses';
  readonly range: AddressRange;
}

/**
 * Pods that may come to be, as a policy names them. A rule matches them where it names them with the same selectors,
 * or names all.
 */
export interface PotentialPods {
  readonly type: 'potential-pods';
  readonly selection: PodSelection;
}

/** A pod somewhere in the cluster of which nothing is known, an ingress controller for one. */
export interface UnknownPod {
  readonly type: 'unknown-pod';
}

/** A pod that no selector names but those of all pods. */
export interface Stranger {
  readonly type: 'stranger';
}

/** The node on which the pods run, or one of them. */
export interface NodeEndpoint {
  readonly type: 'node';
  readonly of: PodEndpoint;
}

export type Endpoint = PodEndpoint | AddressEndpoint | PotentialPods | UnknownPod | Stranger | NodeEndpoint;

export const UNKNOWN_POD: UnknownPod = { type: 'unknown-pod' };
export const STRANGER: Stranger = { type: 'stranger' };

/** Pods of `object`; undefined where it makes none. */
export function podEndpoint(
  object: KubeObject,
  namespace: string | undefined,
  namespaceLabels: Labelled,
): PodEndpoint | undefined {
  const { pods } = object;
  if (!pods) return undefined;
  const addresses = pods.addresses.flatMap((text) => (isKnown(text) ? (parseBlock(text.value) ?? []) : []));
  return {
    type: 'pods',
    object,
    namespace,
    namespaceLabels,
    labels: { labels: pods.labels, generated: pods.generated },
    addresses,
    hostNetwork: pods.hostNetwork,
    count: pods.count === 1 ? 'single' : 'several',
  };
}

/** `shop/web[Deployment]`; a pod with an owner counts as the owner's. */
export function peerName({ object, namespace }: PodEndpoint): string {
  const owner = object.pods?.owner;
  const [name, kind] = owner ? [owner.name.value, owner.kind.value] : [nameOf(object), object.kind.value];
  return `${namespace ?? 'default'}/${shown(name)}[${kind}]`;
}

/** A name with what a template makes of it left open. */
export function shown(name: string): string {
  return name.replaceAll(new RegExp(`${MASK}+`, 'g'), '…');
}

export const UNLABELLED: Labelled = { labels: NO_LABELS, generated: {} };

/** Outgoing edges of an object, as data. Navigation, dangling rules and lenses follow from them. */
import type { Text } from '../syntax/node';
import type { LabelSelector } from './labels';
import type { Container } from './podTemplate';

export type Link = NameLink | SelectorLink | PortLink | HostLink;

/** To an object by its name. */
export interface NameLink {
  readonly type: 'name';
  /** What the link is for, as a hover says it: `backend`. */
  readonly role: string;
  readonly text: Text;
  readonly kind: string;
  readonly group: string;
  /** The namespace written beside the name; undefined: the object's own (or none, for cluster-scoped kinds). */
  readonly namespace?: Text | undefined;
}

/** To objects by their labels: the pods of workloads, or the objects themselves. */
export interface SelectorLink {
  readonly type: 'selector';
  readonly role: string;
  readonly selector: LabelSelector;
  /** `own-pods`: the labels of the object's own pods, which its controller counts by them. */
  readonly selects: 'pods' | 'own-pods' | 'namespaces' | 'services' | 'ingresses';
  readonly within: NamespaceScope;
}

/** Where a selector looks: the object's own namespace, all, those that are named, or those with labels. */
export type NamespaceScope =
  | { readonly type: 'own' }
  | { readonly type: 'all' }
  | { readonly type: 'named'; readonly names: readonly Text[] }
  | { readonly type: 'labelled'; readonly selector: LabelSelector };

export const OWN: NamespaceScope = { type: 'own' };
export const ALL: NamespaceScope = { type: 'all' };

/**
 * By a DNS name: to a Service, or else to whatever declares the host (`Service`); to what is said about that Service
 * (`DestinationRule`); or only to what declares the host (`Host`): certificates, listeners, external services.
 */
export interface HostLink {
  readonly type: 'host';
  readonly role: string;
  readonly text: Text;
  readonly to: 'Service' | 'DestinationRule' | 'Host';
}

/** To a port (or another named part): of a named object, of selected objects, or of the object's own pods. */
export interface PortLink {
  readonly type: 'port';
  readonly role: string;
  /** A port number, or a port name; of no width where the API's default stands for one that is not written. */
  readonly port: Text;
  readonly protocol: string;
  readonly of: NameLink | SelectorLink | HostLink | OwnPods | PodsBehind;
}

/** Stands for the protocol of a port that a name alone decides. */
export const ANY_PROTOCOL = 'ANY';

/** The pods behind Services. */
export interface PodsBehind {
  readonly type: 'pods-behind';
  readonly services: NameLink | SelectorLink;
}

/** The object's own pods; with `container`, that one alone (probes look nowhere else). */
export interface OwnPods {
  readonly type: 'own-pods';
  readonly container: Container | undefined;
}

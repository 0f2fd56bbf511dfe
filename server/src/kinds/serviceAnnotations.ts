/** What annotations of a Service speak of: its own pods' ports, address pools, Secrets that are made for it. */
import { get, type MapNode, scalarAt } from '../syntax/node';
import { type LabelSet, valueOf } from './labels';
import type { Link, SelectorLink } from './link';
import { nameLink, numeral, SECRET } from './linked';
import type { Provided } from './object';

/** `prometheus.io/port` replaces the port of each endpoint, so that it is one of the pods. */
export function serviceAnnotationLinks(
  annotations: LabelSet,
  pods: SelectorLink | undefined,
): readonly Link[] {
  const metrics = valueOf(annotations, 'prometheus.io/port');
  const pool =
    valueOf(annotations, 'metallb.io/address-pool') ??
    valueOf(annotations, 'metallb.universe.tf/address-pool');
  return [
    ...(pods && metrics
      ? [{ type: 'port', role: 'metrics port', port: numeral(metrics), protocol: 'TCP', of: pods } as const]
      : []),
    ...nameLink('address pool', pool, { group: 'metallb.io', kind: 'IPAddressPool' }),
  ];
}

/**
 * OpenShift makes the Secret that the annotation names.
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/security_and_compliance/configuring-certificates#add-service-serving
 */
export function serviceProvides(root: MapNode): readonly Provided[] {
  const annotations = get(get(root, 'metadata'), 'annotations');
  const name =
    scalarAt(annotations, 'service.beta.openshift.io/serving-cert-secret-name') ??
    scalarAt(annotations, 'service.alpha.openshift.io/serving-cert-secret-name');
  return name ? [{ ...SECRET, name }] : [];
}

/** The waypoint proxy of a Service or a Namespace. @see https://istio.io/latest/docs/ambient/usage/waypoint/ */
export function waypointLinks(labels: LabelSet): readonly Link[] {
  const name = valueOf(labels, 'istio.io/use-waypoint');
  const gateway = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
  return name?.value === 'none'
    ? []
    : nameLink('waypoint', name, gateway, valueOf(labels, 'istio.io/use-waypoint-namespace'));
}

/** DNS names of Services. @see https://github.com/kubernetes/dns/blob/master/docs/specification.md */
import type { KubeObject } from '../kinds/object';
import { nameOf } from '../kinds/object';
import type { Snapshot } from '../workspace/snapshot';

/** Shown where the deployment decides the namespace. */
export const ASSUMED_NAMESPACE = 'default';

/** `web.shop.svc.cluster.local`. */
export function serviceDnsName(snapshot: Snapshot, service: KubeObject): string {
  const namespace = snapshot.namespaceOf(service) ?? ASSUMED_NAMESPACE;
  return `${nameOf(service)}.${namespace}.svc.${snapshot.settings.clusterDomain}`;
}

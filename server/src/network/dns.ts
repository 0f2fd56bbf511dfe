/** DNS names of Services and of the pods behind them. @see https://github.com/kubernetes/dns/blob/master/docs/specification.md */
import { type KubeObject, nameOf } from '../kinds/object';
import type { PodTemplate } from '../kinds/podTemplate';
import { isHeadless, type ServiceSpec } from '../kinds/service';
import { isKnown } from '../syntax/node';
import { settingsOf } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';

/** Shown where the deployment decides the namespace. */
export const ASSUMED_NAMESPACE = 'default';

const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

/** The namespace of `object`, or the one that is assumed in its place. */
export function shownNamespace(snapshot: Snapshot, object: KubeObject): string {
  return snapshot.namespaceOf(object) ?? ASSUMED_NAMESPACE;
}

/** `web.shop.svc.cluster.local`. */
export function serviceDnsName(snapshot: Snapshot, service: KubeObject): string {
  return `${nameOf(service)}.${shownNamespace(snapshot, service)}.svc.${settingsOf(snapshot.settings, service.document.uri).clusterDomain}`;
}

/**
 * Names of single pods of `workload`, which the headless `service` selects: those whose subdomain is the Service's
 * name and that have a hostname. Empty where there are none; a StatefulSet whose names are not known has none.
 */
export function podDnsNames(
  snapshot: Snapshot,
  service: KubeObject<ServiceSpec>,
  workload: KubeObject,
): readonly string[] {
  const { pods } = workload;
  const fits =
    isKnown(pods?.subdomain) && isKnown(service.name) && pods.subdomain.value === service.name.value;
  if (!pods || !fits || !isHeadless(service.spec)) return [];
  return hostnames(pods).map((hostname) => `${hostname}.${serviceDnsName(snapshot, service)}`);
}

/** A StatefulSet names its pods itself, whatever the template says. */
function hostnames({ generated, hostname }: PodTemplate): readonly string[] {
  if (Object.hasOwn(generated, POD_NAME_LABEL)) return generated[POD_NAME_LABEL] ?? [];
  return isKnown(hostname) ? [hostname.value] : [];
}

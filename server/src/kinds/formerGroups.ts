/**
 * API groups in which kinds lived before.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */

const FORMER: ReadonlyMap<string, string> = new Map([
  ['extensions/DaemonSet', 'apps'],
  ['extensions/Deployment', 'apps'],
  ['extensions/ReplicaSet', 'apps'],
  ['extensions/Ingress', 'networking.k8s.io'],
  ['extensions/NetworkPolicy', 'networking.k8s.io'],
  ['/DeploymentConfig', 'apps.openshift.io'],
  ['/Route', 'route.openshift.io'],
]);

/** The group of today for a `kind` that is written in `group`. */
export function groupToday(group: string, kind: string): string {
  return FORMER.get(`${group}/${kind}`) ?? group;
}

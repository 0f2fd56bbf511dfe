/**
 * API versions that Kubernetes removed, for the kinds that take part in networking.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */

export interface RemovedVersion {
  /** The minor version of the first release without it. */
  readonly since: number;
  readonly use: string;
  /** Whether the fields are the same in the version to use. */
  readonly same: 'always' | 'mostly' | 'never';
}

type Row = readonly [version: string, kinds: readonly string[], RemovedVersion];

const APPS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];
const always = (since: number, use: string): RemovedVersion => ({ since, use, same: 'always' });
const mostly = (since: number, use: string): RemovedVersion => ({ since, use, same: 'mostly' });
const never = (since: number, use: string): RemovedVersion => ({ since, use, same: 'never' });

/** Workloads had defaults for their selectors and strategies before `apps/v1`, so that they are not rewritten. */
const ROWS: readonly Row[] = [
  ['extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], never(16, 'apps/v1')],
  ['apps/v1beta1', APPS, never(16, 'apps/v1')],
  ['apps/v1beta2', APPS, never(16, 'apps/v1')],
  ['extensions/v1beta1', ['NetworkPolicy'], always(16, 'networking.k8s.io/v1')],
  ['extensions/v1beta1', ['Ingress'], mostly(22, 'networking.k8s.io/v1')],
  ['networking.k8s.io/v1beta1', ['Ingress'], mostly(22, 'networking.k8s.io/v1')],
  ['networking.k8s.io/v1beta1', ['IngressClass'], always(22, 'networking.k8s.io/v1')],
  [
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    never(22, 'admissionregistration.k8s.io/v1'),
  ],
  ['apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], never(22, 'apiextensions.k8s.io/v1')],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], always(22, 'apiregistration.k8s.io/v1')],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], never(25, 'discovery.k8s.io/v1')],
  ['policy/v1beta1', ['PodDisruptionBudget'], mostly(25, 'policy/v1')],
  ['batch/v1beta1', ['CronJob'], always(25, 'batch/v1')],
  ['autoscaling/v2beta1', ['HorizontalPodAutoscaler'], never(25, 'autoscaling/v2')],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], always(26, 'autoscaling/v2')],
];

const byKind = new Map(
  ROWS.flatMap(([version, kinds, removed]) => kinds.map((kind) => [`${version}/${kind}`, removed] as const)),
);

/** What became of `kind` in `apiVersion`; undefined where it is still served. */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  return byKind.get(`${apiVersion}/${kind}`);
}

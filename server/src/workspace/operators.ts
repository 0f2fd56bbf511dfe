/**
 * Custom resources whose controllers make Services or pods that no manifest shows. A unit that holds one is open:
 * nothing in it is said to be missing. One table, by API group; a kind narrows it where the group does more.
 */

interface Operator {
  readonly group: string;
  /** undefined: every kind of the group. */
  readonly kinds?: readonly string[];
  readonly source: string;
}

const OPERATORS: readonly Operator[] = [
  { group: 'helm.toolkit.fluxcd.io', source: 'https://fluxcd.io/flux/components/helm/helmreleases/' },
  { group: 'helm.cattle.io', source: 'https://docs.k3s.io/helm' },
  {
    group: 'source.toolkit.fluxcd.io',
    kinds: ['HelmChart'],
    source: 'https://fluxcd.io/flux/components/source/helmcharts/',
  },
  {
    group: 'argoproj.io',
    kinds: ['Application', 'ApplicationSet', 'ArgoCD'],
    source: 'https://argo-cd.readthedocs.io/',
  },
  {
    group: 'elasticsearch.k8s.elastic.co',
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s',
  },
  { group: 'kibana.k8s.elastic.co', source: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s' },
  { group: 'apm.k8s.elastic.co', source: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s' },
  {
    group: 'monitoring.coreos.com',
    kinds: ['Prometheus', 'Alertmanager', 'ThanosRuler', 'PrometheusAgent'],
    source: 'https://prometheus-operator.dev/docs/',
  },
  { group: 'kafka.strimzi.io', source: 'https://strimzi.io/docs/operators/latest/' },
  { group: 'postgresql.cnpg.io', source: 'https://cloudnative-pg.io/documentation/' },
  {
    group: 'postgres-operator.crunchydata.com',
    source: 'https://access.crunchydata.com/documentation/postgres-operator/',
  },
  { group: 'acid.zalan.do', source: 'https://github.com/zalando/postgres-operator' },
  { group: 'rabbitmq.com', source: 'https://www.rabbitmq.com/kubernetes/operator/operator-overview' },
  { group: 'mysql.oracle.com', source: 'https://dev.mysql.com/doc/mysql-operator/en/' },
  { group: 'mongodbcommunity.mongodb.com', source: 'https://github.com/mongodb/mongodb-kubernetes-operator' },
  { group: 'psmdb.percona.com', source: 'https://docs.percona.com/percona-operator-for-mongodb/' },
  { group: 'pxc.percona.com', source: 'https://docs.percona.com/percona-operator-for-mysql/' },
  { group: 'redis.redis.opstreelabs.in', source: 'https://github.com/OT-CONTAINER-KIT/redis-operator' },
  { group: 'databases.spotahome.com', source: 'https://github.com/spotahome/redis-operator' },
  { group: 'opentelemetry.io', source: 'https://opentelemetry.io/docs/platforms/kubernetes/operator/' },
  { group: 'jaegertracing.io', source: 'https://www.jaegertracing.io/docs/deployment/operator/' },
  { group: 'grafana.integreatly.org', source: 'https://grafana.github.io/grafana-operator/' },
  { group: 'k8s.keycloak.org', source: 'https://www.keycloak.org/operator/basic-deployment' },
  { group: 'serving.knative.dev', source: 'https://knative.dev/docs/serving/' },
  { group: 'install.istio.io', source: 'https://istio.io/latest/docs/setup/install/' },
  { group: 'operator.knative.dev', source: 'https://knative.dev/docs/install/operator/' },
  { group: 'operators.coreos.com', source: 'https://olm.operatorframework.io/docs/' },
  { group: 'planetscale.com', source: 'https://github.com/planetscale/vitess-operator' },
  { group: 'minio.min.io', source: 'https://min.io/docs/minio/kubernetes/upstream/' },
  { group: 'ceph.rook.io', source: 'https://rook.io/docs/rook/latest/' },
  { group: 'k8ssandra.io', source: 'https://docs.k8ssandra.io/' },
  { group: 'cassandra.datastax.com', source: 'https://docs.k8ssandra.io/' },
  { group: 'infinispan.org', source: 'https://infinispan.org/docs/infinispan-operator/' },
  { group: 'agents.x-k8s.io', source: 'https://agent-sandbox.sigs.k8s.io/' },
  { group: 'vault.banzaicloud.com', source: 'https://bank-vaults.dev/docs/operator/' },
  { group: 'instana.io', source: 'https://github.com/instana/instana-agent-operator' },
  { group: 'ray.io', source: 'https://docs.ray.io/en/latest/cluster/kubernetes/' },
  { group: 'sparkoperator.k8s.io', source: 'https://www.kubeflow.org/docs/components/spark-operator/' },
  { group: 'leaderworkerset.x-k8s.io', source: 'https://lws.sigs.k8s.io/' },
  { group: 'kubevirt.io', source: 'https://kubevirt.io/user-guide/' },
  { group: 'clickhouse.altinity.com', source: 'https://github.com/Altinity/clickhouse-operator' },
];

const byGroup = new Map(OPERATORS.map((operator) => [operator.group, operator]));

/** True where a controller makes networked objects from resources of this kind. */
export function makesObjects(group: string, kind: string): boolean {
  const operator = byGroup.get(group);
  return operator !== undefined && (operator.kinds?.includes(kind) ?? true);
}

// Reachability of clusters of 100, 1,000 and 10,000 workloads, with a policy for every five of them: who can reach whom,
// answered class by class. node scripts/bench.mjs reach [workloads …]
import { loadCore } from '../conformance/core.mjs';

const MODULES = ['workspace/host', 'workspace/assumptions', 'network/reach/matrix', 'network/reach/world'];
const PER_NAMESPACE = 20;

export async function measureReach(sizes) {
  const core = await loadCore(MODULES);
  let last;
  for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000]) {
    const host = new core.Host({ clusterDomain: 'cluster.local', namespace: 'default' });
    for (const [name, text] of filesOf(size)) host.setFile(`file:///cluster/${name}.yaml`, text);
    const snapshot = host.snapshot();
    const objects = [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
    const policies = objects.filter(({ kind }) => kind.value.endsWith('Policy')).length;
    const [world, compiling] = timed(() => new core.World(snapshot, objects, core.DEFAULT_ASSUMPTIONS));
    const [matrix, classifying] = timed(() => new core.Matrix(world));
    const [pairs, answering] = timed(() => countPairs(matrix));
    const total = compiling + classifying + answering;
    console.log(`\n${size} workloads, ${policies} policies, ${matrix.classes.all.length} classes`);
    row('compile', `${compiling.toFixed(0)} ms`);
    row('classify', `${classifying.toFixed(0)} ms`);
    row('whole matrix', `${answering.toFixed(0)} ms`, `${pairs} connected pairs of ${size * size}`);
    row(
      'together',
      `${total.toFixed(0)} ms`,
      last ? `× ${(total / last.total).toFixed(1)} for × ${size / last.size}` : '',
    );
    last = { size, total };
  }
}

/** Pairs of workloads with any connection, without asking for each. */
function countPairs(matrix) {
  let pairs = 0;
  for (const source of matrix.classes.all) {
    for (const { bounds, destinations, except } of matrix.blocksFrom(source)) {
      if (Object.values(bounds.possible).every((ports) => ports.length === 0)) continue;
      for (const each of destinations)
        if (!except.has(each)) pairs += source.members.length * each.members.length;
    }
  }
  return pairs;
}

/** Namespaces of twenty workloads, each with a default deny and three policies between its tiers; a few for the cluster. */
function* filesOf(size) {
  for (let first = 0; first < size; first += PER_NAMESPACE) {
    const namespace = `team-${first / PER_NAMESPACE}`;
    const apps = Array.from({ length: Math.min(PER_NAMESPACE, size - first) }, (_, index) =>
      deployment(namespace, index),
    );
    yield [namespace, [namespaceOf(namespace), ...apps, ...policiesOf(namespace)].join('\n---\n')];
  }
  yield ['cluster', clusterPolicy()];
}

const json = (object) => JSON.stringify(object);
const namespaceOf = (name) =>
  json({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { team: name } } });

function deployment(namespace, index) {
  const labels = { app: `app-${index}`, tier: ['web', 'api', 'db', 'job'][index % 4] };
  const ports = [{ name: 'http', containerPort: 8000 + (index % 3) }];
  return json({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace, name: `app-${index}` },
    spec: { template: { metadata: { labels }, spec: { containers: [{ name: 'app', ports }] } } },
  });
}

function policiesOf(namespace) {
  const policy = (name, spec) =>
    json({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { namespace, name }, spec });
  const tier = (name) => ({ matchLabels: { tier: name } });
  const dns = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
  return [
    policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{ to: [dns] }] }),
    policy('api', {
      podSelector: tier('api'),
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: tier('web') }], ports: [{ port: 'http' }] }],
      egress: [
        { to: [{ podSelector: tier('db') }] },
        { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] },
      ],
    }),
    policy('db', {
      podSelector: tier('db'),
      ingress: [{ from: [{ podSelector: tier('api') }], ports: [{ port: 'http' }] }],
    }),
    policy('web', {
      podSelector: tier('web'),
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{}],
      egress: [{ to: [{ podSelector: {} }] }],
    }),
  ];
}

function clusterPolicy() {
  return json({
    apiVersion: 'policy.networking.k8s.io/v1alpha2',
    kind: 'ClusterNetworkPolicy',
    metadata: { name: 'jobs' },
    spec: {
      tier: 'Admin',
      priority: 10,
      subject: { pods: { podSelector: { matchLabels: { tier: 'job' } } } },
      egress: [{ action: 'Deny', to: [{ pods: { podSelector: { matchLabels: { tier: 'db' } } } }] }],
    },
  });
}

function timed(act) {
  const start = performance.now();
  const value = act();
  return [value, performance.now() - start];
}

function row(name, ...cells) {
  console.log(`  ${name.padEnd(16)}${cells.map((cell) => cell.padEnd(12)).join('')}`.trimEnd());
}

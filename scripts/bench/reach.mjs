// Reachability of clusters of 100, 1,000 and 10,000 workloads, with a policy for every five of them: who can reach whom,
// answered class by class; at first, and after each of some edits. node scripts/bench.mjs reach [workloads …]
import { loadCore } from '../conformance/core.mjs';

const MODULES = ['workspace/host', 'workspace/assumptions', 'network/reach/listing', 'network/reach/world'];
const PER_NAMESPACE = 20;
const EDITS = 12;
/** A listing of more workloads has millions of rows, and is nothing to look at. */
const MAX_LISTED = 2000;

export async function measureReach(sizes) {
  const core = await loadCore(MODULES);
  let last;
  for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000]) {
    const host = new core.Host({ clusterDomain: 'cluster.local', namespace: 'default' });
    for (const [name, text] of filesOf(size)) host.setFile(`file:///cluster/${name}.yaml`, text);
    const snapshot = host.snapshot();
    const objects = objectsOf(snapshot);
    const policies = objects.filter(({ kind }) => kind.value.endsWith('Policy')).length;
    const [world, compiling] = timed(() => new core.World(snapshot, objects, core.DEFAULT_ASSUMPTIONS));
    const [matrix, classifying] = timed(() => world.matrix);
    const [pairs, answering] = timed(() => countPairs(matrix));
    const edits = measureEdits(core, host, world);
    const all = { compile: compiling, classify: classifying, 'whole matrix': answering, ...edits };
    console.log(
      `\n${size} workloads, ${policies} policies, ${matrix.classes.all.length} classes, ${pairs} pairs`,
    );
    for (const [name, taken] of Object.entries(all)) {
      if (size > MAX_LISTED && name.endsWith('listing')) continue;
      const growth = last ? `× ${(taken / last.all[name]).toFixed(1)} for × ${size / last.size}` : '';
      row(name, `${taken.toFixed(1)} ms`, growth);
    }
    last = { size, all };
  }
}

function objectsOf(snapshot) {
  return [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
}

/** Medians over edits of one policy: in turn another port, and other labels. */
function measureEdits(core, host, first) {
  const [[name, text]] = filesOf(PER_NAMESPACE);
  const texts = [
    text.replace('"port":"http"', '"port":80'),
    text,
    text.replace(
      '{"podSelector":{"matchLabels":{"tier":"web"}}}',
      '{"podSelector":{"matchLabels":{"app":"app-1"}}}',
    ),
    text,
  ];
  const taken = {
    'edit → world': [],
    '… → what one reaches, who reaches it': [],
    '… → whole matrix': [],
    '… → listing': [],
  };
  let world = first;
  for (let run = 0; run < EDITS; run++) {
    host.setFile(`file:///cluster/${name}.yaml`, texts[run % texts.length], 'editor');
    const snapshot = host.snapshot();
    const objects = objectsOf(snapshot);
    const [next, making] = timed(() => world.next(snapshot, objects, core.DEFAULT_ASSUMPTIONS));
    const [, asking] = timed(() => neighbours(next.matrix, next.pods[run % PER_NAMESPACE]));
    const [, counting] = timed(() => countPairs(next.matrix));
    const [, listing] = timed(() => countRows(core, next));
    for (const [index, each] of [making, asking, counting, listing].entries())
      Object.values(taken)[index].push(each);
    world = next;
  }
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(Object.entries(taken).map(([key, values]) => [key, median(values)]));
}

function neighbours(matrix, pods) {
  const own = matrix.classes.classOf(pods);
  return matrix.classes.all.flatMap((each) => [
    matrix.betweenClasses(own, each),
    matrix.betweenClasses(each, own),
  ]);
}

function countRows(core, world) {
  let rows = 0;
  if (world.pods.length <= MAX_LISTED) for (const _ of core.list(world)) rows++;
  return rows;
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
export function* filesOf(size) {
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
  console.log(`  ${name.padEnd(40)}${cells.map((cell) => cell.padEnd(16)).join('')}`.trimEnd());
}

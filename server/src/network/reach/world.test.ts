import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterArbitrary, manifestsOf } from '../../testing/clusterArbitrary';
import { deployment, policy, service } from '../../testing/manifests';
import { DEFAULT_ASSUMPTIONS } from '../../workspace/assumptions';
import { Host } from '../../workspace/host';
import type { Snapshot } from '../../workspace/snapshot';
import { rangeText } from './addresses';
import { boundsKey } from './bounds';
import { worldOfScope, scopesOf } from './scopes';
import { wiresFrom } from './wires';
import { World } from './world';

function objectsOf(snapshot: Snapshot): World['objects'] {
  return [...snapshot.files()].flatMap(({ uri }) => snapshot.objectsOf(uri));
}

/** All that a world says of its pods, line by line. */
function answers(world: World): readonly string[] {
  const { matrix, pods } = world;
  const nameOf = (index: number): string => pods[index]?.object.name?.value ?? '';
  return pods
    .flatMap((source, from) => [
      ...pods.map((destination, to) => {
        return `${nameOf(from)} → ${nameOf(to)}: ${boundsKey(matrix.between(source, destination))}`;
      }),
      ...(['Egress', 'Ingress'] as const).flatMap((direction) =>
        matrix
          .outside(direction, source)
          .map(
            ({ range, bounds }) => `${nameOf(from)} ${direction} ${rangeText(range)}: ${boundsKey(bounds)}`,
          ),
      ),
    ])
    .toSorted();
}

/** The objects of several random clusters; each step takes some of them. */
const history = fc.tuple(
  fc.array(clusterArbitrary, { minLength: 2, maxLength: 3 }),
  fc.array(fc.infiniteStream(fc.boolean()), { minLength: 3, maxLength: 6 }),
  fc.boolean(),
);

test('a world made from the one before says what a new one says, whatever came and went', () => {
  fc.assert(
    fc.property(history, ([clusters, steps, addresses]) => {
      const texts = clusters
        .flatMap((cluster) => manifestsOf(cluster))
        .map((text) => (addresses ? text : text.replace(/"podIP":"[^"]*"/, '"phase":"Running"')));
      const host = new Host({ clusterDomain: 'cluster.local', namespace: 'default' });
      let world: World | undefined;
      for (const step of steps) {
        for (const [index, text] of texts.entries()) {
          if (step.next().value) host.setFile(`file:///${index}.yaml`, text);
          else host.removeFile(`file:///${index}.yaml`);
        }
        const snapshot = host.snapshot();
        const objects = objectsOf(snapshot);
        const fresh = new World(snapshot, objects, DEFAULT_ASSUMPTIONS);
        world = world ? world.next(snapshot, objects, DEFAULT_ASSUMPTIONS) : fresh;
        if (step.next().value) expect(answers(world)).toEqual(answers(fresh));
      }
    }),
    { numRuns: 80 },
  );
});

const FILES = [
  deployment('web', 'app: web'),
  deployment('api', 'app: api'),
  deployment('db', 'app: db'),
  policy(
    'db',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]',
  ),
];

function hostOf(texts: readonly string[]): Host {
  const host = new Host({ clusterDomain: 'cluster.local', namespace: 'default' });
  for (const [index, text] of texts.entries()) host.setFile(`file:///shop/${index}.yaml`, text);
  return host;
}

function worldIn(snapshot: Snapshot): World {
  const [scope] = scopesOf(snapshot);
  if (!scope) throw new Error('no scope');
  return worldOfScope(snapshot, scope);
}

test('an edit leaves alone what it does not touch', () => {
  const host = hostOf(FILES);
  const before = worldIn(host.snapshot());
  const classes = before.matrix.classes.all;
  const policies = before.pods.map((pods) => before.policiesOf(pods));
  host.setFile('file:///shop/3.yaml', FILES[3]?.replace('from: [', 'ports: [{port: 80}], from: [') ?? '');
  const after = worldIn(host.snapshot());
  expect(after.pods.every((pods, index) => pods === before.pods[index])).toBe(true);
  expect(after.matrix.classes.all.every((each, index) => each === classes[index])).toBe(true);
  const [web, api, db] = after.pods;
  if (!web || !api || !db) throw new Error('no pods');
  expect(after.pods.map((pods, index) => after.policiesOf(pods) === policies[index])).toEqual([
    true,
    true,
    false,
  ]);
  expect([web, api].map((pods) => boundsKey(after.matrix.between(pods, db)))).toEqual([
    'No Connections|No Connections',
    'TCP 80|TCP 80',
  ]);
});

test('labels of a namespace change what is said of its pods', () => {
  const rule = 'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}]}]';
  const namespace = (team: string): string => `
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: ${team}}}
`;
  const host = hostOf([
    deployment('web', 'app: web'),
    deployment('db', 'app: db'),
    policy('p', rule),
    namespace('a'),
  ]);
  const between = (): string => {
    const { matrix, pods } = worldIn(host.snapshot());
    const [web, db] = pods;
    return web && db ? boundsKey(matrix.between(web, db)) : '';
  };
  expect(between()).toBe('All Connections|All Connections');
  host.setFile('file:///shop/3.yaml', namespace('b'));
  expect(between()).toBe('No Connections|No Connections');
  host.removeFile('file:///shop/3.yaml');
  expect(between()).toBe('No Connections|No Connections');
  host.setFile('file:///shop/3.yaml', namespace('a'));
  expect(between()).toBe('All Connections|All Connections');
});

const CALLER = deployment('web', 'app: web').replace(
  /containers: \[\{?/,
  (found) => `${found}env: [{name: DB, value: 'http://db'}, {name: KEPT, value: 'http://api.shop'}], `,
);
/** The world that holds the workload `web`. */
function webIn(snapshot: Snapshot): { world: World; web: World['objects'][number] } {
  for (const scope of scopesOf(snapshot)) {
    const world = worldOfScope(snapshot, scope);
    const web = world.objects.find(({ name }) => name?.value === 'web');
    if (web) return { world, web };
  }
  throw new Error('no web');
}

test('what calls whom follows whatever came and went, and is kept where nothing did', () => {
  const host = new Host({ clusterDomain: 'cluster.local', namespace: 'default' });
  const db = service('db', 'selector: {app: db}, ports: [{port: 80}]');
  const steps: readonly (readonly [string, string | undefined])[] = [
    ['web.yaml', CALLER],
    ['api.yaml', service('api', 'selector: {app: api}, ports: [{port: 80}]')],
    ['db.yaml', db],
    ['db.yaml', db.replace('namespace: shop', 'namespace: other')],
    ['db.yaml', `# moves it down\n${db}`],
    ['other.yaml', deployment('other', 'app: other')],
    ['web.yaml', CALLER.replace('//db', '//db.other')],
    ['web.yaml', CALLER],
    ['db.yaml', undefined],
  ];
  const counts = steps.map(([name, text]) => {
    if (text === undefined) host.removeFile(`file:///shop/${name}`);
    else host.setFile(`file:///shop/${name}`, text);
    const snapshot = host.snapshot();
    const { world, web } = webIn(snapshot);
    const wires = world.wiresFrom(web);
    expect(wires).toEqual(wiresFrom(world.snapshot, web));
    return wires.length;
  });
  expect(counts).toEqual([0, 1, 2, 1, 2, 2, 1, 2, 1]);
  const before = webIn(host.snapshot());
  const known = before.world.wiresFrom(before.web);
  host.setFile('file:///shop/other.yaml', deployment('other', 'app: another'));
  const after = webIn(host.snapshot());
  expect(after.world.wiresFrom(after.web)).toBe(known);
});

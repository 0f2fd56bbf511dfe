import { expect, test } from 'vitest';
import { atCursor, ROOT, show } from '../testing/fixture';
import { completion } from './completion';
import { definition } from './definition';
import { applyEdits } from './editText';
import { references } from './references';
import { rename } from './rename';

const WORLD = `
#- service.yaml
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec:
  selector: {app: db}
  ports: [{name: pg, port: 5432, targetPort: 6543}]
---
apiVersion: v1
kind: Service
metadata: {name: peers, namespace: shop}
spec:
  clusterIP: None
  selector: {app: db}
  ports: [{name: pg, port: 5432}]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: peers
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, ports: [{containerPort: 6543}]}]}}
#- app.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: app, namespace: shop}
spec:
  template:
    spec:
      containers:
      - args: ["--db-host", DB, 'postgres://u:$(PASSWORD)@URL/x']
        env:
        - {name: DB_HOST, value: HOST}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: shop, annotations: {example.com/url: 'https://db.shop.svc.cluster.local/'}}
data:
  app.properties: |
    # settings
    db.host=FILE

    other=db
`;

const world = (at: Partial<Record<'DB' | 'URL' | 'HOST' | 'FILE', string>>): string =>
  Object.entries({ DB: 'db', URL: 'db:5432', HOST: 'db', FILE: 'db', ...at }).reduce(
    (text, [key, value]) => text.replace(new RegExp(`(?<![\\w-])${key}(?![\\w_-])`), () => value),
    WORLD,
  );

function targets(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return definition(snapshot, uri, offset).map(({ target }) => show(fixture, target));
}

test('values lead to the Service that they name', () => {
  const service = ['service.yaml:3:18 "db"'];
  expect(targets(world({ HOST: 'd$0b' }))).toEqual(service);
  expect(targets(world({ DB: 'd$0b' }))).toEqual(service);
  expect(targets(world({ URL: 'd$0b:5432' }))).toEqual(service);
  expect(targets(world({ FILE: 'd$0b' }))).toEqual(service);
});

test('a port is one of the Service, and of the pods where it is headless', () => {
  expect(targets(world({ URL: 'db:54$032' }))).toEqual([
    'service.yaml:6:11 "{name: pg, port: 5432, targetPort: 6543}"',
  ]);
  expect(targets(world({ URL: 'db-0.peers:65$043' }))).toEqual([
    'service.yaml:21:83 "{containerPort: 6543}"',
  ]);
});

test('a pod of a StatefulSet leads to its Service', () => {
  expect(targets(world({ HOST: 'db-0.pee$0rs.shop.svc' }))).toEqual(['service.yaml:10:18 "peers"']);
});

test('what is named nowhere leads nowhere', () => {
  expect(targets(world({ HOST: 'exam$0ple.dev' }))).toEqual([]);
});

test('references of the Service are found in all of them', () => {
  const { snapshot, fixture, uri, offset } = atCursor(world({ HOST: 'd$0b' }));
  const found = references(snapshot, uri, offset, 'without').map((each) => show(fixture, each));
  expect(found).toEqual([
    'app.yaml:10:34 "db"',
    'app.yaml:8:29 "db"',
    'app.yaml:8:59 "db"',
    'app.yaml:18:13 "db"',
    'app.yaml:14:80 "db.shop.svc.cluster.local"',
  ]);
});

test('a rename changes the host and nothing around it', () => {
  const { snapshot, fixture, uri, offset } = atCursor(world({ HOST: 'd$0b' }));
  const result = rename(snapshot, uri, offset, 'store');
  if (result.state === 'refused') throw new Error(result.reason);
  const path = 'app.yaml';
  const edits = result.edits.filter((edit) => edit.uri === ROOT + path);
  const before = fixture.files.get(path) ?? '';
  const after = applyEdits(before, edits);
  const changed = after.split('\n').filter((line, index) => line !== before.split('\n')[index]);
  expect(changed.map((line) => line.trim())).toEqual([
    `- args: ["--db-host", store, 'postgres://u:$(PASSWORD)@store:5432/x']`,
    '- {name: DB_HOST, value: store}',
    "metadata: {name: app, namespace: shop, annotations: {example.com/url: 'https://store.shop.svc.cluster.local/'}}",
    'db.host=store',
  ]);
});

test('hosts and their ports complete', () => {
  const complete = (source: string): readonly string[] => {
    const { snapshot, fixture, uri, offset } = atCursor(source);
    const text = fixture.files.get(uri.slice(ROOT.length)) ?? '';
    return completion(snapshot, uri, offset, text).map((item) => item.label);
  };
  expect(complete(world({ HOST: '$0' }))).toEqual(['db', 'peers']);
});

import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT, show } from '../testing/fixture';
import type { ClusterSettings } from './settings';
import { ANY, compatible, find, findAll, findByName, placeOf } from './find';
import { keys } from './keys';

const SOURCE = `
#- a/from.yaml
apiVersion: v1
kind: Pod
metadata: {name: from}
#- a/own.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
#- b/other.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: test}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, namespace: ignored}
`;

function look(source: string, settings?: ClusterSettings) {
  const fixture = parseFixture(source);
  const snapshot = hostOf(fixture, settings).snapshot();
  const [from] = snapshot.objectsOf(`${ROOT}a/from.yaml`);
  if (!from) throw new Error('no object');
  const place = placeOf(snapshot, from);
  const lines = (objects: readonly Parameters<typeof snapshot.locate>[0][]): string[] =>
    objects.map((object) => show(fixture, snapshot.locate(object, object.kind)).replace(/:\d+ .*/, ''));
  return { snapshot, from, place, lines };
}

const written = (namespace: string): string =>
  SOURCE.replace('{name: from}', `{name: from, namespace: ${namespace}}`);

test('the own unit goes before the workspace', () => {
  const { snapshot, place, lines } = look(SOURCE);
  const found = findByName(snapshot, '', 'Service', 'web', place);
  expect([lines(found.own), lines(found.elsewhere)]).toEqual([['a/own.yaml:2'], []]);
  const all = findAll(snapshot, keys.name('', 'Service', 'web'), place, () => true);
  expect([lines(all.own), lines(all.elsewhere)]).toEqual([['a/own.yaml:2'], ['b/other.yaml:2']]);
});

test('what the own unit lacks is found elsewhere, in the order of files and documents', () => {
  const { snapshot, place, lines } = look(SOURCE);
  expect(lines(findByName(snapshot, '', 'Service', 'db', place).elsewhere)).toEqual([
    'b/other.yaml:6',
    'b/other.yaml:10',
  ]);
  const { elsewhere } = find(snapshot, keys.kind('', 'Service'), place, (object) =>
    object.document.uri.includes('/b/'),
  );
  expect(lines(elsewhere)).toEqual(['b/other.yaml:2', 'b/other.yaml:6', 'b/other.yaml:10']);
});

test.each([
  ['shop', ['b/other.yaml:6']],
  ['test', ['b/other.yaml:10']],
  ['elsewhere', []],
])('a namespace that is written, %s, must agree', (namespace, found) => {
  const { snapshot, place, lines } = look(written(namespace));
  expect(lines(findByName(snapshot, '', 'Service', 'db', place).elsewhere)).toEqual(found);
});

test('a namespace that is not written fits any, unless the settings say which', () => {
  const { snapshot, place, lines } = look(written('shop'));
  expect(lines(findByName(snapshot, '', 'Service', 'web', place).own)).toEqual(['a/own.yaml:2']);
  const strict = look(written('shop'), { clusterDomain: 'cluster.local', namespace: 'default' });
  expect(findByName(strict.snapshot, '', 'Service', 'web', strict.place)).toEqual({ own: [], elsewhere: [] });
});

test('cluster-scoped objects are found from every namespace', () => {
  const { snapshot, place, lines } = look(written('test'));
  expect(lines(findByName(snapshot, '', 'Namespace', 'shop', place).elsewhere)).toEqual(['b/other.yaml:14']);
});

test.each([
  [undefined, undefined, true],
  ['a', undefined, true],
  [undefined, 'a', true],
  ['a', 'a', true],
  ['a', 'b', false],
  [ANY, 'b', true],
] as const)('namespaces %s and %s go together: %s', (a, b, together) => {
  expect(compatible(a, b)).toBe(together);
});

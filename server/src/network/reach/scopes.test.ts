import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { peerName } from './endpoint';
import { opennessOfScope, scopesOf, scopesOfFile, worldOfScope } from './scopes';

const pod = (name: string, namespace = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
${namespace === '' ? '' : `  namespace: ${namespace}\n`}  labels: {app: ${name}}
spec: {containers: [{name: app}]}
`;

/** Each scope, with the pods of its world. */
function scopesIn(source: string): Record<string, readonly string[]> {
  const snapshot = hostOf(parseFixture(source)).snapshot();
  return Object.fromEntries(
    scopesOf(snapshot).map((scope) => [
      `${scope.kind} ${scope.label}`,
      worldOfScope(snapshot, scope).pods.map(peerName).toSorted(),
    ]),
  );
}

test('folders whose namespaces are written are one world', () => {
  const found = scopesIn(`#- apps/web.yaml\n${pod('web', 'shop')}\n#- data/db.yaml\n${pod('db', 'shop')}`);
  expect(found).toEqual({ 'together ws': ['shop/db[Pod]', 'shop/web[Pod]'] });
});

test('copies of an application are worlds of their own', () => {
  const found = scopesIn(
    ['dev', 'prod']
      .map(
        (place) =>
          `#- ${place}/web/web.yaml\n${pod('web', 'shop')}\n#- ${place}/db/db.yaml\n${pod('db', 'shop')}`,
      )
      .join('\n'),
  );
  expect(found).toEqual({
    'together dev': ['shop/db[Pod]', 'shop/web[Pod]'],
    'together prod': ['shop/db[Pod]', 'shop/web[Pod]'],
  });
});

test('a folder without namespaces stands alone', () => {
  const found = scopesIn(
    `#- one/a.yaml\n${pod('a')}\n#- two/b.yaml\n${pod('b', 'shop')}\n#- three/c.yaml\n${pod('c', 'shop')}`,
  );
  expect(found).toEqual({
    'directory one': ['default/a[Pod]'],
    'together ws': ['shop/b[Pod]', 'shop/c[Pod]'],
  });
});

test('each leaf kustomization is a world; a file of their base is in both', () => {
  const fixture = parseFixture(`#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
${pod('web')}
#- overlays/dev/kustomization.yaml
resources: [../../base]
namespace: shop-dev
#- overlays/prod/kustomization.yaml
resources: [../../base]
namespace: shop-prod
`);
  const snapshot = hostOf(fixture).snapshot();
  const labels = scopesOfFile(snapshot, `${ROOT}base/web.yaml`).map(({ label }) => label);
  expect(labels).toEqual(['dev', 'prod']);
});

test('what the settings say of namespaces counts', () => {
  const fixture = parseFixture(`#- one/a.yaml\n${pod('a')}\n#- two/b.yaml\n${pod('b')}`);
  const snapshot = hostOf(fixture, { clusterDomain: 'cluster.local', namespace: 'shop' }).snapshot();
  expect(scopesOf(snapshot).map(({ kind }) => kind)).toEqual(['together']);
});

test('the world of a kustomization is what it renders; places lead to the sources', () => {
  const fixture = parseFixture(`#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
${pod('web')}
---
${pod('db')}
#- prod/kustomization.yaml
resources: [../base]
namespace: shop
namePrefix: prod-
patches:
- patch: |-
    $patch: delete
    apiVersion: v1
    kind: Pod
    metadata: {name: db}
`);
  const snapshot = hostOf(fixture).snapshot();
  const [scope] = scopesOf(snapshot);
  if (!scope) throw new Error('no scope');
  const world = worldOfScope(snapshot, scope);
  expect(world.pods.map(peerName)).toEqual(['shop/prod-web[Pod]']);
  expect(opennessOfScope(snapshot, scope)).toEqual([]);
  const [only] = world.pods;
  const name = only?.object.name;
  expect(name && world.snapshot.locate(only.object, name).uri).toBe(`${ROOT}base/web.yaml`);
});

test('scopes follow edits, and stay as they are where none matters to them', () => {
  const fixture = parseFixture(`#- one/a.yaml\n${pod('a', 'shop')}\n#- two/b.yaml\n${pod('b', 'shop')}`);
  const host = hostOf(fixture);
  const kindsAfter = (text: string): readonly string[] => {
    host.setFile(`${ROOT}two/b.yaml`, text);
    return scopesOf(host.snapshot()).map(({ kind, label }) => `${kind} ${label}`);
  };
  const before = scopesOf(host.snapshot());
  expect(kindsAfter(`${pod('b', 'shop')}\n# a comment\n`)).toEqual(['together ws']);
  expect(scopesOf(host.snapshot()), 'the very same').toBe(before);
  expect(kindsAfter(pod('b')), 'a namespace that is gone').toEqual(['directory one', 'directory two']);
  expect(kindsAfter(pod('a', 'shop')), 'an object that is there twice').toEqual([
    'directory one',
    'directory two',
  ]);
  expect(kindsAfter(pod('b', 'shop'))).toEqual(['together ws']);
  expect(kindsAfter('')).toEqual(['directory one']);
});

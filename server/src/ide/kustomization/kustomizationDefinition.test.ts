import { expect, test } from 'vitest';
import { atCursor, hostOf, parseFixture, ROOT, show } from '../../testing/fixture';
import { definition } from '../definition';
import { pathLinks } from './pathLinks';

/** Each target of the cursor, as `path:line:column "text"`. */
function definitionsAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  return definition(snapshot, uri, offset).map(({ target }) => show(fixture, target));
}

const BASE = `
#- base/kustomization.yaml
resources: [web.yaml]
#- base/web.yaml
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
`;

test('a resource leads to its file, a folder to its kustomization', () => {
  expect(definitionsAt(`${BASE}#- prod/kustomization.yaml\nresources: [../ba$0se]\n`)).toEqual([
    'base/kustomization.yaml:1:1 ""',
  ]);
  expect(definitionsAt(BASE.replace('[web', '[w$0eb'))).toEqual(['base/web.yaml:1:1 ""']);
});

test.each(['patches: [{path: f$0ix.yaml}]', 'patchesStrategicMerge: ["fi$0x.yaml"]', 'crds:\n- fix.ya$0ml'])(
  '`%s` leads to the file, behind a comment document, too',
  (line) => {
    expect(definitionsAt(`#- a/kustomization.yaml\n# why\n---\n${line}\n#- a/fix.yaml\nx: 1\n`)).toEqual([
      'a/fix.yaml:1:1 ""',
    ]);
  },
);

test('the target of a patch leads to the objects that it reaches', () => {
  const prod = (target: string): string =>
    `${BASE}#- prod/kustomization.yaml\nresources: [../base]\npatches: [{target: ${target}, patch: x}]\n`;
  expect(definitionsAt(prod('{kind: Service, name: w$0eb}'))).toEqual(['base/web.yaml:3:18 "web"']);
  expect(definitionsAt(prod('{name: w$0.b}'))).toEqual([
    'base/web.yaml:3:18 "web"',
    'base/web.yaml:7:18 "web"',
  ]);
  expect(definitionsAt(prod('{name: "[$0"}'))).toEqual([]);
});

test('a remote path and a missing file lead nowhere', () => {
  expect(definitionsAt('#- kustomization.yaml\nresources: [github.com/a/$0b]\n')).toEqual([]);
  expect(definitionsAt('#- kustomization.yaml\nresources: [https://a/$0b.yaml]\n')).toEqual([]);
});

test('document links reach files that are no manifests', () => {
  const fixture = parseFixture(
    '#- kustomization.yaml\nconfigMapGenerator: [{name: a, files: [key=app.conf, gone.conf]}]\nresources: [b]\n#- b/kustomization.yml\nresources: []\n',
  );
  const read = (uri: string): string | undefined => (uri === `${ROOT}app.conf` ? '' : undefined);
  const links = pathLinks(hostOf(fixture).snapshot(), `${ROOT}kustomization.yaml`, read);
  expect(links.map(({ origin, target }) => [show(fixture, origin), target.slice(ROOT.length)])).toEqual([
    ['kustomization.yaml:2:13 "b"', 'b/kustomization.yml'],
    ['kustomization.yaml:1:44 "app.conf"', 'app.conf'],
  ]);
});

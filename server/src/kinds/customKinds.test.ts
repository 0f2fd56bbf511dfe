import { describe, expect, test } from 'vitest';
import { completion } from '../ide/completion';
import { definition } from '../ide/definition';
import { parseFixture, ROOT, show } from '../testing/fixture';
import { Host } from '../workspace/host';
import { kindTable, readCustomKinds } from './customKinds';

const SHOP = {
  group: 'example.com',
  kind: 'Shop',
  podTemplate: 'spec.workload.template',
  links: [
    { path: 'spec.backends[].service', kind: 'Service', role: 'backend' },
    { path: 'spec.theme', kind: 'Theme', group: 'example.com' },
  ],
};

const FIXTURE = parseFixture(`
#- shop.yaml
apiVersion: example.com/v1
kind: Shop
metadata: {name: shop, namespace: shop}
spec:
  theme: dark
  backends:
  - service: web
  - service: api
  workload: {template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: app}]}}}
#- others.yaml
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: shop}}
---
apiVersion: example.com/v1
kind: Theme
metadata: {name: dark, namespace: shop}
`);

const host = new Host(undefined, kindTable([SHOP]));
for (const [path, text] of FIXTURE.files) host.setFile(ROOT + path, text);

/** Where the definition of `text` in `file` leads. */
function definitionsOf(file: string, text: string, from: Host = host): readonly string[] {
  const offset = FIXTURE.files.get(file)?.lastIndexOf(text) ?? -1;
  return definition(from.snapshot(), ROOT + file, offset).map(({ target }) => show(FIXTURE, target));
}

test('links and pods stand where the table says', () => {
  expect(definitionsOf('shop.yaml', 'api')).toEqual(['others.yaml:3:18 "api"']);
  expect(definitionsOf('shop.yaml', 'dark')).toEqual(['others.yaml:8:18 "dark"']);
  expect(definitionsOf('others.yaml', 'app: shop')).toEqual(['shop.yaml:9:45 "app: shop"']);
});

test('they complete like any other', () => {
  const text = FIXTURE.files.get('shop.yaml') ?? '';
  const items = completion(host.snapshot(), `${ROOT}shop.yaml`, text.indexOf('web'), text);
  expect(items.map(({ label }) => label)).toEqual(['api']);
});

test('a changed table names the files to read again', () => {
  const other = new Host();
  for (const [path, text] of FIXTURE.files) other.setFile(ROOT + path, text, 'editor');
  expect(definitionsOf('shop.yaml', 'api', other)).toEqual([]);
  expect(other.setKinds(kindTable([SHOP]))).toEqual([`${ROOT}shop.yaml`]);
  other.setFile(`${ROOT}shop.yaml`, FIXTURE.files.get('shop.yaml') ?? '');
  expect(definitionsOf('shop.yaml', 'api', other)).toHaveLength(1);
  expect(other.setKinds(kindTable([]))).toEqual([`${ROOT}shop.yaml`]);
});

describe('what can be used of the setting', () => {
  test('whole entries', () => {
    const minimal = { group: '', kind: 'Thing' };
    expect(readCustomKinds([SHOP, minimal])).toEqual({ kinds: [SHOP, minimal], problems: [] });
    expect(readCustomKinds(undefined)).toEqual({ kinds: [], problems: [] });
  });

  test.each([
    ['x', '`customKinds[0]` has to be an object with `group` and `kind`'],
    [{ kind: 'Shop' }, '`customKinds[0].group` has to be an API group such as `example.com`'],
    [{ group: 'a.b' }, '`customKinds[0].kind` has to be the name of a kind'],
    [
      { group: 'apps', kind: 'Deployment' },
      '`customKinds[0]` describes Deployment, which Selectrail knows already',
    ],
    [{ group: '', kind: 'Service' }, '`customKinds[0]` describes Service, which Selectrail knows already'],
    [
      { ...SHOP, podTemplate: 'spec..x' },
      '`customKinds[0].podTemplate` has to be a path such as `spec.backends[].service`',
    ],
    [{ ...SHOP, links: {} }, '`customKinds[0].links` has to be a list'],
    [{ ...SHOP, links: ['x'] }, '`customKinds[0].links[0]` has to be an object with `path` and `kind`'],
    [
      { ...SHOP, links: [{ path: 'spec.[]', kind: 'Service' }] },
      '`customKinds[0].links[0].path` has to be a path such as `spec.backends[].service`',
    ],
    [
      { ...SHOP, links: [{ path: 'spec.a' }] },
      '`customKinds[0].links[0].kind` has to be the kind of the object that is named',
    ],
    [
      { ...SHOP, links: [{ path: 'a', kind: 'B', role: 1 }] },
      '`customKinds[0].links[0].role` has to be a string',
    ],
  ])('%j', (entry, problem) => {
    expect(readCustomKinds([entry])).toEqual({ kinds: [], problems: [problem] });
  });

  test('something that is no list', () => {
    expect(readCustomKinds({})).toEqual({ kinds: [], problems: ['`customKinds` has to be a list'] });
  });
});

import { expect, test } from 'vitest';
import { changeLines, changesOf } from '../../testing/changesOf';
import { deployment, policy } from '../../testing/manifests';

const WEB = deployment('web', 'app: web');
const API = deployment('api', 'app: api');
const DB = deployment('db', 'app: db');
const SHOP = WEB + API + DB;
const DENY = policy('deny-all', 'podSelector: {}, policyTypes: [Ingress]');
const toDb = (source: string, port = '5432'): string =>
  policy(
    'web-to-db',
    `podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: ${source}}}}], ports: [{port: ${port}}]}]`,
  );

test('nothing where nothing differs, or no connection does', () => {
  const none = { opened: 0, closed: 0, added: [], removed: [], rows: [], more: 0 };
  expect(changesOf(SHOP + DENY, SHOP + DENY)).toEqual(none);
  expect(changesOf(SHOP, `# a comment\n${SHOP}`)).toEqual(none);
  expect(changesOf(SHOP, SHOP.replace('app: web', 'app: web, tier: front'))).toEqual(none);
});

test('a label that no rule names any more', () => {
  const before = SHOP + DENY + toDb('web');
  expect(changeLines(before, before.replace('labels: {app: web}', 'labels: {app: wbe}'))).toEqual([
    'web → db TCP 5432 closed: web-to-db no longer matches',
  ]);
  expect(changesOf(before, before.replace('labels: {app: web}', 'labels: {app: wbe}'))).toMatchObject({
    opened: 0,
    closed: 1,
  });
});

test('a policy that comes, and one that goes', () => {
  expect(changeLines(SHOP, SHOP + DENY)).toMatchInlineSnapshot(`
    [
      "api, db, web + 1 → api, db, web all ports closed by deny-all",
    ]
  `);
  expect(changeLines(SHOP + DENY, SHOP)).toMatchInlineSnapshot(`
    [
      "api, db, web + 1 → api, db, web all ports opened: deny-all is gone",
    ]
  `);
  expect(changeLines(SHOP + DENY, SHOP + DENY + toDb('web'))).toEqual([
    'web → db TCP 5432 opened by web-to-db',
  ]);
  expect(changeLines(SHOP + DENY + toDb('web'), SHOP + DENY)).toEqual([
    'web → db TCP 5432 closed: web-to-db is gone',
  ]);
});

test('a port that moves opens one and closes another', () => {
  const before = SHOP + DENY + toDb('web');
  expect(changeLines(before, SHOP + DENY + toDb('web', '5433'))).toMatchInlineSnapshot(`
    [
      "web → db TCP 5433 opened by web-to-db",
      "web → db TCP 5432 closed: web-to-db no longer matches",
    ]
  `);
  expect(changesOf(before, SHOP + DENY + toDb('web', '5433'))).toMatchObject({ opened: 1, closed: 1 });
});

test('a peer that changes', () => {
  expect(changeLines(SHOP + toDb('web'), SHOP + toDb('api'))).toMatchInlineSnapshot(`
    [
      "api → db TCP 5432 opened by web-to-db",
      "web → db TCP 5432 closed: web-to-db no longer matches",
    ]
  `);
});

test('a selector that lets pods go, and takes others', () => {
  const before = SHOP + policy('deny-db', 'podSelector: {matchLabels: {app: db}}');
  expect(changeLines(before, before.replace('matchLabels: {app: db}', 'matchLabels: {app: api}')))
    .toMatchInlineSnapshot(`
      [
        "api, web, outside → db all ports opened: deny-db no longer selects the pods",
        "db, web, outside → api all ports closed by deny-db",
      ]
    `);
});

test('a workload that comes or goes is told apart from what opens and closes', () => {
  const after = SHOP + deployment('cache', 'app: cache');
  expect(changesOf(SHOP, after)).toMatchObject({
    opened: 0,
    closed: 0,
    added: ['shop/cache[Deployment]'],
    removed: [],
  });
  expect(changeLines(SHOP, after)).toMatchInlineSnapshot(`
    [
      "api, db, web + 1 → cache all ports opened: cache is new",
      "cache → api, db, web + 1 all ports opened: cache is new",
    ]
  `);
  expect(changeLines(after, SHOP)).toMatchInlineSnapshot(`
    [
      "api, db, web + 1 → cache all ports closed: cache is gone",
      "cache → api, db, web + 1 all ports closed: cache is gone",
    ]
  `);
});

test('a workload with another name is the same one', () => {
  expect(changeLines(SHOP, SHOP.replace('name: web,', 'name: website,'))).toEqual([]);
});

test('what becomes unknown is no alarm', () => {
  const before = SHOP + DENY + toDb('web');
  expect(changeLines(before, before.replace('labels: {app: web}', 'labels: {app: "{{ .Values.app }}"}')))
    .toMatchInlineSnapshot(`
      [
        "web → db TCP 5432 now unknown: web-to-db may not match",
      ]
    `);
});

test('rows have a limit, and say what they leave out', () => {
  const before = SHOP + DENY + toDb('web');
  expect(changeLines(before, SHOP + DENY + toDb('web', '5433'), 1)).toEqual([
    'web → db TCP 5433 opened by web-to-db',
    '1 more',
  ]);
});

test('names are as short as tells them apart', () => {
  const other = deployment('web', 'app: web').replace('namespace: shop', 'namespace: blog');
  expect(changeLines(SHOP + other + DENY, SHOP + other + DENY + toDb('web'))).toEqual([
    'shop/web → db TCP 5432 opened by web-to-db',
  ]);
});

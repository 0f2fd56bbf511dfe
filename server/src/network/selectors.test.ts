import { describe, expect, test } from 'vitest';
import { linksOf } from '../kinds/links';
import { decodeLabels, decodeSelector } from '../kinds/labels';
import { nameOf } from '../kinds/object';
import { parseOneDocument } from '../syntax/document';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { eachPod, matches, selectorsOf, selectPods } from './selectors';

const parse = (text: string) => parseOneDocument(text, (value) => value).root;
const WHOLE = { templated: false };

function verdict(selector: string, labels: string, generated = {}): string {
  const decoded = decodeSelector(parse(selector), WHOLE);
  if (!decoded) throw new Error('no selector');
  return matches(decoded, decodeLabels(parse(labels), WHOLE), generated);
}

const expression = (operator: string, values = ''): string =>
  `{matchExpressions: [{key: app, operator: ${operator}${values && `, values: ${values}`}}]}`;

test.each([
  ['{matchLabels: {app: web}}', '{app: web, tier: front}', 'yes'],
  ['{matchLabels: {app: web}}', '{app: api}', 'no'],
  ['{matchLabels: {app: web}}', '{}', 'no'],
  ['{matchLabels: {app: web, tier: front}}', '{app: web}', 'no'],
  ['{matchLabels: {app: ""}}', '{app: ""}', 'yes'],
  ['{matchLabels: {app: ""}}', '{}', 'no'],
  ['{matchLabels: {app: ""}}', '{app: web}', 'no'],
  ['{}', '{}', 'yes'],
  ['{matchLabels: {}}', '{app: web}', 'yes'],
  [expression('In', '[web, api]'), '{app: api}', 'yes'],
  [expression('In', '[web, api]'), '{app: db}', 'no'],
  [expression('In', '[web]'), '{}', 'no'],
  [expression('NotIn', '[web]'), '{app: api}', 'yes'],
  [expression('NotIn', '[web]'), '{app: web}', 'no'],
  [expression('NotIn', '[web]'), '{}', 'yes'],
  [expression('NotIn', '[""]'), '{app: ""}', 'no'],
  [expression('Exists'), '{app: ""}', 'yes'],
  [expression('Exists'), '{}', 'no'],
  [expression('DoesNotExist'), '{}', 'yes'],
  [expression('DoesNotExist'), '{app: web}', 'no'],
  [expression('Gt', '["1"]'), '{app: "2"}', 'unknown'],
  ['{matchLabels: {toString: a, __proto__: b, __defineGetter__: c}}', '{}', 'no'],
])('%s selects %s: %s', (selector, labels, wanted) => {
  expect(verdict(selector, labels)).toBe(wanted);
});

test.each([
  ['a value', '{matchLabels: {app: web}}', '{app: "${X}"}', 'unknown'],
  ['a value whose key alone counts', expression('Exists'), '{app: "${X}"}', 'yes'],
  ['a key', '{matchLabels: {app: web}}', '{"${X}": web}', 'unknown'],
  ['a key beside a label that decides', '{matchLabels: {app: web}}', '{"${X}": web, app: api}', 'no'],
  ['the selector', '{matchLabels: {app: "${X}"}}', '{app: web}', 'unknown'],
  ['the selector, of an absent key', '{matchLabels: {app: "${X}"}}', '{}', 'no'],
  ['one of several values', expression('In', '["${X}", web]'), '{app: web}', 'yes'],
  ['one of several excluded values', expression('NotIn', '["${X}", web]'), '{app: web}', 'no'],
  ['an excluded value', expression('NotIn', '["${X}"]'), '{app: web}', 'unknown'],
])('a template for %s', (_, selector, labels, wanted) => {
  expect(verdict(selector, labels)).toBe(wanted);
});

describe('labels that a controller adds', () => {
  const stateful = { 'pod-name': ['db-0', 'db-1'], index: ['0', '1'], hash: undefined };

  test.each([
    ['{matchLabels: {pod-name: db-1}}', 'yes'],
    ['{matchLabels: {pod-name: db-2}}', 'no'],
    ['{matchLabels: {pod-name: db-1, index: "1"}}', 'yes'],
    ['{matchLabels: {pod-name: db-1, index: "0"}}', 'no'],
    ['{matchExpressions: [{key: index, operator: NotIn, values: ["0"]}]}', 'yes'],
    ['{matchExpressions: [{key: index, operator: NotIn, values: ["0", "1"]}]}', 'no'],
    ['{matchExpressions: [{key: index, operator: Exists}]}', 'yes'],
    ['{matchLabels: {hash: abc}}', 'unknown'],
    ['{matchExpressions: [{key: hash, operator: DoesNotExist}]}', 'no'],
    ['{matchLabels: {hash: abc, app: other}}', 'no'],
  ])('%s: %s', (selector, wanted) => {
    expect(verdict(selector, '{app: db}', stateful)).toBe(wanted);
  });

  test('differ from pod to pod', () => {
    expect(eachPod(stateful)).toEqual([
      { 'pod-name': ['db-0'], index: ['0'], hash: undefined },
      { 'pod-name': ['db-1'], index: ['1'], hash: undefined },
    ]);
  });
});

/** Names of what the first selector of the first object selects: `certain | uncertain`. */
function selected(source: string): string {
  const fixture = parseFixture(source);
  const snapshot = hostOf(fixture).snapshot();
  const [from] = snapshot.objectsOf(ROOT + [...fixture.files.keys()][0]);
  const link = from && linksOf(from).findLast((each) => each.type === 'selector' && each.selects === 'pods');
  if (!from || link?.type !== 'selector') throw new Error('no selector');
  const { yes, unknown, elsewhere } = selectPods(snapshot, from, link);
  return `${yes.map(nameOf).join(' ')} | ${unknown.map(nameOf).join(' ')}${elsewhere ? ' | elsewhere' : ''}`;
}

const service = (selector: string, namespace = 'shop'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: ${namespace}}\nspec: {selector: {${selector}}}\n`;
const pod = (name: string, labels: string, namespace = 'shop'): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}\n`;

describe('a Service', () => {
  test('selects pods of its namespace that carry every pair', () => {
    const pods = [
      pod('a', 'app: web, tier: front, more: x'),
      pod('b', 'app: web'),
      pod('c', 'app: web, tier: front', 'other'),
    ];
    expect(selected(service('app: web, tier: front') + pods.join(''))).toBe('a | ');
  });

  test('without a namespace selects in any, and the other way round', () => {
    expect(selected(service('app: web', '') + pod('a', 'app: web'))).toBe('a | ');
    expect(selected(service('app: web') + pod('a', 'app: web', ''))).toBe('a | ');
  });

  test('selects the pods of its own unit before those of others', () => {
    const other = `#- b/x.yaml\n${pod('b', 'app: web')}`;
    expect(selected(`#- a/x.yaml\n${service('app: web')}${pod('a', 'app: web')}${other}`)).toBe('a | ');
    expect(selected(`#- a/x.yaml\n${service('app: web')}${other}`)).toBe('b |  | elsewhere');
  });

  test('may select what a template or a controller decides', () => {
    const job = '---\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j, namespace: shop}\nspec: {}\n';
    expect(selected(service('job-name: j-1') + job)).toBe(' | j');
    expect(selected(service('app: web') + pod('a', 'app: "${X}"') + pod('b', 'app: web'))).toBe('b | a');
  });

  test.each([
    ['StatefulSet', 'statefulset.kubernetes.io/pod-name: x-1', 'x | '],
    ['StatefulSet', 'statefulset.kubernetes.io/pod-name: x-2', ' |  | elsewhere'],
    ['StatefulSet', 'apps.kubernetes.io/pod-index: "0"', 'x | '],
    ['Deployment', 'apps.kubernetes.io/pod-index: "0"', ' |  | elsewhere'],
    ['Deployment', 'pod-template-hash: abc', ' | x'],
  ])('selects a %s by %s: %s', (kind, selector, wanted) => {
    const workload = `---\napiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: x, namespace: shop}\nspec: {replicas: 2}\n`;
    expect(selected(service(selector) + workload)).toBe(wanted);
  });
});

describe('a namespace selector', () => {
  const policy = (namespaceSelector: string): string =>
    `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}, namespaceSelector: ${namespaceSelector}}]}]}
`;
  const PODS = pod('a', 'app: web', 'shop') + pod('b', 'app: web', 'prod') + pod('c', 'app: web', '');
  const NAMESPACE = '---\napiVersion: v1\nkind: Namespace\nmetadata: {name: prod, labels: {team: x}}\n';

  test.each([
    ['{}', '', 'a b c | '],
    ['{matchLabels: {kubernetes.io/metadata.name: prod}}', '', 'b | c'],
    ['{matchLabels: {kubernetes.io/metadata.name: prod}}', NAMESPACE, 'b | c'],
    ['{matchLabels: {name: prod}}', '', ' | a b c'],
    ['{matchLabels: {name: prod}}', NAMESPACE, ' | a c'],
    ['{matchLabels: {team: x}}', NAMESPACE, 'b | a c'],
    ['{matchExpressions: [{key: kubernetes.io/metadata.name, operator: DoesNotExist}]}', '', ' | c'],
    [
      '{matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [prod]}]}',
      '',
      'a | c',
    ],
  ])('%s', (selector, namespace, wanted) => {
    expect(selected(policy(selector) + PODS + namespace)).toBe(wanted);
  });
});

test('the selectors of a workload are found from its labels, and from labels that its controller adds', () => {
  const source = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {template: {metadata: {labels: {app: db}}}}
---
${service('app: db')}---
${service('statefulset.kubernetes.io/pod-name: db-0').replace('name: s', 'name: zero')}---
${service('app: other').replace('name: s', 'name: other')}`;
  const snapshot = hostOf(parseFixture(source)).snapshot();
  const [workload] = snapshot.objectsOf(`${ROOT}main.yaml`);
  if (!workload) throw new Error('no workload');
  const selectors = (object: typeof workload) => linksOf(object).filter((link) => link.type === 'selector');
  const found = selectorsOf(snapshot, workload, selectors).filter(({ object }) => object !== workload);
  expect(found.map(({ object }) => nameOf(object)).toSorted()).toEqual(['s', 'zero']);
});

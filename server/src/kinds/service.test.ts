import { describe, expect, test } from 'vitest';
import { decodedAs } from '../testing/decoded';
import { linksOf } from './links';
import { isHeadless, podsLink, service, targetOf } from './service';

const of = (spec: string) =>
  decodedAs(service, `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: ${spec}\n`);
const rolesOf = (spec: string) => linksOf(of(spec)).map((link) => link.role);

test('defaults: ClusterIP, TCP, and a target like the port', () => {
  const { spec } = of('{ports: [{port: 80}]}');
  const [port] = spec.ports;
  expect([spec.type, port?.protocol, port && targetOf(port)?.value]).toEqual(['ClusterIP', 'TCP', '80']);
});

test.each([
  ['80', '80'],
  ['http', 'http'],
  ['"8080"', '8080'],
  ['0', '81'],
  ['""', '81'],
  ['', '81'],
])('targetPort %s means %s', (written, target) => {
  const [port] = of(`{ports: [{port: 81, targetPort: ${written}}]}`).spec.ports;
  expect(port && targetOf(port)?.value).toBe(target);
});

test.each([
  ['NodePort', 'NodePort'],
  ['Odd', undefined],
  ['{{ .type }}', undefined],
  ['[LoadBalancer]', 'ClusterIP'],
])('type %s', (written, type) => {
  expect(of(`{type: ${written}}`).spec.type).toBe(type);
});

describe('selects pods', () => {
  test('by a selector, with a link for each target', () => {
    const spec = '{selector: {app: web}, ports: [{port: 80}, {port: 81, targetPort: http}]}';
    expect(rolesOf(spec)).toEqual(['selector', 'targetPort', 'targetPort']);
  });

  test.each([
    '{}',
    '{selector: {}}',
    '{selector: }',
    '{selector: [a]}',
    '{selector: web}',
    '{type: ExternalName, selector: {a: b}}',
  ])('not by %s', (spec) => {
    expect(podsLink(of(spec))).toBeUndefined();
    expect(rolesOf(spec)).not.toContain('selector');
  });

  test('perhaps by an empty selector in a template', () => {
    expect(podsLink(of('{selector: {}, type: {{ .x }}}'))?.selector.open).toBe(true);
  });
});

test.each(['x', '{a: b}', '[x, [y], ~]', ''])('ports of a wrong type are none: %s', (ports) => {
  expect(of(`{selector: {a: b}, ports: ${ports}}`).spec.ports).toEqual([]);
});

test.each([
  ['{clusterIP: None}', true],
  ['{clusterIP: None, type: ExternalName}', false],
  ['{clusterIP: ""}', false],
  ['{}', false],
])('%s is headless: %s', (spec, headless) => {
  expect(isHeadless(of(spec).spec)).toBe(headless);
});

import { expect, test } from 'vitest';
import { decodedAs } from '../testing/decoded';
import { backendsOf, ingress } from './ingress';
import { linksOf } from './links';

const of = (spec: string, apiVersion = 'networking.k8s.io/v1') =>
  decodedAs(ingress, `apiVersion: ${apiVersion}\nkind: Ingress\nmetadata: {name: a}\nspec: ${spec}\n`);

/** `service:port (key)` of each backend. */
const show = (object: ReturnType<typeof of>) =>
  backendsOf(object.spec).map(
    ({ service, port, portKey }) => `${service?.value}:${port?.value} (${portKey?.value})`,
  );

test('backends by number and by name, the default one first', () => {
  const paths =
    '[{path: /, backend: {service: {name: a, port: {number: 80}}}}, {backend: {service: {name: b, port: {name: http}}}}]';
  const object = of(`{defaultBackend: {service: {name: d}}, rules: [{host: x.y, http: {paths: ${paths}}}]}`);
  expect(show(object)).toEqual(['d:undefined (undefined)', 'a:80 (number)', 'b:http (name)']);
  expect(object.spec.rules[0]?.host?.value).toBe('x.y');
});

test.each(['extensions/v1beta1', 'networking.k8s.io/v1beta1'])('the shape of %s', (apiVersion) => {
  const paths = '[{backend: {serviceName: a, servicePort: http}}]';
  const object = of(
    `{backend: {serviceName: d, servicePort: 80}, rules: [{http: {paths: ${paths}}}]}`,
    apiVersion,
  );
  expect(show(object)).toEqual(['d:80 (servicePort)', 'a:http (servicePort)']);
  expect(object.group).toBe('networking.k8s.io');
});

test('a resource is no Service', () => {
  const object = of('{defaultBackend: {resource: {kind: Bucket, name: b}}}');
  expect(backendsOf(object.spec)).toMatchObject([
    { resource: { group: '', kind: 'Bucket', name: 'b' }, service: undefined },
  ]);
  expect(linksOf(object).filter((link) => link.role.startsWith('backend'))).toEqual([]);
});

test('the action of an ALB is no Service, and has no port', () => {
  const links = linksOf(of('{defaultBackend: {service: {name: a, port: {name: use-annotation}}}}'));
  expect(links.filter((link) => link.role.startsWith('backend'))).toEqual([]);
});

test.each([
  '{rules: x}',
  '{rules: [x, {http: {paths: {a: b}}}, {http: [x]}]}',
  '{defaultBackend: [x]}',
  '{defaultBackend: {service: [x]}}',
  'x',
])('wrong types are no backends: %s', (spec) => {
  expect(linksOf(of(spec))).toEqual([]);
});

import { expect, test } from 'vitest';
import { findEnds } from '../../network/reach/ends';
import { scopesOf, worldOfScope } from '../../network/reach/scopes';
import { hostOf, parseFixture } from '../../testing/fixture';
import { deployment, service } from '../../testing/manifests';
import { type ExplainChoices, explainChoices } from './endChoices';

const SHOP =
  deployment('web', 'app: web', '{name: http, containerPort: 8080}') +
  service('web', 'selector: {app: web}, ports: [{name: http, port: 80}]') +
  `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: front, namespace: shop}
spec: {defaultBackend: {service: {name: web, port: {name: http}}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: data}
spec: {template: {metadata: {labels: {app: db}}}}
`;

const choicesIn = (source: string): ExplainChoices | undefined =>
  explainChoices(hostOf(parseFixture(source)).snapshot(), {});

test('workloads, Services, namespaces with pods, Ingresses and what is outside', () => {
  const ends = choicesIn(SHOP)?.ends.map(({ group, name, role }) => `${group}: ${name}, ${role}`);
  expect(ends?.join('\n')).toMatchInlineSnapshot(`
    "workloads: data/db[StatefulSet], both
    workloads: shop/web[Deployment], both
    services: service shop/web, destination
    namespaces: namespace data, both
    namespaces: namespace shop, both
    routes: ingress shop/front, source
    routes: {ingress-controller}, source
    outside: 0.0.0.0/0, both"
  `);
});

test('each is found by its name, once', () => {
  const snapshot = hostOf(parseFixture(SHOP)).snapshot();
  const [scope] = scopesOf(snapshot);
  const world = scope && worldOfScope(snapshot, scope);
  const found = choicesIn(SHOP)?.ends.map(({ name }) => world && findEnds(world, name).length);
  expect(new Set(found)).toEqual(new Set([1]));
});

test('nothing where there are no pods', () => {
  expect(choicesIn('apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n')).toBeUndefined();
});

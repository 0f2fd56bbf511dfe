import { expect, test } from 'vitest';
import { atCursor, ROOT } from '../../testing/fixture';
import { deployment, policy, service } from '../../testing/manifests';
import { explanationView } from './explanationView';
import { questionAt } from './questionAt';

const SHOP =
  deployment('db', 'app: db', '{name: sql, containerPort: 5432}') +
  service('db', 'selector: {app: db}, ports: [{name: sql, port: 80, targetPort: sql}]') +
  service('two', 'selector: {app: db}, ports: [{name: a, port: 1}, {name: b, port: 2}]');

/** `source → destination PROTOCOL:PORT`, with `?` for what the cursor leaves open. */
function asked(source: string): string | undefined {
  const { snapshot, uri, offset } = atCursor(SHOP + source);
  const found = questionAt(snapshot, uri, offset);
  if (!found) return undefined;
  const { source: from = '?', destination: to = '?', port } = found;
  return `${from} → ${to}${port ? ` ${port.protocol}:${port.port}` : ''}`;
}

const WEB = `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: app
          ports: [{name: http, containerPort: 8080}]
          env:
            - {name: DB, value: 'http://db.shop'}
            - {name: OTHER, value: 'http://two:2'}
            - {name: NONE, value: nothing}
`;

test.each([
  ['a workload is a source', WEB.replace('name: web', 'name: we$0b'), 'shop/web[Deployment] → ?'],
  ['its port is a destination', WEB.replace('8080', '80$080'), '? → shop/web[Deployment] TCP:8080'],
  [
    'a host that it uses is a destination',
    WEB.replace('//db', '//d$0b'),
    'shop/web[Deployment] → service shop/db TCP:80',
  ],
  [
    'with the port behind it',
    WEB.replace('//two', '//t$0wo'),
    'shop/web[Deployment] → service shop/two TCP:2',
  ],
  ['a Service', service('x', 'selector: {app: db}, ports: [{po$0rt: 9}]'), '? → service shop/x TCP:9'],
  [
    'a backend',
    `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i, namespace: shop}
spec: {defaultBackend: {service: {name: d$0b, port: {name: sql}}}}
`,
    '{ingress-controller} → service shop/db TCP:80',
  ],
  [
    'a rule of a policy',
    WEB +
      policy(
        'p',
        'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: w$0eb}}}], ports: [{port: 5432}]}]',
      ),
    'shop/web[Deployment] → shop/db[Deployment] TCP:5432',
  ],
  [
    'a rule for more than one peer leaves it open',
    WEB + policy('p', 'podSelector: {matchLabels: {app: db}}, egress: [{t$0o: [{podSelector: {}}]}]'),
    'shop/db[Deployment] → ?',
  ],
  ['a policy', policy('p', 'podSelector: {matchLabels: {ap$0p: db}}'), '? → shop/db[Deployment]'],
  ['an object that is no end', '---\napiVersion: v1\nkind: Secret\nmetadata: {na$0me: a}\n', undefined],
])('%s', (_, source, expected) => expect(asked(source)).toBe(expected));

const BASE = `
#- base/kustomization.yaml
resources: [web.yaml, policies.yaml]
#- base/web.yaml
${WEB.slice(5).replaceAll(', namespace: shop', '').replace('name: web', 'name: we$0b')}
#- base/policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec: {podSelector: {}}
#- prod/kustomization.yaml
resources: [../base]
namePrefix: prod-
namespace: prod
`;

test('what a base says is asked of what the overlay renders, and edits go to the base', () => {
  const { snapshot, fixture, uri, offset } = atCursor(BASE);
  const found = questionAt(snapshot, uri, offset);
  expect(found).toMatchObject({ source: 'prod/prod-web[Deployment]' });
  const read = (each: string): string | undefined => fixture.files.get(each.slice(ROOT.length));
  const asked = { source: '{ingress-controller}', destination: found?.source ?? '' };
  const port = { protocol: 'TCP', port: '8080' };
  const view = explanationView(snapshot, { ...asked, port, scope: found?.scope.id }, read);
  expect(view?.verdict).toBe('denied by prod-deny');
  const [edit] = view?.edits ?? [];
  expect(edit?.title).toBe('Create NetworkPolicy `allow-web-from-ingress-controller`');
  expect(edit?.edits[0]?.uri).toBe(`${ROOT}base/policies.yaml`);
});

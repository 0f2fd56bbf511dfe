import { expect, test } from 'vitest';
import { lensesOf, lensTargetsOf } from '../../testing/lensesOf';
import { deployment, service } from '../../testing/manifests';

const serviceLenses = (source: string): readonly string[] =>
  lensesOf(source).filter((lens) => lens.startsWith('Service/'));

test('pods, name and ports', () => {
  const ports = '{port: 80, targetPort: http}, {port: 9090}, {port: 53, protocol: UDP, targetPort: 5353}';
  expect(
    serviceLenses(
      deployment('web', 'app: web', '{name: http, containerPort: 8080}') +
        service('web', `selector: {app: web}, ports: [${ports}]`),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Service/web: 2 pods · web.shop.svc.cluster.local · 80→8080, 9090, 53→5353/UDP",
    ]
  `);
});

test('each type says what it is', () => {
  const selector = 'selector: {app: web}, ports: [{port: 80, nodePort: 30080}]';
  expect(
    serviceLenses(
      deployment('web', 'app: web') +
        service('node', `type: NodePort, ${selector}`) +
        service('balanced', `type: LoadBalancer, ${selector}`) +
        service('headless', `clusterIP: None, ${selector}`) +
        service('elsewhere', 'type: ExternalName, externalName: payments.example.com') +
        service('manual', 'ports: [{port: 80}]'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Service/node: NodePort 30080 · 2 pods · node.shop.svc.cluster.local · 80",
      "Service/balanced: LoadBalancer · 2 pods · balanced.shop.svc.cluster.local · 80",
      "Service/headless: headless · 2 pods · headless.shop.svc.cluster.local · 80",
      "Service/elsewhere: elsewhere.shop.svc.cluster.local → payments.example.com (CNAME)",
      "Service/manual: no selector: endpoints are set elsewhere · manual.shop.svc.cluster.local · 80",
    ]
  `);
});

test('pods of a StatefulSet have names of their own behind its headless Service', () => {
  expect(
    lensesOf(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  replicas: 3
  template: {metadata: {labels: {app: db}}}
${service('db', 'clusterIP: None, selector: {app: db}, ports: [{port: 5432}]')}
${service('db-any', 'clusterIP: None, selector: {app: db}, ports: [{port: 5432}]')}
`),
  ).toMatchInlineSnapshot(`
    [
      "StatefulSet/db: service/db · service/db-any · no policy",
      "Service/db: headless · 3 pods · db-0.db.shop.svc.cluster.local … · 5432",
      "Service/db-any: headless · 3 pods · db-any.shop.svc.cluster.local · 5432",
    ]
  `);
});

test('pods that differ in a port leave it as it is written, and one that all lack is said to be missing', () => {
  expect(
    serviceLenses(
      deployment('a', 'app: web, v: a', '{name: http, containerPort: 8080}') +
        deployment('b', 'app: web, v: b', '{name: http, containerPort: 9090}') +
        service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]') +
        service('typo', 'selector: {app: web}, ports: [{port: 80, targetPort: htpp}]'),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Service/web: 4 pods · web.shop.svc.cluster.local · 80→http",
      "Service/typo: 4 pods · typo.shop.svc.cluster.local · 80→htpp (no such port)",
    ]
  `);
});

test('no pods: none match, none here, none known', () => {
  expect(serviceLenses(deployment('web', 'app: web') + service('none', 'selector: {app: api}')))
    .toMatchInlineSnapshot(`
    [
      "Service/none: no pods match · none.shop.svc.cluster.local",
    ]
  `);
  expect(serviceLenses(service('absent', 'selector: {app: api}'))).toMatchInlineSnapshot(`
    [
      "Service/absent: pods not in this workspace · absent.shop.svc.cluster.local",
    ]
  `);
  expect(
    serviceLenses(deployment('web', 'app: web') + service('unknown', 'selector: {app: "{{ .Values.app }}"}')),
  ).toMatchInlineSnapshot(`
    [
      "Service/unknown: pods unknown (template) · unknown.shop.svc.cluster.local",
    ]
  `);
  expect(serviceLenses(`${service('unread', 'selector: {app: api}')}\n---\napiVersion: v1\nkind: [`))
    .toMatchInlineSnapshot(`
    [
      "Service/unread: pods unknown (a document does not parse) · unread.shop.svc.cluster.local",
    ]
  `);
});

test('a namespace that the deployment decides is shown as default', () => {
  expect(lensesOf('apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}'))
    .toMatchInlineSnapshot(`
    [
      "Service/web: no selector: endpoints are set elsewhere · web.default.svc.cluster.local · 80",
    ]
  `);
});

test('pods of other folders are said to be elsewhere', () => {
  expect(
    serviceLenses(
      `#- a/service.yaml\n${service('web', 'selector: {app: web}')}\n#- b/web.yaml\n${deployment('web', 'app: web')}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "Service/web: 2 pods elsewhere · web.shop.svc.cluster.local",
    ]
  `);
});

test('a click shows the labels of the pods', () => {
  expect(lensTargetsOf(service('web', 'selector: {app: web}') + deployment('web', 'app: web, tier: front')))
    .toMatchInlineSnapshot(`
    [
      "Service/web → main.yaml:14:25 "app: web, tier: front"",
      "Deployment/web → main.yaml:4:18 "web"",
    ]
  `);
});

test('what is too long loses its end', () => {
  const ports = [80, 443, 8080, 8443, 9090, 9091]
    .map((port) => `{port: ${port}, targetPort: 1${port}}`)
    .join();
  const [title = ''] = serviceLenses(
    service('a-service-with-a-long-name', `selector: {app: a}, ports: [${ports}]`),
  );
  expect(title).toMatchInlineSnapshot(
    `"Service/a-service-with-a-long-name: pods not in this workspace · a-service-with-a-long-name.shop.svc.cluster.local · 80→180 …"`,
  );
});

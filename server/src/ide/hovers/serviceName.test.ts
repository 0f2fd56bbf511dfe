import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, service } from '../../testing/manifests';

const named = (spec: string): string | undefined =>
  hoverAt(service('we$0b', spec) + deployment('web', 'app: web'));

test('names, type and pods', () => {
  expect(named('selector: {app: web}')).toMatchInlineSnapshot(`
    "\`web\` · \`web.shop\` · \`web.shop.svc.cluster.local\`

    [service/web](main.yaml#L4): ClusterIP, reached inside the cluster by its cluster IP

    2 pods in namespace \`shop\`: [deployment/web](main.yaml#L10)"
  `);
  expect(named('selector: {app: web}, type: NodePort')).toMatchInlineSnapshot(`
    "\`web\` · \`web.shop\` · \`web.shop.svc.cluster.local\`

    [service/web](main.yaml#L4): NodePort, reached from outside on every node's port, and inside by its cluster IP

    2 pods in namespace \`shop\`: [deployment/web](main.yaml#L10)"
  `);
  expect(named('selector: {app: web}, type: LoadBalancer')).toMatchInlineSnapshot(`
    "\`web\` · \`web.shop\` · \`web.shop.svc.cluster.local\`

    [service/web](main.yaml#L4): LoadBalancer, reached from outside through the cloud's load balancer and on every node's port, and inside by its cluster IP

    2 pods in namespace \`shop\`: [deployment/web](main.yaml#L10)"
  `);
  expect(named('type: ExternalName, externalName: example.com')).toMatchInlineSnapshot(`
    "\`web\` · \`web.shop\` · \`web.shop.svc.cluster.local\`

    [service/web](main.yaml#L4): ExternalName, a CNAME for \`example.com\`; nothing is forwarded"
  `);
  expect(named('type: ClusterIP')).toMatchInlineSnapshot(`
    "\`web\` · \`web.shop\` · \`web.shop.svc.cluster.local\`

    [service/web](main.yaml#L4): ClusterIP, reached inside the cluster by its cluster IP

    No selector: its endpoints are set elsewhere"
  `);
});

test('a headless Service names the pods of the StatefulSet whose serviceName it is', () => {
  expect(
    hoverAt(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  replicas: 4
  ordinals: {start: 1}
  template: {metadata: {labels: {app: db}}}
${service('d$0b', 'clusterIP: None, selector: {app: db}')}
`),
  ).toMatchInlineSnapshot(`
    "\`db\` · \`db.shop\` · \`db.shop.svc.cluster.local\`

    [service/db](main.yaml#L13): headless, so its name gives the addresses of the pods themselves

    Pods: \`db-1.db.shop.svc.cluster.local\`, \`db-2.db.shop.svc.cluster.local\`, \`db-3.db.shop.svc.cluster.local\` and 1 more

    4 pods in namespace \`shop\`: [statefulset/db](main.yaml#L3)"
  `);
});

test('so do pods with a hostname and its name as subdomain', () => {
  expect(
    hoverAt(`
apiVersion: v1
kind: Pod
metadata: {name: one, namespace: shop, labels: {app: db}}
spec: {hostname: first, subdomain: db}
${service('d$0b', 'clusterIP: None, selector: {app: db}')}
`),
  ).toMatchInlineSnapshot(`
    "\`db\` · \`db.shop\` · \`db.shop.svc.cluster.local\`

    [service/db](main.yaml#L9): headless, so its name gives the addresses of the pods themselves

    Pods: \`first.db.shop.svc.cluster.local\`

    1 pod in namespace \`shop\`: [pod/one](main.yaml#L3)"
  `);
});

test('a namespace that the deployment decides', () => {
  expect(hoverAt('apiVersion: v1\nkind: Service\nmetadata: {name: we$0b}')).toMatchInlineSnapshot(`
    "\`web\` · \`web.default\` · \`web.default.svc.cluster.local\` (namespace set on deployment; \`default\` shown)

    [service/web](main.yaml#L3): ClusterIP, reached inside the cluster by its cluster IP

    No selector: its endpoints are set elsewhere"
  `);
});

test('a name that a template makes', () => {
  expect(hoverAt('apiVersion: v1\nkind: Service\nmetadata: {name: "{{ .Release.Name }}-we$0b"}'))
    .toMatchInlineSnapshot(`
    "A template decides on the name

    [service/…-web](main.yaml#L3): ClusterIP, reached inside the cluster by its cluster IP

    Pods unknown (template)"
  `);
});

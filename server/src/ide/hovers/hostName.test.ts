import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';

const at = (host: string, pod = ''): string | undefined =>
  hoverAt(`
#- service.yaml
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {selector: {app: db}, ports: [{name: pg, port: 5432}]}
#- app.yaml
apiVersion: v1
kind: Pod
metadata: {name: app, namespace: shop}
spec: {${pod} containers: [{env: [{name: DB_HOST, value: ${host}}]}]}
`);

test('a host in a variable: what it resolves to in that pod', () => {
  expect(at('d$0b')).toMatchInlineSnapshot(`
    "\`db\` → the cluster IP of [service/db](service.yaml#L3)

    Inside [pod/app](app.yaml#L3) it is asked as \`db.shop.svc.cluster.local\`"
  `);
  expect(at('db.sh$0op')).toMatchInlineSnapshot(`
    "\`db.shop\` → the cluster IP of [service/db](service.yaml#L3)

    Inside [pod/app](app.yaml#L3) it is asked as \`db.shop.svc.cluster.local\` after \`db.shop.shop.svc.cluster.local\`"
  `);
});

test('why it does not', () => {
  expect(at('no$0pe')).toMatchInlineSnapshot(`
    "\`nope\`: no Service of this workspace, so other DNS servers decide

    Asked as \`nope.shop.svc.cluster.local\`, \`nope.svc.cluster.local\`, \`nope.cluster.local\`, \`nope\`"
  `);
  expect(at('d$0b', 'hostNetwork: true,')).toMatchInlineSnapshot(
    `"\`db\`: with \`hostNetwork\` the node's resolv.conf decides, which knows no Service"`,
  );
  expect(at('d$0b', 'dnsPolicy: None, dnsConfig: {nameservers: [8.8.8.8]},')).toMatchInlineSnapshot(
    `"\`db\`: \`8.8.8.8\` answer, which know no Service of the cluster"`,
  );
});

test('in a ConfigMap: the Service', () => {
  const text = hoverAt(`
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {ports: [{port: 5432}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: shop}
data: {DB_HOST: d$0b}
`);
  expect(text).toContain('`db.shop.svc.cluster.local`');
});

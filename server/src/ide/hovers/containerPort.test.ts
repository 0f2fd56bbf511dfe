import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, service } from '../../testing/manifests';

const SERVICES =
  service('web', 'selector: {app: web}, ports: [{name: main, port: 80, targetPort: http}]') +
  service('dns', 'selector: {app: web}, ports: [{port: 8080, protocol: UDP}]');

const INGRESS = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
  rules:
  - host: shop.example.com
    http: {paths: [{path: /api, pathType: Prefix, backend: {service: {name: web, port: {name: main}}}}]}
`;

const onPort = (port: string, others = SERVICES): string | undefined =>
  hoverAt(deployment('web', 'app: web', port) + others);

test('Services that forward to it, with the protocol that it has', () => {
  expect(onPort('{name: ht$0tp, containerPort: 8080}')).toMatchInlineSnapshot(
    `"8080/TCP ← [service/web](main.yaml#L15) port 80 \`main\`"`,
  );
  expect(onPort('{name: http, containerPort: 8$0080}')).toMatchInlineSnapshot(
    `"8080/TCP ← [service/web](main.yaml#L15) port 80 \`main\`"`,
  );
});

test('Ingress paths that come to it', () => {
  expect(onPort('{name: ht$0tp, containerPort: 8080}', SERVICES + INGRESS)).toMatchInlineSnapshot(
    `"8080/TCP ← [service/web](main.yaml#L15) port 80 \`main\` ← [ingress/shop](main.yaml#L26) (default backend), [ingress/shop](main.yaml#L31) \`shop.example.com/api\`"`,
  );
});

test('several Services', () => {
  const more = service('other', 'selector: {app: web}, ports: [{port: 8080}]');
  expect(onPort('{name: ht$0tp, containerPort: 8080}', SERVICES + more)).toMatchInlineSnapshot(`
    "8080/TCP ←

    - [service/web](main.yaml#L15) port 80 \`main\`
    - [service/other](main.yaml#L27) port 8080"
  `);
});

test('a host port, and a port that no Service forwards to', () => {
  expect(onPort('{containerPort: 9090, hostPort: 9$0091}')).toMatchInlineSnapshot(`
    "9091 on the nodes of these pods → 9090/TCP

    No Service forwards to 9090/TCP; it is reached at the pod's own address"
  `);
});

test('unknown where a Service may be hidden', () => {
  expect(onPort('{containerPort: 90$090}', '\n---\napiVersion: v1\nkind: [')).toMatchInlineSnapshot(
    `"Services unknown (a document does not parse)"`,
  );
});

test('an init container', () => {
  const init = ', initContainers: [{name: setup, ports: [{containerPort: 80$080}]}]';
  expect(hoverAt(deployment('web', 'app: web', '', init))).toMatchInlineSnapshot(
    `"Init container: it has ended when the pod serves"`,
  );
});

test('probes name a port of their own container, by number any port of the pod', () => {
  const probe = (port: string): string | undefined =>
    hoverAt(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - {name: app, ports: [{name: http, containerPort: 8080}], livenessProbe: {httpGet: {port: ${port}}}}
  - {name: sidecar, ports: [{name: admin, containerPort: 9090}]}
`);
  expect(probe('ht$0tp')).toMatchInlineSnapshot(
    `"livenessProbe: \`http\` → 8080 in [pod/web](main.yaml#L3), container \`app\`"`,
  );
  expect(probe('adm$0in')).toMatchInlineSnapshot(
    `"livenessProbe: container \`app\` declares no TCP port named \`admin\` ([container sidecar](main.yaml#L7) does)"`,
  );
  expect(probe('90$090')).toMatchInlineSnapshot(
    `"livenessProbe: 9090 in [pod/web](main.yaml#L3), container \`sidecar\`"`,
  );
  expect(probe('70$070')).toMatchInlineSnapshot(
    `"livenessProbe: 7070 in [pod/web](main.yaml#L3), declared by no container"`,
  );
});

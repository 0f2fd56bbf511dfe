import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, service } from '../../testing/manifests';

const WEB =
  deployment('web', 'app: web', '{name: http, containerPort: 8080}') +
  service(
    'web',
    'selector: {app: web}, ports: [{name: main, port: 80, targetPort: http}, {name: more, port: 81}]',
  );

const backend = (name: string, port: string, others = WEB): string | undefined =>
  hoverAt(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec: {defaultBackend: {service: {name: ${name}, port: ${port}}}}
${others}`);

test('the Service', () => {
  expect(backend('we$0b', '{number: 80}')).toMatchInlineSnapshot(`
    "\`web\` · \`web.shop\` · \`web.shop.svc.cluster.local\`

    [service/web](main.yaml#L19): ClusterIP, reached inside the cluster by its cluster IP

    - \`main\` client → cluster IP :80 → 2 pods :8080 ([deployment/web](main.yaml#L9))
    - \`more\` client → cluster IP :81 → 2 pods :81 ([deployment/web](main.yaml#L9))

    kube-proxy on every node rewrites the destination to any ready pod

    2 pods in namespace \`shop\`: [deployment/web](main.yaml#L9)"
  `);
});

test('its port, by number and by name', () => {
  expect(backend('web', '{number: 8$00}')).toMatchInlineSnapshot(
    `"[service/web](main.yaml#L20) port 80 → \`http\` → 8080 in [deployment/web](main.yaml#L9), container \`app\`"`,
  );
  expect(backend('web', '{name: ma$0in}')).toMatchInlineSnapshot(
    `"[service/web](main.yaml#L20) port 80 → \`http\` → 8080 in [deployment/web](main.yaml#L9), container \`app\`"`,
  );
});

test('a port that the Service does not have', () => {
  expect(backend('web', '{number: 80$080}')).toMatchInlineSnapshot(`
    "[service/web](main.yaml#L19) has no port \`8080\`

    Its ports: 80 \`main\`, 81 \`more\`"
  `);
});

test('a Service that is missing, out of reach, or perhaps elsewhere', () => {
  expect(backend('we$0v', '{number: 80}')).toMatchInlineSnapshot(
    `"No Service \`wev\` in namespace \`shop\`"`,
  );
  expect(backend('web', '{number: 8$00}', WEB.replaceAll('namespace: shop', 'namespace: other')))
    .toMatchInlineSnapshot(`
    "No Service \`web\` in namespace \`shop\`

    Out of reach: [service/web](main.yaml#L19) in namespace \`other\`"
  `);
  expect(backend('we$0b', '{number: 80}', '')).toMatchInlineSnapshot(
    `"No Service \`web\` in this workspace"`,
  );
  expect(backend('we$0b', '{number: 80}', '---\napiVersion: v1\nkind: [')).toMatchInlineSnapshot(
    `"Service \`web\` is not in this workspace (a document does not parse)"`,
  );
  expect(backend('"{{ .Release$0.Name }}"', '{number: 80}')).toMatchInlineSnapshot(
    `"A template decides on the Service"`,
  );
});

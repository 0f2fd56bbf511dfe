import { expect, test } from 'vitest';
import { hoverAt } from '../../testing/hoverAt';
import { deployment, service } from '../../testing/manifests';

const WEB = deployment('web', 'app: web', '{name: http, containerPort: 8080}');
const onTarget = (target: string, pods = WEB): string | undefined =>
  hoverAt(service('web', `selector: {app: web}, ports: [{port: 80, targetPort: ${target}}]`) + pods);

test('a name and a number', () => {
  expect(onTarget('ht$0tp')).toMatchInlineSnapshot(
    `"\`http\` → 8080 in [deployment/web](main.yaml#L10), container \`app\`"`,
  );
  expect(onTarget('80$080')).toMatchInlineSnapshot(
    `"8080 in [deployment/web](main.yaml#L10), container \`app\`"`,
  );
  expect(onTarget('99$099')).toMatchInlineSnapshot(
    `"9999 in [deployment/web](main.yaml#L10), declared by no container"`,
  );
});

test('the port, its name and its node port lead to the same place', () => {
  const web = (ports: string): string | undefined =>
    hoverAt(service('web', `selector: {app: web}, ports: [${ports}]`) + WEB);
  expect(web('{name: main, port: 8$00, targetPort: http}')).toMatchInlineSnapshot(
    `"80 → \`http\` → 8080 in [deployment/web](main.yaml#L10), container \`app\`"`,
  );
  expect(web('{name: ma$0in, port: 80, targetPort: http}')).toMatchInlineSnapshot(`
    "80 → \`http\` → 8080 in [deployment/web](main.yaml#L10), container \`app\`

    SRV \`_main._tcp.web.shop.svc.cluster.local\`"
  `);
  expect(web('{port: 80, targetPort: http, nodePort: 300$080}')).toMatchInlineSnapshot(
    `"30080 on every node → 80 → \`http\` → 8080 in [deployment/web](main.yaml#L10), container \`app\`"`,
  );
  expect(web('{port: 80$080}')).toMatchInlineSnapshot(
    `"8080 → 8080 in [deployment/web](main.yaml#L10), container \`app\`"`,
  );
});

test('a name that nothing has, or only with another protocol', () => {
  expect(onTarget('ht$0pp')).toMatchInlineSnapshot(
    `"[deployment/web](main.yaml#L10) declares no TCP port named \`htpp\`"`,
  );
  const udp = deployment('web', 'app: web', '{name: http, containerPort: 53, protocol: UDP}');
  expect(onTarget('ht$0tp', udp)).toMatchInlineSnapshot(
    `"[deployment/web](main.yaml#L10) declares no TCP port named \`http\` (it is [UDP](main.yaml#L15))"`,
  );
  expect(onTarget('5$03', udp)).toMatchInlineSnapshot(
    `"53 in [deployment/web](main.yaml#L10), declared for UDP only"`,
  );
  const two = deployment('a', 'app: web') + deployment('b', 'app: web');
  expect(onTarget('ht$0tp', two)).toMatchInlineSnapshot(`
    "No selected pod declares a TCP port named \`http\`

    Looked in [deployment/a](main.yaml#L10), [deployment/b](main.yaml#L20)"
  `);
});

test('an init container has ended when the pod serves', () => {
  const init = ', initContainers: [{name: setup, ports: [{name: http, containerPort: 8080}]}]';
  expect(onTarget('ht$0tp', deployment('web', 'app: web', '', init))).toMatchInlineSnapshot(
    `"[deployment/web](main.yaml#L10) declares no TCP port named \`http\` ([init container setup](main.yaml#L15) does, but has ended by then)"`,
  );
});

test('pods that differ', () => {
  const canary = deployment('canary', 'app: web', '{name: http, containerPort: 9090}');
  const old = deployment('old', 'app: web', '{name: web, containerPort: 80}');
  expect(onTarget('ht$0tp', WEB + canary)).toMatchInlineSnapshot(`
    "\`http\` → 8080, 9090

    - 8080 in [deployment/web](main.yaml#L10), container \`app\`
    - 9090 in [deployment/canary](main.yaml#L20), container \`app\`"
  `);
  expect(onTarget('ht$0tp', WEB + old)).toMatchInlineSnapshot(`
    "\`http\` → 8080

    - [deployment/old](main.yaml#L20) declares no TCP port named \`http\`
    - [deployment/web](main.yaml#L10), container \`app\`"
  `);
});

test('more workloads than fit', () => {
  const many = Array.from({ length: 9 }, (_, at) =>
    deployment(`web-${at}`, 'app: web', '{name: http, containerPort: 80}'),
  );
  expect(onTarget('ht$0tp', many.join(''))).toMatchInlineSnapshot(`
    "\`http\` → 80

    - [deployment/web-0](main.yaml#L10), container \`app\`
    - [deployment/web-1](main.yaml#L20), container \`app\`
    - [deployment/web-2](main.yaml#L30), container \`app\`
    - [deployment/web-3](main.yaml#L40), container \`app\`
    - [deployment/web-4](main.yaml#L50), container \`app\`
    - [deployment/web-5](main.yaml#L60), container \`app\`
    - and 3 more"
  `);
});

test('without a selector, without pods, by name alone', () => {
  expect(hoverAt(service('web', 'ports: [{port: 8$00}]'))).toMatchInlineSnapshot(
    `"80 → \`80\`, at endpoints that are set elsewhere: no selector"`,
  );
  const templated = service('web', 'selector: {{ toYaml .x }}, ports: [{port: 8$00}]');
  expect(hoverAt(templated)).toMatchInlineSnapshot(`"80 → \`80\`; pods unknown (template)"`);
  expect(onTarget('ht$0tp', '')).toMatchInlineSnapshot(`"\`http\`; the pods are not in this workspace"`);
  expect(onTarget('ht$0tp', deployment('api', 'app: api'))).toMatchInlineSnapshot(
    `"\`http\`, but no pods match the selector"`,
  );
  expect(
    hoverAt(service('web', 'type: ExternalName, externalName: example.com, ports: [{port: 8$00}]')),
  ).toMatchInlineSnapshot(`"Not forwarded: clients are sent to \`example.com\` by name"`);
});

test('headless', () => {
  expect(
    hoverAt(
      service('web', 'clusterIP: None, selector: {app: web}, ports: [{port: 8$00, targetPort: http}]') + WEB,
    ),
  ).toMatchInlineSnapshot(`
    "80 → \`http\` → 8080 in [deployment/web](main.yaml#L10), container \`app\`

    Headless, no translation: clients dial the pod port"
  `);
});

test('templates decide', () => {
  expect(onTarget('"{{ .Values$0.port }}"')).toMatchInlineSnapshot(`"\`…\`; pods unknown (template)"`);
  expect(
    onTarget('ht$0tp', deployment('web', 'app: web', '{name: "{{ .port }}", containerPort: 80}')),
  ).toMatchInlineSnapshot(`"\`http\`, which a template decides"`);
});

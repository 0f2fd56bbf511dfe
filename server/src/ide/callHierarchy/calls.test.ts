import { expect, test } from 'vitest';
import { callsAt } from '../../testing/callsAt';
import { deployment, policy, service } from '../../testing/manifests';

const caller = (name: string, url: string): string => `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, env: [{name: API_URL, value: "${url}"}]}]}
`;
const API = `${deployment('a$0pi', 'app: api', '{name: http, containerPort: 8080}')}${service('api', 'selector: {app: api}, ports: [{port: 80, targetPort: http}]')}`;
const OTHERS = caller('web', 'http://api:80') + deployment('cart', 'app: cart');
const INGRESS = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: edge, namespace: shop}
spec: {defaultBackend: {service: {name: api, port: {number: 80}}}}
`;

const subject = 'podSelector: {matchLabels: {app: api}}';
const pods = (name: string): string => `{podSelector: {matchLabels: {app: ${name}}}}`;

test('without policies only what is wired, and that it is not all', () => {
  expect(callsAt(API + OTHERS + INGRESS)).toMatchInlineSnapshot(`
    {
      "incoming": [
        "deployment/web: TCP 8080 · by service/api @ main.yaml:24:74 "api"",
        "ingress/edge: TCP 8080 · from outside @ main.yaml:40:41 "api"",
        "everyone else: any port · no policy decides; only what is wired is listed @ main.yaml:4:18 "api"",
      ],
      "items": [
        "deployment/api (shop)",
      ],
      "outgoing": [
        "everywhere else: any port · no policy decides; only what is wired is listed @ main.yaml:4:18 "api"",
      ],
    }
  `);
});

test('whom policies name, at the rule that decides where it stands in the file of the caller', () => {
  const rule = `ingress: [{from: [${pods('cart')}], ports: [{port: 8080}]}]`;
  expect(callsAt(API + OTHERS + INGRESS + policy('it', `${subject}, ${rule}`)).incoming)
    .toMatchInlineSnapshot(`
    [
      "deployment/cart: TCP 8080 @ main.yaml:46:58 "{from: [{podSelector: {matchLabels: {app: cart}}}], ports: [{port: 8080}]}"",
      "ingress/edge: perhaps TCP 8080 · from outside @ main.yaml:40:41 "api"",
    ]
  `);
  expect(callsAt(`${API}${OTHERS}\n#- policies.yaml\n${policy('it', `${subject}, ${rule}`)}`).incoming)
    .toMatchInlineSnapshot(`
    [
      "deployment/cart: TCP 8080 @ main.yaml:29:18 "cart"",
    ]
  `);
});

test('what is wired but denied is no call', () => {
  expect(callsAt(API + OTHERS + INGRESS + policy('it', subject)).incoming).toEqual([]);
});

test('addresses, and pods that are elsewhere', () => {
  const ops = '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}';
  const blocks = '{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.7/32]}}, {ipBlock: {cidr: 0.0.0.0/0}}';
  const rules = `ingress: [{from: [${ops}, ${blocks}], ports: [{port: 8080}]}]`;
  expect(callsAt(API + OTHERS + policy('it', `${subject}, ${rules}`)).incoming).toMatchInlineSnapshot(`
    [
      "deployment/web: perhaps TCP 8080 · by service/api @ main.yaml:24:74 "api"",
      "namespace ops: TCP 8080 · not in this workspace @ main.yaml:40:66 "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}"",
      "192.0.2.0/24 except 1 range: TCP 8080 · outside of the cluster @ main.yaml:40:138 "{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.7/32]}}"",
      "every IPv4 address: TCP 8080 · outside of the cluster @ main.yaml:40:195 "{ipBlock: {cidr: 0.0.0.0/0}}"",
    ]
  `);
});

test('a rule for everyone', () => {
  const rules = `ingress: [{ports: [{port: 8080}]}, {from: [${pods('cart')}]}]`;
  expect(callsAt(API + OTHERS + policy('it', `${subject}, ${rules}`)).incoming).toMatchInlineSnapshot(`
    [
      "deployment/cart: any port @ main.yaml:40:83 "{from: [{podSelector: {matchLabels: {app: cart}}}]}"",
      "deployment/web: TCP 8080 · by service/api @ main.yaml:24:74 "api"",
      "everyone else: TCP 8080 · a rule of networkpolicy/it names all @ main.yaml:40:58 "{ports: [{port: 8080}]}"",
    ]
  `);
});

test('what it reaches: by name, by rule, and everywhere else', () => {
  const web = caller('web', 'http://api:80').replace('name: web', 'name: w$0eb');
  const api = API.replace('$0', '');
  expect(callsAt(api + web + deployment('cart', 'app: cart')).outgoing).toMatchInlineSnapshot(`
    [
      "deployment/api: TCP 8080 · by service/api @ main.yaml:24:74 "api"",
      "everywhere else: any port · no policy decides; only what is wired is listed @ main.yaml:20:18 "web"",
    ]
  `);
  const rules = `policyTypes: [Egress], egress: [{to: [${pods('cart')}, {ipBlock: {cidr: 192.0.2.0/24}}]}]`;
  const limited = policy('it', `podSelector: {matchLabels: {app: web}}, ${rules}`);
  expect(callsAt(api + web + deployment('cart', 'app: cart') + limited).outgoing).toMatchInlineSnapshot(`
    [
      "deployment/cart: any port @ main.yaml:40:80 "{to: [{podSelector: {matchLabels: {app: cart}}}, {ipBlock: {cidr: 192.0.2.0/24}}]}"",
      "deployment/api: perhaps TCP 8080 · by service/api @ main.yaml:24:74 "api"",
      "192.0.2.0/24: any port · outside of the cluster @ main.yaml:20:18 "web"",
    ]
  `);
});

test('of a Service: those who reach its pods, and the pods', () => {
  const moved = API.replace('$0', '').replace(
    'name: api, namespace: shop}\nspec: {selector',
    'name: a$0pi, namespace: shop}\nspec: {selector',
  );
  expect(callsAt(moved + OTHERS + INGRESS)).toMatchInlineSnapshot(`
    {
      "incoming": [
        "deployment/web: TCP 8080 · by service/api @ main.yaml:24:74 "api"",
        "ingress/edge: TCP 8080 · from outside @ main.yaml:40:41 "api"",
        "everyone else: TCP 8080 · no policy decides; only what is wired is listed @ main.yaml:4:18 "api"",
      ],
      "items": [
        "service/api (shop)",
      ],
      "outgoing": [
        "deployment/api: TCP 8080 @ main.yaml:15:8 "selector: {app: api}"",
      ],
    }
  `);
});

test('of an Ingress, and at a name that refers', () => {
  const at = (text: string): ReturnType<typeof callsAt> => callsAt(API.replace('$0', '') + OTHERS + text);
  expect(at(INGRESS.replace('name: edge', 'name: e$0dge'))).toMatchInlineSnapshot(`
    {
      "incoming": [],
      "items": [
        "ingress/edge (shop)",
      ],
      "outgoing": [
        "service/api: port 80 @ main.yaml:40:41 "api"",
      ],
    }
  `);
  expect(at(INGRESS.replace('name: api', 'name: a$0pi')).items).toEqual(['service/api (shop)']);
});

test('calls through a ConfigMap', () => {
  const config = `
---
apiVersion: v1
kind: ConfigMap
metadata: {name: config, namespace: shop}
data: {API_URL: "http://api:80"}
`;
  const job = deployment('job', 'app: job').replace(
    'name: app,',
    'name: app, envFrom: [{configMapRef: {name: config}}],',
  );
  expect(callsAt(API + config + job).incoming).toMatchInlineSnapshot(`
    [
      "deployment/job: TCP 8080 · by service/api @ main.yaml:21:25 "api"",
      "everyone else: any port · no policy decides; only what is wired is listed @ main.yaml:4:18 "api"",
    ]
  `);
});

test('unknown is perhaps, and says why', () => {
  const rule = `ingress: [{from: [{podSelector: {matchLabels: {app: cart, tier: "{{ .tier }}"}}}]}]`;
  expect(callsAt(API + OTHERS + policy('it', `${subject}, ${rule}`)).incoming).toMatchInlineSnapshot(`
    [
      "deployment/web: perhaps TCP 8080 · by service/api @ main.yaml:24:74 "api"",
      "pods app=cart,tier=…: perhaps · not in this workspace @ main.yaml:40:66 "{podSelector: {matchLabels: {app: cart, tier: \\"{{ .tier }}\\"}}}"",
      "everyone else: unknown: networkpolicy/it: a template decides what it says @ main.yaml:4:18 "api"",
    ]
  `);
});

test('nothing for what is no end of a connection', () => {
  expect(callsAt('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a$0}\n').items).toEqual([]);
});

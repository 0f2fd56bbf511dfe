// Writes a seeded monorepo of N Kubernetes objects: 40 % workloads, 20 % Services, 10 % Ingresses, 15 % policies, the
// rest ConfigMaps, in many namespaces, one to five documents a file. The same seed gives the same bytes.
import fs from 'node:fs';
import path from 'node:path';

const LONG_AGO = new Date('2020-01-01');
const APPS_PER_NAMESPACE = 10;

/**
 * @param {string} folder where to write; made if it is not there
 * @param {number} objects how many objects
 * @returns {{files: number, bytes: number}}
 */
export function writeMonorepo(folder, objects) {
  const random = generator(objects);
  let written = { files: 0, bytes: 0 };
  let batch = [];
  let made = 0;
  let app = 0;
  const flush = (namespace) => {
    if (batch.length === 0) return;
    const file = path.join(folder, namespace, `app-${written.files}.yaml`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const text = batch.join('---\n');
    fs.writeFileSync(file, text);
    fs.utimesSync(file, LONG_AGO, LONG_AGO); // what was just written is not kept between two starts
    written = { files: written.files + 1, bytes: written.bytes + text.length };
    batch = [];
  };
  while (made < objects) {
    const namespace = `team-${Math.floor(app / APPS_PER_NAMESPACE)}`;
    let perFile = 1 + Math.floor(random() * 3);
    for (const document of application(`app-${app}`, namespace, random)) {
      if (made >= objects) break;
      batch.push(document);
      made++;
      if (batch.length >= perFile) {
        flush(namespace);
        perFile = 1 + Math.floor(random() * 3);
      }
    }
    flush(namespace);
    app++;
  }
  return written;
}

/** Twenty objects: 8 workloads, 4 Services, 2 Ingresses, 3 policies, 3 ConfigMaps, spread over parts of one app. */
function* application(app, namespace, random) {
  const parts = Array.from({ length: 8 }, (_, index) => ({ name: `${app}-${index}`, index }));
  for (const part of parts) {
    yield workload(part, app, namespace, random);
    if (part.index % 2 === 0) yield service(part, app, namespace);
    if (part.index % 4 === 0) yield ingress(part, namespace);
    if (part.index % 3 === 0) yield policy(part, app, namespace);
    if (part.index % 3 === 1) yield configMap(part, namespace, random);
  }
}

const metadata = (name, namespace, app) => `metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: ${app}
    app.kubernetes.io/managed-by: hand
`;

function workload({ name, index }, app, namespace, random) {
  const env = Array.from(
    { length: 4 + Math.floor(random() * 12) },
    (_, at) => `        - name: SETTING_${at}
          value: "value ${Math.floor(random() * 1e6)}"
`,
  ).join('');
  return `apiVersion: apps/v1
kind: ${index === 7 ? 'StatefulSet' : 'Deployment'}
${metadata(name, namespace, app)}spec:
  replicas: ${1 + Math.floor(random() * 5)}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
        tier: ${index % 2 === 0 ? 'frontend' : 'backend'}
        app.kubernetes.io/part-of: ${app}
    spec:
      containers:
      - name: main
        image: registry.example.com/${app}/${name}:1.${Math.floor(random() * 90)}.0
        ports:
        - name: http
          containerPort: 8080
        - name: metrics
          containerPort: 9090
        env:
${env}        readinessProbe:
          httpGet:
            path: /ready
            port: http
        resources:
          requests: {cpu: 100m, memory: 128Mi}
          limits: {cpu: "1", memory: 512Mi}
`;
}

function service({ name }, app, namespace) {
  return `apiVersion: v1
kind: Service
${metadata(name, namespace, app)}spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 80
    targetPort: http
  - name: metrics
    port: 9090
    targetPort: metrics
`;
}

function ingress({ name }, namespace) {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ingressClassName: nginx
  rules:
  - host: ${name}.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: ${name}
            port:
              name: http
`;
}

function policy({ name }, app, namespace) {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app: ${name}
  policyTypes: [Ingress]
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app.kubernetes.io/part-of: ${app}
    ports:
    - protocol: TCP
      port: http
`;
}

function configMap({ name }, namespace, random) {
  const lines = Array.from({ length: 10 }, (_, at) => `  key-${at}: "${Math.floor(random() * 1e9)}"\n`).join(
    '',
  );
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${namespace}
data:
${lines}`;
}

/** mulberry32 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

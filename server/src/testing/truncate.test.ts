import { expect, test } from 'vitest';
import { Analysis } from '../ide/analysis';
import { inlayHints } from '../ide/inlayHints';
import { DEFAULT_SETTINGS } from '../ide/settings';
import { Host } from '../workspace/host';
import type { Location } from '../workspace/snapshot';
import { ROOT } from './fixture';
import { deployment, policy, service } from './manifests';

/** Every kind of thing that a feature speaks of, in block and in flow style, with a template and an alias. */
const SOURCE =
  service(
    'web',
    'type: NodePort, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http, nodePort: 30080}]',
  ) +
  deployment('web', 'app: web', '{name: http, containerPort: 8080, hostPort: 80}') +
  policy(
    'web',
    'podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}], ports: [{port: http}]}]',
  ) +
  `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
spec:
  rules:
    - host: "shop.example.com"
      http:
        paths:
          - path: /
            backend:
              service:
                name: web
                port:
                  name: http
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, labels: &labels {app: db}}
spec:
  serviceName: db
  replicas: {{ .Values.replicas }}
  selector: {matchLabels: *labels}
  template:
    metadata: {labels: *labels}
    spec:
      containers:
        - name: db
          ports: [{name: sql, containerPort: 5432}]
          readinessProbe: {tcpSocket: {port: sql}}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: sql}]}
`;

const BESIDE = deployment('api', 'app: web') + service('other', 'selector: {app: db}');
const URI = `${ROOT}main.yaml`;
/** Offsets at which each truncation is asked; they move on, so that all are asked in the end. */
const SAMPLES = 3;

test('the whole of it has something to say everywhere', () => {
  expect(locations(analysisOf(SOURCE), SOURCE.length).length).toBeGreaterThan(10);
});

test('whatever is cut off, each feature answers, within the files', () => {
  const lengths = new Map([[`${ROOT}beside.yaml`, BESIDE.length]]);
  const outside: string[] = [];
  for (let end = 0; end <= SOURCE.length; end++) {
    lengths.set(URI, end);
    const found = locations(analysisOf(SOURCE.slice(0, end)), end);
    for (const { uri, start, end: last } of found) {
      const inside = 0 <= start && start <= last && last <= (lengths.get(uri) ?? -1);
      if (!inside) outside.push(`cut at ${end}: ${uri} ${start}-${last}`);
    }
  }
  expect(outside).toEqual([]);
});

function analysisOf(text: string): Analysis {
  const host = new Host();
  host.setFile(`${ROOT}beside.yaml`, BESIDE);
  host.setFile(URI, text);
  return new Analysis(host.snapshot(), DEFAULT_SETTINGS);
}

/** Every range that any feature returns. */
function locations(analysis: Analysis, length: number): readonly Location[] {
  const lenses = analysis
    .lensPlaces(URI)
    .flatMap((place) => [place.location, ...(analysis.resolveLens(place)?.targets ?? [])]);
  const problems = analysis
    .diagnostics(URI)
    .flatMap(({ location, related }) => [location, ...related.map((each) => each.location)]);
  const hints = inlayHints(analysis.snapshot, URI, { start: 0, end: length }).map(({ location }) => location);
  const offsets = Array.from({ length: SAMPLES }, (_, at) => (length * 31 + at * 97) % (length + 1));
  return [
    ...lenses,
    ...problems,
    ...hints,
    ...[...offsets, length].flatMap((offset) => locationsAt(analysis, offset)),
  ];
}

function locationsAt(analysis: Analysis, offset: number): readonly Location[] {
  const hover = analysis.hover(URI, offset);
  return [
    ...(hover ? [hover.location] : []),
    ...analysis.definition(URI, offset).flatMap(({ origin, target, whole }) => [origin, target, whole]),
    ...analysis.references(URI, offset, 'with'),
  ];
}

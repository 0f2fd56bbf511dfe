import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { inlayHints } from './inlayHints';

/** The text with the hints in it, as the editor shows them. */
function hinted(source: string): string {
  const fixture = parseFixture(source);
  const text = fixture.files.get('main.yaml') ?? '';
  const hints = inlayHints(hostOf(fixture).snapshot(), `${ROOT}main.yaml`, { start: 0, end: text.length });
  return hints
    .toSorted((a, b) => b.location.start - a.location.start)
    .reduce(
      (shown, { location, label }) =>
        `${shown.slice(0, location.start)}«${label}»${shown.slice(location.start)}`,
      text,
    );
}

const WEB = (ports: string): string => `
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, ports: [${ports}]}]}}}
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: a, port: 80, targetPort: "http"}, {name: b, port: 81, targetPort: 9090}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
`;

test('names and numbers show the port of the pods', () => {
  const text = hinted(SERVICE + WEB('{name: http, containerPort: 8080}'));
  expect(text).toContain('targetPort: "http"«8080»}');
  expect(text).toContain('port: {number: 80«→ 8080»}');
  expect(text).toContain('targetPort: 9090}');
});

test('silent where pods differ, and where nothing is known', () => {
  const other = WEB('{name: http, containerPort: 8081}').replace('name: web', 'name: web2');
  expect(hinted(SERVICE + WEB('{name: http, containerPort: 8080}') + other)).not.toContain('«');
  expect(hinted(SERVICE)).not.toContain('«');
});

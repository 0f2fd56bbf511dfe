import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles, relatedOf } from '../../testing/checkDiagnostics';

const service = (spec: string): string => `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: ${spec}
`;

const ingress = (port: string, label = ''): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    service:
      name: web
      port:
        ${port}
${label}`;

const TWO = service('{ports: [{name: http, port: 80, targetPort: 1}, {name: metrics, port: 9090}]}');

const NUMBER =
  ingress(
    'number: 81',
    '#               ^^ error: Service `web` has no port `81`; it has `http` (80), `metrics` (9090)\n',
  ) + TWO;

test('a number is offered the numbers', () => {
  checkDiagnostics(NUMBER);
  expect(relatedOf(NUMBER)).toEqual([
    'main.yaml: {name: http, port: 80, targetPort: 1}: Port `http` (80)',
    'main.yaml: {name: metrics, port: 9090}: Port `metrics` (9090)',
  ]);
  expect(fixTitles(NUMBER)).toEqual(['Change the port to `80`', 'Change the port to `9090`']);
  checkFixedText(NUMBER, 'Change the port to `80`', ingress('number: 80').slice(1) + TWO);
});

test('a name is offered the names, the nearest as the likely one', () => {
  const source =
    ingress(
      "name: 'htp'",
      '#              ^^^ error: Service `web` has no port `htp`; did you mean `http`?\n',
    ) + TWO;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['* Change the port to `http`', 'Change the port to `metrics`']);
  checkFixedText(source, 'Change the port to `http`', ingress("name: 'http'").slice(1) + TWO);
});

test('a name is replaced by a number where the port has none', () => {
  const unnamed = service('{ports: [{port: 80}]}');
  const source =
    ingress('name: "http"', '#              ^^^^ error: Service `web` has no port `http`; it has `80`\n') +
    unnamed;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the port to `80`', ingress('number: 80').slice(1) + unnamed);
});

test('the shape before v1 keeps its kind of port', () => {
  const old = (port: string): string => `
apiVersion: networking.k8s.io/v1beta1
kind: Ingress
metadata: {name: web}
spec: {backend: {serviceName: web, servicePort: ${port}}}
`;
  checkFixedText(old('81') + TWO, 'Change the port to `80`', old('80').slice(1) + TWO);
  checkFixedText(old('htp') + TWO, 'Change the port to `http`', old('http').slice(1) + TWO);
});

test('silent: the port is there, by number or name; a quoted number is a number', () => {
  for (const port of ['number: 80', 'name: http', 'number: "80"']) checkDiagnostics(ingress(port) + TWO);
});

test('silent: an ExternalName Service needs no list of ports', () => {
  checkDiagnostics(ingress('number: 80') + service('{type: ExternalName, externalName: example.com}'));
});

test('silent: a Service of another folder may be another application', () => {
  checkDiagnostics(`${ingress('number: 81')}#- other/web.yaml\n${TWO}`);
});

test('undecidable: the port, the Service or its ports are templated', () => {
  checkDiagnostics(ingress('number: ${PORT}') + TWO);
  checkDiagnostics(ingress('number: 81') + TWO.replace('9090', '{{ .port }}'));
  checkDiagnostics(ingress('number: 81') + TWO.replace('port: 80', 'port: ${PORT}'));
});

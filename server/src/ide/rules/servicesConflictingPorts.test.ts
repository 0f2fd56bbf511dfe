import { expect, test } from 'vitest';
import { checkDiagnostics, relatedOf } from '../../testing/checkDiagnostics';

const service = (name: string, port: string): string => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec:
  selector: {app: web}
  ports: [${port}]
---`;

const POD = `
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{ports: [{containerPort: 8080}]}]}
`;

const ISTIO = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web}
spec: {hosts: [web.example.com]}
`;

test('two application protocols', () => {
  const source = `${service('a', '{port: 80, targetPort: 8080, appProtocol: http}')}${service('b', '{port: 81, targetPort: 8080, appProtocol: tcp}').replace('---', '#                                                   ^^^ info: Port `8080` of pod/web is `http` in Service `a`\n---')}${POD}`;
  checkDiagnostics(source);
  expect(relatedOf(source)).toEqual([
    'main.yaml: {port: 80, targetPort: 8080, appProtocol: http}: The other port',
  ]);
});

test('two numbers, in a mesh', () => {
  const [a, b] = [service('a', '{port: 80, targetPort: 8080}'), service('b', '{port: 81, targetPort: 8080}')];
  checkDiagnostics(a + b + POD);
  checkDiagnostics(
    a +
      b.replace('---', '#                ^^ info: Port `8080` of pod/web is `80` in Service `a`\n---') +
      POD +
      ISTIO,
  );
});

test('silent: the same twice, one that says nothing, another port', () => {
  const http = '{port: 80, targetPort: 8080, appProtocol: http}';
  checkDiagnostics(service('a', http) + service('b', http) + POD);
  checkDiagnostics(service('a', http) + service('b', '{port: 80, targetPort: 8080}') + POD);
  checkDiagnostics(
    service('a', http) + service('b', '{port: 1, targetPort: 8081, appProtocol: tcp}') + POD,
    'services-conflicting-ports',
  );
});

test('undecidable: templates', () => {
  const http = '{port: 80, targetPort: 8080, appProtocol: http}';
  checkDiagnostics(service('a', http) + service('b', http.replace('http', '"${P}"')) + POD);
  checkDiagnostics(service('a', http) + service('b', http.replace('http', '{{ .p }}')) + POD);
});

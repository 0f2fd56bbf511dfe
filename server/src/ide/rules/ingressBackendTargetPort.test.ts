import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, relatedOf } from '../../testing/checkDiagnostics';

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

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80, targetPort: 8080}, {name: other, port: 81, targetPort: web}]}
`;

const NUMBER =
  ingress(
    'number: 8080',
    '#               ^^^^ warning: `8080` is the targetPort of Service `web`; its port is `80`\n',
  ) + SERVICE;

test('the number is the targetPort', () => {
  checkDiagnostics(NUMBER);
  expect(relatedOf(NUMBER)).toEqual([
    'main.yaml: {name: http, port: 80, targetPort: 8080}: Port 80 leads to targetPort 8080',
  ]);
  checkFixedText(NUMBER, 'Change the port to `80`', ingress('number: 80').slice(1) + SERVICE);
});

test('the name is the targetPort', () => {
  const source =
    ingress(
      'name: web',
      '#             ^^^ warning: `web` is the targetPort of Service `web`; its port is `other`\n',
    ) + SERVICE;
  checkDiagnostics(source);
  checkFixedText(source, 'Change the port to `other`', ingress('name: other').slice(1) + SERVICE);
});

test('silent: a port that is another port, too', () => {
  checkDiagnostics(ingress('number: 8080') + SERVICE.replace('port: 81', 'port: 8080'));
});

test('undecidable: the Service is a template', () => {
  checkDiagnostics(ingress('number: 8080') + SERVICE.replace('port: 80', 'port: {{ .port }}'));
});

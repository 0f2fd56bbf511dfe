import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: administration-console, port: 80}]}
`;

const LONG = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    service:
      name: web
      port:
        name: administration-console # of the Service
#             ^^^^^^^^^^^^^^^^^^^^^^ error: An Ingress cannot name a port by 22 characters; 15 are allowed
${SERVICE}`;

test('a Service may have it, an Ingress cannot name it', () => {
  checkDiagnostics(LONG);
  checkFixedText(
    LONG,
    'Use the number `80` of Service `web`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80 # of the Service
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: administration-console, port: 80}]}
`,
  );
});

const ingress = (port: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: ${port}}}}
`;

test('silent: 15 characters, a number', () => {
  checkDiagnostics(ingress('{name: abcdefghij-lmno}'));
  checkDiagnostics(ingress('{number: 80}') + SERVICE);
});

test('silent: a port that is missing is another rule', () => {
  checkDiagnostics(ingress('{name: administration-consoles}') + SERVICE, 'ingress-backend-port-name-length');
});

test('undecidable: a template decides', () => {
  checkDiagnostics(ingress('{name: "${PORT_OF_THE_SERVICE}"}') + SERVICE);
});

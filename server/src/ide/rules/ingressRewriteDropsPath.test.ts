import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const CODE = 'ingress-rewrite-drops-path';
const ingress = (target: string, path: string, className = 'nginx'): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    nginx.ingress.kubernetes.io/rewrite-target: ${target}
spec:
  ingressClassName: ${className}
  rules:
    - http:
        paths:
          - {path: ${path}, pathType: ImplementationSpecific, backend: {service: {name: web, port: {number: 80}}}}
          - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
`;

test('a target without a group', () => {
  checkDiagnostics(
    ingress('/', '/api').replace(
      'spec:',
      `#                                               ^ info: Everything below \`/api\` arrives as \`/\`: a target without \`$1\` drops the rest; write \`/api(/|$)(.*)\` and \`/$2\`
spec:`,
    ),
    CODE,
  );
});

test('silent: a group, a file, a path that stays, another class', () => {
  checkDiagnostics(ingress('/$2', '/api(/|$)(.*)'), CODE);
  checkDiagnostics(ingress('/index.html', '/api'), CODE);
  checkDiagnostics(ingress('/', '/'), CODE);
  checkDiagnostics(ingress('/', '/api', 'traefik'), CODE);
});

test('undecidable: a template', () => {
  checkDiagnostics(ingress('${TARGET}', '/api'), CODE);
  checkDiagnostics(ingress('/', '${PATH}'), CODE);
});

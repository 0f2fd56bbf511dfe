import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const SLIP = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls:
    - hosts:
        - shpo.example.com # secure
#         ^^^^^^^^^^^^^^^^ warning: \`shpo.example.com\` is in no rule, and no \`tls\` entry lists \`shop.example.com\`
      secretName: web-tls
  rules:
    - host: shop.example.com
`;

test('a host on each side that the other does not have', () => {
  checkDiagnostics(SLIP);
  checkFixedText(
    SLIP,
    'Change it to `shop.example.com`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls:
    - hosts:
        - shop.example.com # secure
      secretName: web-tls
  rules:
    - host: shop.example.com
`,
  );
});

test('one side only is information', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec:
  tls: [{hosts: [a.example.com, b.example.com], secretName: a}]
#                               ^^^^^^^^^^^^^ info: \`b.example.com\` is in no rule of this Ingress
  rules: [{host: a.example.com}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: b}
spec:
  tls: [{hosts: [a.example.com], secretName: a}]
  rules: [{host: a.example.com}, {host: b.example.com}]
#                                       ^^^^^^^^^^^^^ info: \`b.example.com\` is under no \`tls\` entry of this Ingress
`);
});

const ingress = (tls: string, rules: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {tls: [${tls}], rules: [${rules}]}
`;

test('silent: equal hosts, wildcards, no hosts at all', () => {
  checkDiagnostics(ingress('{hosts: [A.example.com]}', '{host: a.example.com}'), 'ingress-tls-host-mismatch');
  checkDiagnostics(ingress('{hosts: ["*.example.com"]}', '{host: a.example.com}, {host: b.example.com}'));
  checkDiagnostics(ingress('{hosts: [a.example.com]}', '{host: "*.example.com"}'));
  checkDiagnostics(ingress('{secretName: default}', '{host: a.example.com}'));
  checkDiagnostics(ingress('{hosts: [a.example.com]}', '{}'));
});

test('undecidable: a template decides', () => {
  checkDiagnostics(ingress('{hosts: [a.example.com]}', '{host: "${HOST}"}'));
  checkDiagnostics(ingress('{hosts: ["{{ .host }}"]}', '{host: a.example.com}'));
});

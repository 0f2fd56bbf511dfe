import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const HOSTS = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - host: https://shop.example.com/
#           ^^^^^^^^^^^^^^^^^^^^^^^^^ error: \`https://shop.example.com/\` is a URL; a host has no scheme
    - host: "shop.example.com:8080"
#            ^^^^^^^^^^^^^^^^^^^^^ error: \`shop.example.com:8080\` has a port; a host has none
    - host: Shop.example.com # ours
#           ^^^^^^^^^^^^^^^^ error: \`Shop.example.com\` has upper-case letters
    - host: 10.0.0.1
#           ^^^^^^^^ error: \`10.0.0.1\` is an address; a host is a DNS name
    - host: shop.*.example.com
#           ^^^^^^^^^^^^^^^^^^ error: \`shop.*.example.com\` has a wildcard that is not its whole first label
    - host: "*"
#            ^ error: \`*\` is no host; leave it out to mean every host
    - host: shop.example.com/api
#           ^^^^^^^^^^^^^^^^^^^^ error: \`shop.example.com/api\` has a path; a host has none
    - host: shop_1.example.com
#           ^^^^^^^^^^^^^^^^^^ error: \`shop_1.example.com\` is no DNS name
`;

test('URLs, ports, upper case, addresses, wildcards, paths', () => {
  checkDiagnostics(HOSTS);
  checkFixedText(
    HOSTS,
    'Change it to `shop.example.com`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - host: shop.example.com
    - host: "shop.example.com:8080"
    - host: Shop.example.com # ours
    - host: 10.0.0.1
    - host: shop.*.example.com
    - host: "*"
    - host: shop.example.com/api
    - host: shop_1.example.com
`,
  );
});

const QUOTED = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls:
    - hosts: ["shop.example.com:443"] # secure
#              ^^^^^^^^^^^^^^^^^^^^ error: \`shop.example.com:443\` has a port; a host has none
      secretName: web-tls
`;

test('hosts under tls', () => {
  checkDiagnostics(QUOTED);
  checkFixedText(
    QUOTED,
    'Change it to `shop.example.com`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls:
    - hosts: ["shop.example.com"] # secure
      secretName: web-tls
`,
  );
});

const ingress = (host: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {rules: [{host: ${host}}]}
`;

test('silent: names, a wildcard of one label, no host', () => {
  for (const host of ['shop.example.com', 'localhost', '"*.example.com"', '""', 'xn--bcher-kva.example']) {
    checkDiagnostics(ingress(host));
  }
});

test('undecidable: templates and placeholders', () => {
  for (const host of [
    '"${HOST}:80"',
    '"{{ .host }}"',
    '__INGRESS_HOST__',
    'registry.<your domain>',
    'YOUR_DOMAIN',
  ]) {
    checkDiagnostics(ingress(host));
  }
});

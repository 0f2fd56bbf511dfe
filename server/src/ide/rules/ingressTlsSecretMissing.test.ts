import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const SECRET = `---
apiVersion: v1
kind: Secret
metadata: {name: shop-tls, namespace: shop}
type: kubernetes.io/tls
`;

const MISSPELT = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls:
    - secretName: "shop-tsl" # of the shop
#                  ^^^^^^^^ warning: No Secret \`shop-tsl\` in namespace \`shop\`; did you mean \`shop-tls\`?
${SECRET}`;

test('a near miss is a warning', () => {
  checkDiagnostics(MISSPELT);
  checkFixedText(
    MISSPELT,
    'Change the Secret to `shop-tls`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls:
    - secretName: "shop-tls" # of the shop
---
apiVersion: v1
kind: Secret
metadata: {name: shop-tls, namespace: shop}
type: kubernetes.io/tls
`,
  );
});

test('a near miss of what a Certificate makes', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  tls:
    - secretName: shop-tsl
#                 ^^^^^^^^ warning: No Secret \`shop-tsl\` in its namespace; did you mean \`shop-tls\`?
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop}
spec: {secretName: shop-tls}
`);
});

test('a secret of another namespace is out of reach', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: edge}
spec:
  tls:
    - secretName: shop-tls
#                 ^^^^^^^^ warning: Secret \`shop-tls\` is in namespace \`shop\`, and an Ingress reads only namespace \`edge\`
${SECRET}`);
});

test('another type, and a secret that may be elsewhere, are information', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls:
    - secretName: opaque
#                 ^^^^^^ info: Secret \`opaque\` is of type \`Opaque\`, not \`kubernetes.io/tls\`
    - secretName: wildcard-example-com
#                 ^^^^^^^^^^^^^^^^^^^^ info: No Secret \`wildcard-example-com\` in namespace \`shop\`
---
apiVersion: v1
kind: Secret
metadata: {name: opaque, namespace: shop}
${SECRET}`);
});

const ingress = (name: string, annotations = '{}'): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop, annotations: ${annotations}}
spec: {tls: [{secretName: ${name}}]}
`;

test('silent: it is there, is made by an annotation or a controller, or no TLS secret is deployed', () => {
  checkDiagnostics(ingress('shop-tls') + SECRET);
  checkDiagnostics(ingress('shop-tsl', '{cert-manager.io/cluster-issuer: letsencrypt}') + SECRET);
  checkDiagnostics(ingress('shop-tls'));
  checkDiagnostics(`${ingress('sealed')}---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: sealed, namespace: shop}
${SECRET}`);
});

test('undecidable: a template, an open world', () => {
  checkDiagnostics(ingress('"${SECRET}"') + SECRET);
  checkDiagnostics(`${ingress('wildcard')}${SECRET}---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: makes-secrets}
`);
  checkDiagnostics(ingress('shop-tls') + SECRET.replace('kubernetes.io/tls', '"${TYPE}"'));
});

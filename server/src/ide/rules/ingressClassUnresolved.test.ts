import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const CLASS = `---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/ingress-nginx}
`;

const MISSPELT = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  ingressClassName: ngnix # ours
#                   ^^^^^ info: No IngressClass \`ngnix\` is deployed with this Ingress; did you mean \`nginx\`?
${CLASS}`;

test('a class that is not there', () => {
  checkDiagnostics(MISSPELT);
  checkFixedText(
    MISSPELT,
    'Change the class to `nginx`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  ingressClassName: nginx # ours
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/ingress-nginx}
`,
  );
});

test('no class, and no default', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
#                ^^^ info: This Ingress has no class, and no IngressClass that is deployed with it is the default
${CLASS}`);
});

const ingress = (spec: string, annotations = '{}'): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: ${annotations}}
spec: {${spec}}
`;

test('silent: the class is there, is the default, or classes are not deployed with it', () => {
  checkDiagnostics(ingress('ingressClassName: nginx') + CLASS);
  checkDiagnostics(
    ingress('') +
      CLASS.replace(
        'name: nginx',
        'name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}',
      ),
  );
  checkDiagnostics(ingress('ingressClassName: ngnix'));
  checkDiagnostics(`${ingress('ingressClassName: nginx')}#- other/class.yaml\n${CLASS.slice(4)}`);
});

test('undecidable: a template, an open world', () => {
  checkDiagnostics(ingress('ingressClassName: "${CLASS}"') + CLASS);
  checkDiagnostics(ingress('ingressClassName: ngnix') + CLASS.replace('nginx', '{{ .name }}'));
  checkDiagnostics(`${ingress('ingressClassName: traefik')}${CLASS}---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: makes-classes}
`);
});

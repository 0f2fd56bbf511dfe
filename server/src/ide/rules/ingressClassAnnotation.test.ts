import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const ONLY = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    kubernetes.io/ingress.class: "nginx" # the one
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: This annotation is deprecated; write \`spec.ingressClassName\`
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
`;

test('the deprecated annotation moves to the spec, and no empty map stays', () => {
  checkDiagnostics(ONLY);
  checkFixedText(
    ONLY,
    'Write it as `ingressClassName`',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
  ingressClassName: nginx
`,
  );
});

const BOTH = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    a: b
    kubernetes.io/ingress.class: nginx
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: This annotation is deprecated, and \`ingressClassName\` says the same
spec:
  ingressClassName: nginx
`;

test('it goes where the spec says the same', () => {
  checkDiagnostics(BOTH);
  checkFixedText(
    BOTH,
    'Remove the annotation',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    a: b
spec:
  ingressClassName: nginx
`,
  );
});

const APART = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {kubernetes.io/ingress.class: nginx, a: b}}
#                                                                ^^^^^ error: The annotation says \`nginx\`, and \`ingressClassName\` says \`traefik\`
spec: {ingressClassName: traefik}
`;

test('where they differ, the API rejects it', () => {
  checkDiagnostics(APART);
  checkFixedText(
    APART,
    'Remove the annotation',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {a: b}}
spec: {ingressClassName: traefik}
`,
  );
});

const ingress = (annotation: string, version = 'networking.k8s.io/v1'): string => `
apiVersion: ${version}
kind: Ingress
metadata: {name: web, annotations: {${annotation}}}
spec: {}
`;

test('silent: no annotation, Google Kubernetes Engine, extensions/v1beta1', () => {
  checkDiagnostics(ingress('a: b'));
  checkDiagnostics(ingress('kubernetes.io/ingress.class: gce-internal'));
  const old = ingress('kubernetes.io/ingress.class: nginx', 'extensions/v1beta1');
  expect(fixTitles(old)).not.toContain('* Write it as `ingressClassName`');
});

test('undecidable: a template decides', () => {
  checkDiagnostics(ingress('kubernetes.io/ingress.class: "${CLASS}"'));
  checkDiagnostics(ingress('kubernetes.io/ingress.class: "{{ .class }}"'));
});

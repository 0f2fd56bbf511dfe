import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const ingressClass = (name: string, value: string): string => `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: ${name}
  annotations:
    ingressclass.kubernetes.io/is-default-class: ${value}
`;

test('two defaults', () => {
  checkDiagnostics(
    `${ingressClass(
      'nginx',
      `"true"
#                                                 ^^^^ warning: Another IngressClass is the default, too: \`traefik\``,
    )}---${ingressClass(
      'traefik',
      `"true"
#                                                 ^^^^ warning: Another IngressClass is the default, too: \`nginx\``,
    )}`,
  );
});

test('silent: one default, copies of one class', () => {
  checkDiagnostics(`${ingressClass('nginx', '"true"')}---${ingressClass('traefik', '"false"')}`);
  checkDiagnostics(
    `#- a/class.yaml\n${ingressClass('nginx', '"true"')}\n#- b/class.yaml\n${ingressClass('traefik', '"true"')}`,
  );
});

test('undecidable: a template', () => {
  checkDiagnostics(`${ingressClass('nginx', '"true"')}---${ingressClass('traefik', '"${DEFAULT}"')}`);
});

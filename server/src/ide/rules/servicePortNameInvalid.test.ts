import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const serviceWith = (name: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports:
    - name: ${name}
      port: 80
`;

const INGRESS = `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend:
    service:
      name: web
      port: {name: web_ui}
`;

test('what is no DNS label; the name changes wherever it is used', () => {
  const source =
    `${serviceWith('web_ui')}#           ^^^^^^ error: \`web_ui\` is no port name: it holds \`_\`, and only \`a-z0-9-\` are allowed
${INGRESS}`.replace(/( {6}port: 80\n)(#.*\n)/, '$2$1');
  checkDiagnostics(source, 'service-port-name-invalid');
  checkFixedText(
    source,
    'Rename `web_ui` to `web-ui` everywhere',
    serviceWith('web-ui') + INGRESS.replace('web_ui', 'web-ui'),
    'service-port-name-invalid',
  );
});

test('too long, and a dash at the edge', () => {
  const long = 'a'.repeat(64);
  checkDiagnostics(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports:
    - {port: 1, name: ${long}}
#                     ${'^'.repeat(64)} error: \`${long}\` is no port name: it has 64 characters, and at most 63 are allowed
    - {port: 2, name: a-}
#                     ^^ error: \`a-\` is no port name: it has a dash at its edge
`);
});

test('silent: a label, longer than that of a container port may be', () => {
  checkDiagnostics(serviceWith('a-rather-long-name-2'));
});

test('undecidable: templates and placeholders', () => {
  checkDiagnostics(serviceWith('${NAME}_X'));
  checkDiagnostics(serviceWith('REPLACE_ME'));
  checkDiagnostics(serviceWith('{{ .name }}_x'));
});

import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const slice = (ports: string): string => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: a, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
ports: [${ports}]
`;

const service = (ports: string, more = ''): string => `---
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {${more}ports: [${ports}]}
`;

test('another name', () => {
  const source = `${slice('{name: postgresql, port: 5432}')}#              ^^^^^^^^^^ warning: No port of Service \`db\` is named \`postgresql\`
${service('{name: sql, port: 1}, {name: postgres, port: 5432}')}`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Name the port `postgres`',
    slice('{name: postgres, port: 5432}') + service('{name: sql, port: 1}, {name: postgres, port: 5432}'),
  );
});

test('a name too many, and none', () => {
  const named = `${slice('{name: sql, port: 5432}')}#              ^^^ warning: No port of Service \`db\` is named \`sql\`
${service('{port: 5432}')}`;
  checkDiagnostics(named);
  checkFixedText(named, 'Remove the name', slice('{port: 5432}') + service('{port: 5432}'));
  const unnamed = `${slice('{port: 5432}')}#              ^^^^ warning: This port has no name, and each of Service \`db\` has one
${service('{name: sql, port: 5432}')}`;
  checkDiagnostics(unnamed);
  checkFixedText(
    unnamed,
    'Name the port `sql`',
    slice('{port: 5432, name: sql}') + service('{name: sql, port: 5432}'),
  );
});

test('silent: the names are equal, a selector, another unit', () => {
  checkDiagnostics(slice('{name: sql, port: 1}') + service('{name: sql, port: 2}'));
  checkDiagnostics(slice('{name: sql, port: 1}') + service('{port: 1}', 'selector: {app: db}, '));
  checkDiagnostics(`#- a/a.yaml\n${slice('{name: sql, port: 1}')}#- b/b.yaml\n${service('{port: 1}')}`);
});

test('undecidable: templates', () => {
  checkDiagnostics(slice('{name: "${N}", port: 1}') + service('{port: 1}'));
  checkDiagnostics(slice('{name: sql, port: 1}') + service('{name: "${N}", port: 1}'));
  checkDiagnostics(slice('{name: sql, port: 1}') + service('{port: 1}', 'type: "${TYPE}", '));
});

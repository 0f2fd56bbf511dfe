import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const pod = (probe: string, ports = '[{name: http, containerPort: 8080}]'): string => `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: app
      ports: ${ports}
      readinessProbe: {httpGet: {path: /, port: ${probe}}}
`;

const labelled = (source: string, label: string): string => `${source}#${' '.repeat(47)}${label}\n`;

test('a name that the container does not have', () => {
  const source = labelled(pod('htpp'), '^^^^ error: `app` has no port named `htpp` for its readinessProbe');
  checkDiagnostics(source);
  checkFixedText(source, 'Change the port to `http`', pod('http'));
});

test('the port of another container', () => {
  const other = '    - name: other\n      ports: [{name: admin, containerPort: 9000}]\n';
  const source = `${labelled(pod('admin'), '^^^^^ error: `app` has no port named `admin` for its readinessProbe, only `other` does')}${other}`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['* Change the port to `http`']);
});

test('a quoted number is a name', () => {
  const source = labelled(
    pod('"8080"'),
    ' ^^^^ error: `8080` is quoted, which makes it a name, and no port of `app` has it',
  );
  checkDiagnostics(source);
  checkFixedText(source, 'Write 8080 as a number', pod('8080'));
});

test('a number that is not declared is a hint, where others are', () => {
  checkDiagnostics(
    labelled(pod('8008'), '^^^^ hint: readinessProbe asks for port `8008`, which `app` does not declare'),
  );
  checkDiagnostics(pod('8008', '[]'));
});

test('silent: the name or the number is declared, for any protocol', () => {
  checkDiagnostics(pod('http') + '---' + pod('8080').replace('name: web', 'name: b'));
});

test('undecidable: templates', () => {
  checkDiagnostics(pod('"${PORT}"'));
  checkDiagnostics(pod('admin', '[{name: "${NAME}", containerPort: 8080}]'));
  checkDiagnostics(pod('8008', '[{name: http, containerPort: "${PORT}"}]'));
  checkDiagnostics(pod('admin', '{{ .ports }}'));
});

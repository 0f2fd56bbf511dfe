import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const service = (name: string, port: string): string => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec:
  type: NodePort
  ports:
    - ${port}
`;

const PORT = '{port: 80, nodePort: 30080}';
const error = (name: string, severity = 'error'): string =>
  `#                          ^^^^^ ${severity}: Node port \`30080\` is taken by Service \`${name}\`, too\n`;

test('two Services of one file', () => {
  const [a, b] = [service('a', PORT), service('b', PORT)];
  const source = `${a}${error('b')}---\n${b}${error('a')}`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Remove `nodePort`, and let the cluster choose',
    `${service('a', '{port: 80}')}---\n${b}`,
  );
});

test('two ports of one Service', () => {
  const both = `[${PORT}, {name: x, port: 81, nodePort: 30080}]`;
  checkDiagnostics(
    `${service('a', '').replace('\n    - \n', ` ${both.replace('port: 80', 'name: y, port: 80')}\n`)}#                                       ^^^^^ error: Node port \`30080\` is taken by another port of this Service, too
#                                                                             ^^^^^ error: Node port \`30080\` is taken by another port of this Service, too
`,
  );
});

test('an error in a kustomization, information in a folder', () => {
  const files = (severity: string): string =>
    `#- a.yaml\n${service('a', PORT)}${error('b', severity)}#- b.yaml\n${service('b', PORT)}${error('a', severity)}`;
  checkDiagnostics(files('info'));
  checkDiagnostics(`${files('error')}#- kustomization.yaml\nresources: [a.yaml, b.yaml]\n`);
});

test('silent: another protocol, another folder, the same Service, no node port', () => {
  checkDiagnostics(`${service('a', PORT)}---\n${service('b', '{port: 80, nodePort: 30080, protocol: UDP}')}`);
  checkDiagnostics(`#- a/a.yaml\n${service('a', PORT)}#- b/b.yaml\n${service('b', PORT)}`);
  checkDiagnostics(`#- a.yaml\n${service('a', PORT)}#- b.yaml\n${service('a', PORT)}`);
  checkDiagnostics(
    `${service('a', '{port: 80, nodePort: 0}')}---\n${service('b', '{port: 80, nodePort: 0}')}`,
  );
});

test('undecidable: templates', () => {
  const templated = '{port: 80, nodePort: "${PORT}"}';
  checkDiagnostics(`${service('a', templated)}---\n${service('b', templated)}`);
  checkDiagnostics(`${service('a', PORT)}---\n${service('${NAME}', PORT)}`);
});

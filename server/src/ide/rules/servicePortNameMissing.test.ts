import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports:
`;

const CODE = 'service-port-name-missing';

test('each port of several needs a name', () => {
  const source = `${HEAD}    - name: http
      port: 80
    - port: 9090 # metrics
#           ^^^^ error: Port \`9090\` needs a name, as this Service has 2 ports
      targetPort: metrics
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Name it `metrics`',
    `${HEAD}    - name: http
      port: 80
    - port: 9090
      name: metrics # metrics
      targetPort: metrics
`,
  );
});

test('an empty name is none; a name that is taken is not given again', () => {
  const ports = '[{name: dns, port: 53}, {name: "", port: 53, protocol: UDP}]';
  const source = `${HEAD.replace(/ports:\n$/, '')}ports: ${ports}\n#                                                 ^^ error: Port \`53\` needs a name, as this Service has 2 ports\n`;
  checkDiagnostics(source, CODE);
  checkFixedText(
    source,
    'Name it `port-53`',
    `${HEAD.replace(/ports:\n$/, '')}ports: ${ports.replace('""', '"port-53"')}\n`,
    CODE,
  );
});

test('silent: one port needs no name', () => {
  checkDiagnostics(`${HEAD}    - port: 80\n`);
});

test('undecidable: a template gives the name, or more', () => {
  checkDiagnostics(`${HEAD}    - {name: a, port: 80}\n    - {name: "\${NAME}", port: 81}\n`);
  checkDiagnostics(`${HEAD}    - {name: a, port: 80}\n    - {port: 81}\n    {{ .more }}\n`);
});

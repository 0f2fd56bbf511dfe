import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports:
`;

test('a number twice with one protocol; a copy can go', () => {
  const source = `${HEAD}    - name: http
      port: 80
    # the same again
    - name: http
      port: 80
#           ^^ error: Port \`80\` is there already for TCP
  type: ClusterIP
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Remove this port',
    `${HEAD}    - name: http
      port: 80
    # the same again
  type: ClusterIP
`,
  );
});

test('a name twice', () => {
  const source = `${HEAD}    - {name: http, port: 80}
    - {name: http, port: 81}
#            ^^^^ error: Another port of this Service is named \`http\`
`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual([]);
});

test('silent: one number for two protocols', () => {
  checkDiagnostics(`${HEAD}    - {name: a, port: 53}\n    - {name: b, port: 53, protocol: UDP}\n`);
});

test('undecidable: templates', () => {
  checkDiagnostics(`${HEAD}    - {name: a, port: 53}\n    - {name: b, port: 53, protocol: "\${P}"}\n`);
  checkDiagnostics(`${HEAD}    - {name: "\${N}", port: 53}\n    - {name: "\${N}", port: 54}\n`);
});

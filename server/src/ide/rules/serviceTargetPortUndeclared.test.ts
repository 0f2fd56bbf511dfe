import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const service = (port: string): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [${port}]
`;

const pod = (ports: string): string => `---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - name: app
      ports: ${ports}
`;

const FLOW = pod('[{containerPort: 8080}]');

test('a number that no container declares', () => {
  const source = `${service('{port: 80, targetPort: 8008}')}#                                ^^^^ hint: No container of pod/web declares port \`8008\`
${FLOW}`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Declare port `8008` in pod/web',
    service('{port: 80, targetPort: 8008}') + pod('[{containerPort: 8080}, {containerPort: 8008}]'),
  );
});

test('the port itself, where it leads to itself; ports in block style', () => {
  const block = pod('\n        - containerPort: 8080 # web\n');
  const source = `${service('{port: 80}')}#                ^^ hint: No container of pod/web declares port \`80\`\n${block}`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Declare port `80` in pod/web',
    service('{port: 80}') + pod('\n        - containerPort: 8080 # web\n        - containerPort: 80\n'),
  );
});

test('silent: it is declared, or no ports are', () => {
  checkDiagnostics(service('{port: 80, targetPort: 8080}') + FLOW);
  checkDiagnostics(service('{port: 80}') + pod('[]'));
});

test('undecidable: templates', () => {
  checkDiagnostics(service('{port: 80, targetPort: "${PORT}"}') + FLOW);
  checkDiagnostics(service('{port: 80}') + pod('[{containerPort: "${PORT}"}]'));
  checkDiagnostics(service('{port: 80}') + pod('{{ .ports }}'));
});

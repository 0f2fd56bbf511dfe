import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const pod = (a: string, b: string, more = ''): string => `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      ports: [${a}]
    - name: b
      ports: [${b}]
${more}`;

test('one number in two containers', () => {
  checkDiagnostics(
    pod(
      '{containerPort: 80}',
      '{containerPort: 80}',
      '#                             ^^ warning: Port `80` (TCP) is declared by container `a`, too\n',
    ),
  );
});

test('one number twice in a container is a hint', () => {
  checkDiagnostics(`${pod('', '{name: a, containerPort: 80}, {name: b, containerPort: 80}')}#                                                                    ^^ hint: Port \`80\` (TCP) is declared by container \`b\`, too
`);
});

test('one name: an error within a container, a warning across', () => {
  checkDiagnostics(
    pod(
      '{name: http, containerPort: 80}',
      '{name: http, containerPort: 81}',
      '#                    ^^^^ warning: Another port is named `http`, that of container `a`, and Services use that one\n',
    ),
  );
  checkDiagnostics(
    pod(
      '',
      '{name: x, containerPort: 80}, {name: x, containerPort: 81}',
      '#                                                  ^ error: Another port is named `x`, that of container `b`, and Services use that one\n',
    ),
  );
});

test('one host port; with hostNetwork each port is one', () => {
  checkDiagnostics(
    pod(
      '{containerPort: 1, hostPort: 80}',
      '{containerPort: 2, hostPort: 80}',
      '#                                          ^^ error: Host port `80` is taken by container `a`\n',
    ),
  );
  checkDiagnostics(
    pod(
      '{containerPort: 80}',
      '{containerPort: 80}',
      '#                             ^^ error: Host port `80` is taken by container `a`\n  hostNetwork: true\n  dnsPolicy: Default\n',
    ),
  );
});

test('silent: other protocols, other addresses, init containers that end', () => {
  checkDiagnostics(pod('{containerPort: 53}', '{containerPort: 53, protocol: UDP}'));
  const at = (ip: string): string => `{containerPort: 80, hostPort: 80, hostIP: ${ip}}`;
  checkDiagnostics(pod(at('192.0.2.1'), at('192.0.2.2')));
  checkDiagnostics(
    pod('{containerPort: 80}', '', '  initContainers: [{name: i, ports: [{containerPort: 80}]}]\n'),
  );
});

test('undecidable: templates', () => {
  checkDiagnostics(pod('{containerPort: "${PORT}"}', '{containerPort: "${PORT}"}'));
  checkDiagnostics(pod('{name: "${N}", containerPort: 1}', '{name: "${N}", containerPort: 2}'));
});

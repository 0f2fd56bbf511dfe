import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
`;

test('a nodePort without node ports', () => {
  const source = `${HEAD}  type: ClusterIP
  ports:
    - port: 80
      nodePort: 30080
#               ^^^^^ error: \`nodePort\` needs type \`NodePort\` or \`LoadBalancer\`, and this Service is a \`ClusterIP\`
`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['Change the type to `NodePort`', 'Remove `nodePort`']);
  checkFixedText(source, 'Remove `nodePort`', `${HEAD}  type: ClusterIP\n  ports:\n    - port: 80\n`);
  checkFixedText(
    source,
    'Change the type to `NodePort`',
    `${HEAD}  type: NodePort\n  ports:\n    - port: 80\n      nodePort: 30080\n`,
  );
});

test('fields of load balancers, and of those that are reached from outside', () => {
  const source = `${HEAD}  ports: [{port: 80}]
  loadBalancerClass: a
# ^^^^^^^^^^^^^^^^^^^^ error: \`loadBalancerClass\` needs type \`LoadBalancer\`, and this Service is a \`ClusterIP\`
  loadBalancerIP: 192.0.2.1 # old
# ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`loadBalancerIP\` has no effect on type \`ClusterIP\`
  externalTrafficPolicy: Local
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: \`externalTrafficPolicy\` needs a Service that is reached from outside, and this is type \`ClusterIP\`
  healthCheckNodePort: 30000
# ^^^^^^^^^^^^^^^^^^^^^^^^^^ error: \`healthCheckNodePort\` needs type \`LoadBalancer\` and \`externalTrafficPolicy: Local\`
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Remove `loadBalancerIP`',
    `${HEAD}  ports: [{port: 80}]
  loadBalancerClass: a
  externalTrafficPolicy: Local
  healthCheckNodePort: 30000
`,
  );
});

test('an ExternalName Service has no address; in flow style', () => {
  const source = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ExternalName, clusterIP: None, externalName: a.example.com}
#                          ^^^^^^^^^^^^^^^ error: \`clusterIP\` may not be set on an \`ExternalName\` Service
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Remove `clusterIP`',
    `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ExternalName, externalName: a.example.com}
`,
  );
});

test('silent: the type has the field', () => {
  checkDiagnostics(`${HEAD}  type: LoadBalancer
  loadBalancerIP: 192.0.2.1
  loadBalancerClass: a
  externalTrafficPolicy: Local
  healthCheckNodePort: 30000
  ports: [{port: 80, nodePort: 30080}]
`);
  checkDiagnostics(
    `${HEAD}  externalIPs: [192.0.2.1]\n  externalTrafficPolicy: Local\n  ports: [{port: 80, nodePort: 0}]\n`,
  );
});

test('undecidable: a template gives the type or the field', () => {
  checkDiagnostics(
    `${HEAD}  type: \${TYPE}\n  ports: [{port: 80, nodePort: 30080}]\n  loadBalancerClass: a\n`,
  );
  checkDiagnostics(`${HEAD}  ports: [{port: 80, nodePort: "\${PORT}"}]\n  loadBalancerClass: \${CLASS}\n`);
});

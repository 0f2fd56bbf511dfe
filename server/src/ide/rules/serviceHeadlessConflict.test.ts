import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const HEAD = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
`;

test('no load balancer without a cluster IP', () => {
  const source = `${HEAD}  clusterIP: None
# ^^^^^^^^^^^^^^^ error: A \`LoadBalancer\` Service cannot be headless
  type: LoadBalancer
  ports: [{port: 80}]
`;
  checkDiagnostics(source);
  expect(fixTitles(source)).toEqual(['Remove `clusterIP: None`', 'Remove `type: LoadBalancer`']);
  checkFixedText(source, 'Remove `type: LoadBalancer`', `${HEAD}  clusterIP: None\n  ports: [{port: 80}]\n`);
});

test('what a headless Service ignores', () => {
  const source = `${HEAD}  clusterIP: None
  loadBalancerIP: 192.0.2.1
# ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`loadBalancerIP\` has no effect on a headless Service
  sessionAffinity: ClientIP
# ^^^^^^^^^^^^^^^^^^^^^^^^^ warning: \`sessionAffinity\` has no effect on a headless Service
  sessionAffinityConfig:
    clientIP: {timeoutSeconds: 60}
`;
  checkDiagnostics(source);
  checkFixedText(
    source,
    'Remove `sessionAffinity`',
    `${HEAD}  clusterIP: None\n  loadBalancerIP: 192.0.2.1\n`,
  );
});

test('silent: a headless Service of type ClusterIP', () => {
  checkDiagnostics(`${HEAD}  type: ClusterIP\n  clusterIP: None\n  sessionAffinity: None\n`);
  checkDiagnostics(`${HEAD}  type: NodePort\n  clusterIP: ""\n  ports: [{port: 80}]\n`);
});

test('undecidable: a template gives the type, the cluster IP or the field', () => {
  checkDiagnostics(`${HEAD}  type: \${TYPE}\n  clusterIP: None\n`);
  checkDiagnostics(`${HEAD}  type: NodePort\n  clusterIP: \${IP}\n  ports: [{port: 80}]\n`);
  checkDiagnostics(`${HEAD}  clusterIP: None\n  loadBalancerIP: \${IP}\n`);
});

import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: db, ports: [{containerPort: 5432}]}]}
`;

test('a number that no pod declares is a hint', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 5423
#               ^^^^ hint: No container of pod/db declares port \`5423\`
${POD}`);
});

const allowing = (ports: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{ports: ${ports}}]}
`;

test('silent: declared, within a range, or the pods declare nothing', () => {
  checkDiagnostics(allowing('[{port: 5432}, {port: 5000, endPort: 6000}]') + POD);
  checkDiagnostics(allowing('[{port: 5423}]') + POD.replace('{containerPort: 5432}', ''));
});

test('undecidable: templated ports or pods, no pods', () => {
  checkDiagnostics(allowing('[{port: 5423}]'));
  checkDiagnostics(allowing('[{port: "${PORT}"}]') + POD);
  checkDiagnostics(allowing('[{port: 5423}]') + POD.replace('5432', '${PORT}'));
  checkDiagnostics(allowing('[{port: 5423}]') + POD.replace('app: db', 'app: {{ .app }}'));
});

import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
`;

const MISSPELT = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector:
    matchLabels:
      app: "databse" # the pods
#           ^^^^^^^ warning: No pod in namespace \`shop\` has \`app: databse\`; did you mean \`app: database\`?
  policyTypes: [Ingress]
${POD}`;

test('a near miss is a warning, and is corrected', () => {
  checkDiagnostics(MISSPELT);
  checkFixedText(
    MISSPELT,
    'Change the selector to `app: database`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector:
    matchLabels:
      app: "database" # the pods
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
`,
  );
});

test('where nothing comes near, it is information in a closed world', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: cache, namespace: shop}
spec:
  podSelector:
    matchExpressions:
      - {key: app, operator: In, values: [cache, redis]}
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: No pod in namespace \`shop\` has \`app in (cache, redis)\`
  policyTypes: [Ingress]
${POD}`);
});

const ELSEWHERE = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: database
  namespace: default
#            ^^^^^^^ warning: This policy selects \`app=database\` of namespace \`default\`, but pod/database is in namespace \`shop\`
spec:
  podSelector: {matchLabels: {app: database}}
  policyTypes: [Ingress]
${POD}`;

test('pods of another namespace are no pods of the policy', () => {
  checkDiagnostics(ELSEWHERE);
  checkFixedText(
    ELSEWHERE,
    'Move the policy to namespace `shop`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: database
  namespace: shop
spec:
  podSelector: {matchLabels: {app: database}}
  policyTypes: [Ingress]
---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
`,
  );
});

const policy = (selector: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: any, namespace: shop}
spec: {podSelector: ${selector}, policyTypes: [Ingress]}
`;

test('silent: a selector of everything, a match, a match by expressions', () => {
  checkDiagnostics(policy('{}') + POD.replace('shop', 'other'));
  checkDiagnostics(policy('{matchLabels: {app: database}}') + POD);
  checkDiagnostics(policy('{matchExpressions: [{key: tier, operator: DoesNotExist}]}') + POD);
});

test('silent: pods of another folder', () => {
  checkDiagnostics(`${policy('{matchLabels: {app: database}}')}#- other/pod.yaml\n${POD.slice(4)}`);
});

test('undecidable: no pods, an operator, templated labels', () => {
  const cache = policy('{matchLabels: {app: cache}}');
  checkDiagnostics(cache);
  checkDiagnostics(`${cache}${POD}---
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: {name: makes-pods}
`);
  checkDiagnostics(cache + POD.replace('app: database', 'app: ${APP}'));
  checkDiagnostics(policy('{matchLabels: {app: "${APP}"}}') + POD);
  checkDiagnostics(policy('{matchLabels: {app: databse, x: "{{ .x }}"}}') + POD);
});

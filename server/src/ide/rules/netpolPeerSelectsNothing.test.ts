import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const PODS = `---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
---
apiVersion: v1
kind: Pod
metadata: {name: frontend, namespace: shop, labels: {app: frontend}}
---
apiVersion: v1
kind: Pod
metadata: {name: prometheus, namespace: monitoring, labels: {app: prometheus}}
`;

const MISSPELT = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {matchLabels: {app: fronted}}
#                                          ^^^^^^^ warning: No pod in namespace \`shop\` has \`app: fronted\`; did you mean \`app: frontend\`?
        - namespaceSelector: {}
          podSelector: {matchLabels: {app: promethus}}
#                                          ^^^^^^^^^ warning: No pod has \`app: promethus\`; did you mean \`app: prometheus\`?
${PODS}`;

test('a near miss is a warning, in all namespaces that are looked at', () => {
  checkDiagnostics(MISSPELT);
  checkFixedText(
    MISSPELT,
    'Change the selector to `app: prometheus`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {matchLabels: {app: fronted}}
        - namespaceSelector: {}
          podSelector: {matchLabels: {app: prometheus}}
---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
---
apiVersion: v1
kind: Pod
metadata: {name: frontend, namespace: shop, labels: {app: frontend}}
---
apiVersion: v1
kind: Pod
metadata: {name: prometheus, namespace: monitoring, labels: {app: prometheus}}
`,
  );
});

const ELSEWHERE = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
      - podSelector: # scraped
          matchLabels:
            app: prometheus # by name
#           ^^^^^^^^^^^^^^^ warning: This peer names pods of namespace \`shop\`, but pod/prometheus is in \`monitoring\`
      ports:
      - port: 9090
${PODS}`;

test('pods of another namespace need a namespaceSelector', () => {
  checkDiagnostics(ELSEWHERE);
  checkFixedText(
    ELSEWHERE,
    'Add a namespaceSelector for `monitoring`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
      - podSelector: # scraped
          matchLabels:
            app: prometheus # by name
        namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: monitoring
      ports:
      - port: 9090
---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
---
apiVersion: v1
kind: Pod
metadata: {name: frontend, namespace: shop, labels: {app: frontend}}
---
apiVersion: v1
kind: Pod
metadata: {name: prometheus, namespace: monitoring, labels: {app: prometheus}}
`,
  );
});

test('the same in flow style', () => {
  checkFixedText(
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: prometheus}}}]}]}
${PODS}`,
    'Add a namespaceSelector for `monitoring`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: prometheus}}, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: database, namespace: shop, labels: {app: database}}
---
apiVersion: v1
kind: Pod
metadata: {name: frontend, namespace: shop, labels: {app: frontend}}
---
apiVersion: v1
kind: Pod
metadata: {name: prometheus, namespace: monitoring, labels: {app: prometheus}}
`,
  );
});

test('where nothing comes near, it is a hint', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {matchLabels: {app: backup}}
#                                     ^^^^^^^^^^^ hint: No pod in namespace \`shop\` has \`app: backup\`
${PODS}`);
});

const allowing = (peer: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: database, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [${peer}]}]}
`;

test('silent: a match, all pods, namespaces alone, and pods of namespaces that are not here', () => {
  checkDiagnostics(allowing('{podSelector: {matchLabels: {app: frontend}}}') + PODS);
  checkDiagnostics(allowing('{podSelector: {}}') + PODS);
  checkDiagnostics(allowing('{namespaceSelector: {matchLabels: {team: web}}}') + PODS);
  checkDiagnostics(allowing('{namespaceSelector: {}, podSelector: {matchLabels: {app: agent}}}') + PODS);
  checkDiagnostics(
    allowing(
      '{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}, podSelector: {matchLabels: {app: prometheu}}}',
    ) + PODS,
  );
});

test('undecidable: an operator, a template', () => {
  checkDiagnostics(`${allowing('{podSelector: {matchLabels: {app: backup}}}')}${PODS}---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: makes-pods}
`);
  checkDiagnostics(allowing('{podSelector: {matchLabels: {app: "${APP}"}}}') + PODS);
  checkDiagnostics(allowing('{podSelector: {matchLabels: {app: "{{ .app }}"}}}') + PODS);
});

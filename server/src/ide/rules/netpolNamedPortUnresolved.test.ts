import { expect, test } from 'vitest';
import { checkDiagnostics, checkFixedText, fixTitles } from '../../testing/checkDiagnostics';

const POD = `---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: db, ports: [{name: postgres, containerPort: 5432}, {name: dns, containerPort: 53, protocol: UDP}]}]}
`;

const MISSPELT = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: postgress # the database
#               ^^^^^^^^^ warning: No TCP port of pod/db is named \`postgress\`; did you mean \`postgres\`?
        - port: dns
#               ^^^ warning: No TCP port of pod/db is named \`dns\`
          protocol: TCP
        - port: "5432"
#                ^^^^ warning: \`5432\` is quoted, which makes it a name, and no port can have it
${POD}`;

test('a name, a name of another protocol, a quoted number', () => {
  checkDiagnostics(MISSPELT);
  expect(fixTitles(MISSPELT)).toEqual([
    '* Change the port to `postgres`',
    '* Change the port to `postgres`',
    '* Write 5432 as a number',
  ]);
  checkFixedText(
    MISSPELT,
    'Change the port to `postgres`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: postgres # the database
        - port: dns
          protocol: TCP
        - port: "5432"
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: db, ports: [{name: postgres, containerPort: 5432}, {name: dns, containerPort: 53, protocol: UDP}]}]}
`,
  );
});

test('egress looks at the peers', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: client}
spec:
  podSelector: {matchLabels: {app: client}}
  policyTypes: [Egress]
  egress:
    - ports: [{port: 53, protocol: UDP}, {port: 53}]
    - to: [{podSelector: {matchLabels: {app: db}}}]
      ports: [{port: mysql}]
#                    ^^^^^ warning: No TCP port of pod/db is named \`mysql\`
${POD}---
apiVersion: v1
kind: Pod
metadata: {name: client, labels: {app: client}}
`);
});

const allowing = (ports: string, selector = '{matchLabels: {app: db}}'): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec: {podSelector: ${selector}, policyTypes: [Ingress], ingress: [{ports: ${ports}}]}
`;

test('silent: the name is there, in one of the pods at least; a number', () => {
  checkDiagnostics(allowing('[{port: postgres}, {port: dns, protocol: UDP}, {port: 5432}]') + POD);
  checkDiagnostics(`${allowing('[{port: postgres}]', '{}')}${POD}---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
`);
});

test('undecidable: no pods, templated ports or labels', () => {
  checkDiagnostics(allowing('[{port: mysql}]'));
  checkDiagnostics(allowing('[{port: "${PORT}"}]') + POD);
  checkDiagnostics(allowing('[{port: mysql}]') + POD.replace('name: postgres', 'name: "${NAME}"'));
  checkDiagnostics(allowing('[{port: mysql}]') + POD.replace('5432', '{{ .port }}'));
});

import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const WEB = `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, labels: {app: client}}
`;

const INGRESS = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 80 # of the Service
#               ^^ warning: \`80\` is the port of Service \`web\`; policies see \`8080\`, where pod/web listens
${WEB}`;

test('the port of the Service, where the pods have another', () => {
  checkDiagnostics(INGRESS);
  checkFixedText(
    INGRESS,
    'Change the port to `8080`',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 8080 # of the Service
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, labels: {app: client}}
`,
  );
});

test('egress looks at the pods behind the Service, too', () => {
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: client}
spec:
  podSelector: {matchLabels: {app: client}}
  policyTypes: [Egress]
  egress:
    - ports: [{port: 53, protocol: UDP}, {port: 53}]
    - to: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: 80}]
#                    ^^ warning: \`80\` is the port of Service \`web\`; policies see \`8080\`, where pod/web listens
${WEB}`);
});

const allowing = (ports: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{ports: ${ports}}]}
`;

test('silent: the port of the pods, by number, name or range; both ports', () => {
  checkDiagnostics(allowing('[{port: 8080}]') + WEB);
  checkDiagnostics(allowing('[{port: http}]') + WEB);
  checkDiagnostics(allowing('[{port: 80, endPort: 9000}]') + WEB);
  checkDiagnostics(allowing('[{port: 80}, {port: 8080}]') + WEB);
});

test('silent: the pods declare the port, or a Service leads to it', () => {
  const declared = WEB.replace('containerPort: 8080}', 'containerPort: 8080}, {containerPort: 80}');
  checkDiagnostics(allowing('[{port: 80}]') + declared);
  const undeclared = WEB.replace('targetPort: http', 'targetPort: 80').replace(
    /, ports: \[\{name: http.*?]/,
    '',
  );
  checkDiagnostics(allowing('[{port: 80}]') + undeclared);
});

test('undecidable: a template decides the pods or their ports; destinations that are not known', () => {
  checkDiagnostics(
    allowing('[{port: 80}]') + WEB.replace('app: web}}\nspec: {con', 'app: "${APP}"}}\nspec: {con'),
  );
  checkDiagnostics(
    allowing('[{port: 80}]') + WEB.replace('containerPort: 8080', 'containerPort: "{{ .port }}"'),
  );
  checkDiagnostics(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: client}
spec:
  podSelector: {matchLabels: {app: client}}
  policyTypes: [Egress]
  egress:
    - to: [{podSelector: {matchLabels: {app: web}}}, {ipBlock: {cidr: 10.0.0.0/8}}]
      ports: [{port: 80}, {port: 53, protocol: UDP}, {port: 53}]
${WEB}`);
});

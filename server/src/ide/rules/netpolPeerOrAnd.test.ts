import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const TWO = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
        # of the shop
        - namespaceSelector: # all of it
#         ^^^^^^^^^^^^^^^^^ info: These are further peers: every pod of these namespaces; remove the dash to mean the pods above in them
            matchLabels:
              team: shop
      ports:
        - port: 5432
`;

test('two list items are OR; without the dash they are AND', () => {
  checkDiagnostics(TWO);
  checkFixedText(
    TWO,
    'Merge into one peer, so that both have to match',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
        # of the shop
          namespaceSelector: # all of it
            matchLabels:
              team: shop
      ports:
        - port: 5432
`,
  );
});

const FLOW = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{namespaceSelector: {matchLabels: {team: shop}}}, {podSelector: {matchLabels: {app: web}}}]
#                                                             ^^^^^^^^^^^ info: These are further peers: these pods of the own namespace; remove the dash to mean those of the namespaces above
`;

test('either order, in flow style', () => {
  checkDiagnostics(FLOW);
  checkFixedText(
    FLOW,
    'Merge into one peer, so that both have to match',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{namespaceSelector: {matchLabels: {team: shop}}, podSelector: {matchLabels: {app: web}}}]
`,
  );
});

const from = (peers: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [${peers}]}]}
`;

test('silent: one peer with both, further peers, an empty selector, two of one sort', () => {
  const pods = '{podSelector: {matchLabels: {app: web}}}';
  const namespaces = '{namespaceSelector: {matchLabels: {team: shop}}}';
  checkDiagnostics(
    from('{podSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {a: b}}}'),
  );
  checkDiagnostics(from(`${pods}, ${namespaces}, {ipBlock: {cidr: 10.0.0.0/8}}`));
  checkDiagnostics(from(`{podSelector: {}}, ${namespaces}`));
  checkDiagnostics(from(`${pods}, {namespaceSelector: {}}`));
  checkDiagnostics(from(`${pods}, {podSelector: {matchLabels: {app: api}}}`));
});

test('undecidable: the document is a template', () => {
  checkDiagnostics(TWO.replace(/#.*\n/g, '\n').replace('team: shop', 'team: {{ .team }}'));
});

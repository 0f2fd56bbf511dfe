import { test } from 'vitest';
import { checkDiagnostics, checkFixedText } from '../../testing/checkDiagnostics';

const MIXED = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.0/8
          # and these
          podSelector: {}
#         ^^^^^^^^^^^ error: A peer has an ipBlock or selectors, not both
`;

test('an ipBlock and a selector are two peers', () => {
  checkDiagnostics(MIXED);
  checkFixedText(
    MIXED,
    'Make it a peer of its own',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.0/8
          # and these
        - podSelector: {}
`,
  );
});

const EMPTY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - {} # whoever
#         ^^ error: A peer names pods, namespaces or addresses; an empty one is rejected
        - podSelector: # mine
#         ^^^^^^^^^^^ error: \`podSelector\` without a value names nothing; all are \`podSelector: {}\`
`;

test('an empty peer names nobody, and neither does a selector without a value', () => {
  checkDiagnostics(EMPTY);
  checkFixedText(
    EMPTY,
    'Name all pods of the own namespace',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {} # whoever
        - podSelector: # mine
`,
  );
  checkFixedText(
    EMPTY,
    'Name all pods of the cluster',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: {} # whoever
        - podSelector: # mine
`,
  );
  checkFixedText(
    EMPTY,
    'Write `{}`, which selects all',
    `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - {} # whoever
        - podSelector: {} # mine
`,
  );
});

const from = (peers: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: ${peers}}]}
`;

test('flow style', () => {
  checkFixedText(from('[{}]'), 'Name all pods of the cluster', from('[{namespaceSelector: {}}]'));
});

test('silent: selectors, both selectors, a block', () => {
  checkDiagnostics(
    from('[{podSelector: {}}, {namespaceSelector: {}, podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}]'),
  );
});

test('undecidable: a template decides', () => {
  checkDiagnostics(from('[{podSelector: "${SELECTOR}"}]'));
  checkDiagnostics(from('[{}, {podSelector: {matchLabels: {app: "{{ .app }}"}}}]'));
});

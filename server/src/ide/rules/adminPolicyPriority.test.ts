import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const CODE = 'admin-policy-priority';
const policy = (name: string, priority: string, action = 'Deny', direction = 'ingress'): string => `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: ${name}}
spec:
  priority: ${priority}
  subject: {namespaces: {}}
  ${direction}:
    - {action: ${action}, ${direction === 'ingress' ? 'from' : 'to'}: [{namespaces: {}}]}
`;

test('one priority for two', () => {
  checkDiagnostics(
    `${policy('a', '10\n#           ^^ info: `b` has priority 10, too: which goes first is not defined')}---${policy(
      'b',
      '10\n#           ^^ info: `a` has priority 10, too: which goes first is not defined',
      'Allow',
    )}`,
    CODE,
  );
});

test('silent: other priorities, other directions, the same action, other folders', () => {
  checkDiagnostics(`${policy('a', '10')}---${policy('b', '11', 'Allow')}`, CODE);
  checkDiagnostics(`${policy('a', '10')}---${policy('b', '10', 'Allow', 'egress')}`, CODE);
  checkDiagnostics(`${policy('a', '10')}---${policy('b', '10')}`, CODE);
  checkDiagnostics(`#- a/p.yaml\n${policy('a', '10')}\n#- b/p.yaml\n${policy('b', '10', 'Allow')}`, CODE);
});

test('undecidable: a template', () => {
  checkDiagnostics(`${policy('a', '10')}---${policy('b', '${PRIORITY}', 'Allow')}`, CODE);
});

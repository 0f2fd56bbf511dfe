import { test } from 'vitest';
import { checkDiagnostics } from '../../testing/checkDiagnostics';

const policy = (name: string): string => `
apiVersion: policy.networking.k8s.io/v1alpha1
kind: BaselineAdminNetworkPolicy
metadata:
  name: ${name}
spec: {subject: {namespaces: {}}}
`;

test('another name', () => {
  checkDiagnostics(
    policy(
      'baseline\n#       ^^^^^^^^ error: The only BaselineAdminNetworkPolicy of a cluster is named `default`',
    ),
  );
});

test('silent: the name that it has to have', () => {
  checkDiagnostics(policy('default'));
});

test('undecidable: a template', () => {
  checkDiagnostics(policy('${NAME}'));
});

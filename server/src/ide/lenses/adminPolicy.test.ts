import { expect, test } from 'vitest';
import { lensesOf } from '../../testing/lensesOf';
import { deployment } from '../../testing/manifests';

const SHOP = '\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {team: shop}}\n';

/** The policy's own lens. */
function lens(kind: string, spec: string): string | undefined {
  const [first] = lensesOf(`
apiVersion: policy.networking.k8s.io/v1alpha1
kind: ${kind}
metadata: {name: default}
spec: {${spec}}
${SHOP}${deployment('web', 'app: web')}`);
  return first;
}

const rules = 'ingress: [{action: Pass, from: [{namespaces: {}}]}, {action: Deny, from: [{namespaces: {}}]}]';

test('whom it applies to, what it does, and when', () => {
  expect(
    lens('AdminNetworkPolicy', `priority: 1, subject: {namespaces: {matchLabels: {team: shop}}}, ${rules}`),
  ).toBe('AdminNetworkPolicy/default: applies to 2 pods in shop · in: Pass, Deny · before NetworkPolicies');
  expect(
    lens(
      'BaselineAdminNetworkPolicy',
      'subject: {namespaces: {}}, egress: [{action: Deny, to: [{namespaces: {}}]}]',
    ),
  ).toBe(
    'BaselineAdminNetworkPolicy/default: applies to 2 pods in shop · out: Deny · where no NetworkPolicy isolates',
  );
});

test('no pods, no rules, and unknown', () => {
  expect(
    lens(
      'AdminNetworkPolicy',
      'priority: 1, subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: ops}}}',
    ),
  ).toBe('AdminNetworkPolicy/default: applies to no pods in this workspace · no rules');
  expect(
    lens(
      'AdminNetworkPolicy',
      `priority: 1, subject: {namespaces: {matchLabels: {team: "{{ .t }}"}}}, ${rules}`,
    ),
  ).toMatch(/pods unknown \(.*\)/);
});

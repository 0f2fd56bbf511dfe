import { expect, test } from 'vitest';
import { deployment, policy, service } from '../../testing/manifests';
import { trialOf } from '../../testing/reachWorld';
import { applyEdits } from '../editText';
import { repairsOf } from './repairs';

const PODS =
  deployment('web', 'app: web, tier: front') +
  deployment('cart', 'app: cart, tier: front') +
  deployment('db', 'app: db', '{name: sql, containerPort: 5432}');

/** Titles with what else they open; `from` to `to` on TCP `port`. */
function repairs(policies: string, from = 'web', to = 'db', port = '5432'): readonly string[] {
  const trial = trialOf(PODS + policies, from, to, { protocol: 'TCP', port });
  return repairsOf(trial, trial.read).map(
    ({ title, opens, closes }) => `${title} (+${opens}${closes > 0 ? ` -${closes}` : ''})`,
  );
}

/** The text of the one policy after the repair with that title. */
function after(policies: string, title: string): string {
  const source = PODS + policies;
  const trial = trialOf(source, 'web', 'db', { protocol: 'TCP', port: '5432' });
  const repair = repairsOf(trial, trial.read).find((each) => each.title === title);
  if (!repair) throw new Error(`no repair is called ${title}`);
  return applyEdits(source.replace(/^\n/, ''), repair.edits).slice(PODS.length - 1);
}

const DENY = `
---
# nothing comes in
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny
  namespace: shop
spec:
  podSelector: {} # all
  policyTypes: [Ingress]
`;

test('what is allowed, or unknown, needs no repair', () => {
  expect(repairs('')).toEqual([]);
  expect(repairs(policy('p', 'podSelector: {matchLabels: {pod-template-hash: a}}'))).toEqual([]);
});

test('a policy that denies everything is left alone: another one allows this and nothing else', () => {
  expect(repairs(DENY)).toEqual(['Create NetworkPolicy `allow-db-from-web` (+0)']);
  expect(after(DENY, 'Create NetworkPolicy `allow-db-from-web`')).toBe(`${DENY}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-db-from-web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432
`);
});

const ALLOW = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-db
  namespace: shop
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              tier: front # both of them
      ports:
        # the metrics
        - port: 9187
`;

test('the port beside the nearest rule opens it for all whom the rule names', () => {
  expect(repairs(ALLOW)).toEqual([
    'Create NetworkPolicy `allow-db-from-web` (+0)',
    'Add TCP 5432 to rule 1 of `allow-db` (+1)',
  ]);
  expect(after(ALLOW, 'Add TCP 5432 to rule 1 of `allow-db`')).toBe(
    `${ALLOW}        - protocol: TCP\n          port: 5432\n`,
  );
});

test('the peer beside the nearest rule, in the style of the rule', () => {
  const flow = policy(
    'p',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: cart}}}], ports: [{port: 5432}]}]',
  );
  const title = 'Add `shop/web` to rule 1 of `p`';
  expect(repairs(flow)).toEqual([`${title} (+0)`, 'Create NetworkPolicy `allow-db-from-web` (+0)']);
  expect(after(flow, title)).toContain(
    'from: [{podSelector: {matchLabels: {app: cart}}}, {podSelector: {matchLabels: {app: web}}}], ports',
  );
});

test('a rule without ports opens all of them to a new peer', () => {
  const all = policy(
    'p',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: cart}}}]}]',
  );
  expect(repairs(all)).toContain('Add `shop/web` to rule 1 of `p` (+1)');
});

test('a value that names nobody is taken for a slip, one that names others is not', () => {
  const slip = policy(
    'p',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: wbe}}}], ports: [{port: 5432}]}]',
  );
  expect(repairs(slip)[0]).toBe('Change `app: wbe` to `web` in `p` (+0)');
  expect(repairs(slip.replace('wbe', 'cart')).some((title) => title.startsWith('Change'))).toBe(false);
});

test('pods of another namespace', () => {
  const other = deployment('job', 'app: job').replace('namespace: shop', 'namespace: batch');
  const near = policy(
    'p',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: job}}}], ports: [{port: 5432}]}]',
  );
  const found = repairs(other + near, 'job', 'db');
  expect(found[0]).toBe('Look in namespace `batch` in `p` (+0)');
  const trial = trialOf(PODS + other + near, 'job', 'db', { protocol: 'TCP', port: '5432' });
  expect(repairsOf(trial, trial.read)[0]?.edits[0]?.newText).toBe(
    ', namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: batch}}',
  );
  expect(found).toContain('Add `batch/job` to rule 1 of `p` (+0)');
});

test('both ends deny: both are repaired at once', () => {
  const both = policy('deny', 'podSelector: {}, policyTypes: [Ingress, Egress]');
  expect(repairs(both)).toEqual([
    'Create NetworkPolicy `allow-web-to-db`, and create NetworkPolicy `allow-db-from-web` (+0)',
  ]);
});

test('a Service is repaired on the port of its pods', () => {
  const db = service('db', 'selector: {app: db}, ports: [{port: 80, targetPort: sql}]');
  expect(repairs(db + ALLOW, 'web', 'service db', '80')).toContain(
    'Add TCP 5432 to rule 1 of `allow-db` (+1)',
  );
});

test('addresses and an ingress controller', () => {
  const only = policy(
    'p',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}], ports: [{port: 5432}]}]',
  );
  expect(repairs(only, '203.0.113.7')).toContain('Add `203.0.113.7` to rule 1 of `p` (+0)');
  const ports = policy(
    'p',
    'podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 1}]}]',
  );
  expect(repairs(ports, '{ingress-controller}')).toContain('Add TCP 5432 to rule 1 of `p` (+2)');
});

test('what an admin policy denies, no NetworkPolicy allows', () => {
  const admin = `
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: no}
spec: {priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
`;
  expect(repairs(admin)).toEqual([]);
});

import { expect, test } from 'vitest';
import { deployment, policy } from '../../testing/manifests';
import { trialOf } from '../../testing/reachWorld';
import { applyEdits } from '../editText';
import { denialsOf } from './denials';

const PODS = deployment('web', 'app: web') + deployment('cart', 'app: cart') + deployment('db', 'app: db');

function denials(policies: string, from = 'web'): readonly string[] {
  const trial = trialOf(PODS + policies, from, 'db', { protocol: 'TCP', port: '5432' });
  return denialsOf(trial, trial.read).map(({ title, closes }) => `${title} (-${closes})`);
}

test('nothing isolates the ends: a policy at either does, and cuts what else they have', () => {
  // Other ports of the pair, cart, addresses outside.
  expect(denials('')).toEqual([
    'Create NetworkPolicy `deny-ingress-db` (-3)',
    'Create NetworkPolicy `deny-egress-web` (-3)',
  ]);
});

test('the peer is taken out of the rule that allows it', () => {
  const p = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  ingress:
    - from:
        - podSelector: {matchLabels: {app: web}} # the front
        - podSelector: {matchLabels: {app: cart}}
`;
  expect(denials(p)[0]).toBe('Take it out of rule 1 of `p` (-1)');
  const trial = trialOf(PODS + p, 'web', 'db', { protocol: 'TCP', port: '5432' });
  const [first] = denialsOf(trial, trial.read);
  expect(applyEdits((PODS + p).slice(1), first?.edits ?? [])).toBe(
    (PODS + p).slice(1).replace(/ +- podSelector: .*# the front\n/, ''),
  );
});

test('what is denied or unknown already has none', () => {
  expect(denials(policy('p', 'podSelector: {}'))).toEqual([]);
});

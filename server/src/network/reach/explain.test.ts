import { expect, test } from 'vitest';
import { deployment, policy } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import type { Direction } from '../../kinds/networkPolicy';
import { explain, type Reason } from './explain';

const PODS = deployment('web', 'app: web') + deployment('db', 'app: db');

function words(reason: Reason): string {
  switch (reason.type) {
    case 'rule':
      return `rule ${reason.rule.index} of ${reason.policy.name?.value} ${reason.action} ${reason.certainty}`;
    case 'near':
      return `near: rule ${reason.rule.index} of ${reason.policy.name?.value} but its ${reason.misses}`;
    case 'isolated':
      return `isolated by ${reason.policies.map(({ name }) => name?.value).join(', ')}`;
    default:
      return reason.type;
  }
}

/** Why db lets web in on TCP 80, or web gets out. */
function reasons(policies: string, direction: Direction = 'Ingress'): readonly string[] {
  const world = worldOf(PODS + policies);
  const [web, db] = world.pods;
  if (!web || !db) throw new Error('no pods');
  const { verdict, reasons: found } = explain(world, direction, web, db, { protocol: 'TCP', port: 80 });
  return [verdict, ...found.map(words)];
}

test.each([
  ['nothing', '', ['yes', 'default']],
  [
    'a rule',
    policy('p', 'podSelector: {}, ingress: [{ports: [{port: 1}]}, {}]'),
    ['yes', 'rule 1 of p allow certain'],
  ],
  ['no rule', policy('p', 'podSelector: {}'), ['no', 'isolated by p']],
  [
    'the wrong port',
    policy('p', 'podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [{port: 81}]}]'),
    ['no', 'isolated by p', 'near: rule 0 of p but its ports'],
  ],
  [
    'the wrong peer',
    policy('p', 'podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]'),
    ['no', 'isolated by p', 'near: rule 0 of p but its peers'],
  ],
])('%s', (_, policies, expected) => expect(reasons(policies)).toEqual(expected));

const admin = (priority: number, action: string, tier = 'Admin'): string => `
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: ${action.toLowerCase()}}
spec: {tier: ${tier}, priority: ${priority}, subject: {namespaces: {}}, ingress: [{action: ${action}, from: [{namespaces: {}}]}]}
`;

test('tiers are asked in their order', () => {
  const deny = policy('p', 'podSelector: {}');
  expect(reasons(admin(1, 'Accept') + deny)).toEqual(['yes', 'rule 0 of accept allow certain']);
  expect(reasons(admin(1, 'Pass') + admin(2, 'Deny') + deny)).toEqual([
    'no',
    'rule 0 of pass pass certain',
    'isolated by p',
  ]);
  expect(reasons(admin(1, 'Deny', 'Baseline'))).toEqual(['no', 'rule 0 of deny deny certain']);
  expect(reasons(admin(1, 'Accept') + admin(1, 'Deny'))).toEqual([
    'unknown',
    'rule 0 of accept allow certain',
    'rule 0 of deny deny certain',
  ]);
});

test('the other direction leaves it alone', () => {
  expect(reasons(policy('p', 'podSelector: {}'), 'Egress')).toEqual(['yes', 'default']);
});

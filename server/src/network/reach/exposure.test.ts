import { expect, test } from 'vitest';
import { deployment, policy } from '../../testing/manifests';
import { worldOf } from '../../testing/reachWorld';
import { connectionText } from './connections';
import { exposuresOf, selectionText } from './exposure';

/** Exposures within the cluster, as `Ingress selection: connections`. */
function exposures(spec: string, more = ''): readonly string[] {
  const world = worldOf(
    deployment('web', 'app: web', '{name: http, containerPort: 80}') + policy('p', spec) + more,
  );
  return [...exposuresOf(world)].flatMap(({ to, direction, bounds, named }) => {
    if (to.type === 'addresses') return [];
    const name = to.type === 'pods' ? selectionText(to.selection) : to.type;
    return [`${direction} ${name}: ${connectionText(bounds.sure, named)}`];
  });
}

test('pods that a rule names and the manifests lack', () => {
  const rule =
    'podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}]';
  expect(exposures(rule)).toEqual([
    'Egress entire-cluster: All Connections',
    'Ingress shop/[pod with {app=api}]: TCP 80',
  ]);
  expect(exposures(rule, deployment('api', 'app: api'))).not.toContain(
    'Ingress shop/[pod with {app=api}]: TCP 80',
  );
});

test('the entire cluster, and what gets no more than it', () => {
  const rules =
    'ingress: [{from: [{namespaceSelector: {}}]}, {from: [{podSelector: {matchLabels: {app: api}}}]}]';
  expect(exposures(`podSelector: {}, policyTypes: [Ingress], ${rules}`)).toEqual([
    'Egress entire-cluster: All Connections',
    'Ingress entire-cluster: All Connections',
  ]);
});

test('namespaces by labels, by name, and expressions', () => {
  const peers = `[{namespaceSelector: {matchLabels: {team: a}, matchExpressions: [{key: env, operator: In, values: [y, x]}]}},
    {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}, podSelector: {matchLabels: {app: m}}}]`;
  expect(exposures(`podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: ${peers}}]`)).toEqual([
    'Ingress [namespace with {team=a,{Key:env,Operator:In,Values:[x y],}}]/[all pods]: All Connections',
    'Ingress ops/[pod with {app=m}]: All Connections',
  ]);
});

test('a port of which only the name is known', () => {
  const rule = 'egress: [{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: http}]}]';
  expect(exposures(`podSelector: {}, policyTypes: [Ingress, Egress], ${rule}`)).toEqual([
    'Egress shop/[pod with {app=api}]: TCP http',
  ]);
});

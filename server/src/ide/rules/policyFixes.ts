/** Fixes that several rules on NetworkPolicies share. */
import { NAMESPACE_NAME_LABEL } from '../../network/selectors';
import { get } from '../../syntax/node';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { fixOf } from '../editText';
import { addEntry, addItem, mapIn, treeOf, type Tree } from '../editTree';
import type { MapNode } from '../../syntax/node';
import type { Value } from '../yamlText';
import type { Policy } from './policyRules';

/** An egress rule that lets the pods ask the cluster's DNS. @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
export const DNS_RULE: Value = {
  to: [
    {
      namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** The `spec` of the policy as it is written. */
export function specOf(tree: Tree, policy: Policy): MapNode | undefined {
  const spec = get(mapIn(tree, policy.span), 'spec');
  return spec?.kind === 'map' ? spec : undefined;
}

/** Adds `rule` to the egress rules of the policy, which it makes where there are none. */
export function addEgressRule(
  snapshot: Snapshot,
  policy: Policy,
  title: string,
  rule: Value,
  read: ReadText,
): readonly Fix[] {
  const tree = treeOf(snapshot, policy, read);
  const spec = tree && specOf(tree, policy);
  if (!spec) return [];
  const egress = get(spec, 'egress');
  if (egress?.kind === 'seq') return fixOf(title, 'preferred', [addItem(tree, egress, rule)]);
  return policy.spec.ruleKeys.Egress
    ? []
    : fixOf(title, 'preferred', [addEntry(tree, spec, 'egress', [rule])]);
}

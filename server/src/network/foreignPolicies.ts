/** Policies of other network plugins, of which nothing is modelled but that they are there. */
import type { KubeObject } from '../kinds/object';

/** By group. */
export const FOREIGN_POLICIES: readonly (readonly [string, readonly string[]])[] = [
  ['projectcalico.org', ['NetworkPolicy', 'GlobalNetworkPolicy']],
  ['crd.projectcalico.org', ['NetworkPolicy', 'GlobalNetworkPolicy']],
  ['crd.antrea.io', ['NetworkPolicy', 'ClusterNetworkPolicy']],
];

export function isForeignPolicy({ group, kind }: KubeObject): boolean {
  return FOREIGN_POLICIES.some(([each, kinds]) => each === group && kinds.includes(kind.value));
}

/** Of all namespaces, and not of its own. */
export function isForAllNamespaces({ kind }: KubeObject): boolean {
  return kind.value !== 'NetworkPolicy';
}

/** Objects that every cluster has, so that no manifest shows them and none is missing. */
import type { NameLink } from '../kinds/link';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces */
const NAMES: ReadonlySet<string> = new Set([
  '/Namespace/default',
  '/Namespace/kube-node-lease',
  '/Namespace/kube-public',
  '/Namespace/kube-system',
  '/ServiceAccount/default',
  '/ConfigMap/kube-root-ca.crt',
  '/Service/kubernetes',
]);

export function isInEveryCluster({ group, kind, text }: NameLink): boolean {
  return NAMES.has(`${group}/${kind}/${text.value}`);
}

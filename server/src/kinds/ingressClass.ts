/** IngressClass: which controller serves an Ingress. */
import { at, scalarAt } from '../syntax/node';
import { CONFIG_MAP, defineLinked, objectRefLinks } from './linked';

export const INGRESS_CLASS = { group: 'networking.k8s.io', kind: 'IngressClass' };

/** On the class that Ingresses without one get. */
export const DEFAULT_CLASS_ANNOTATION = 'ingressclass.kubernetes.io/is-default-class';

export const ingressClass = defineLinked({
  facts: (root) => ({ controller: scalarAt(root, 'spec', 'controller') }),
  ...INGRESS_CLASS,
  scope: 'Cluster',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  links: (root) => objectRefLinks('parameters', at(root, 'spec', 'parameters'), CONFIG_MAP),
});

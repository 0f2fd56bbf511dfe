/** IngressClass: which controller serves an Ingress. */
import { at } from '../syntax/node';
import { defineLinked, typedRefLinks } from './linked';

export const ingressClass = defineLinked({
  group: 'networking.k8s.io',
  kind: 'IngressClass',
  scope: 'Cluster',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  links: (root) =>
    typedRefLinks('parameters', at(root, 'spec', 'parameters'), { group: '', kind: 'ConfigMap' }),
});

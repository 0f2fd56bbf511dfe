/** APIService: an API group that a Service answers for. */
import { at } from '../syntax/node';
import { certificateInjectionLinks } from './certManager';
import { calledServiceLinks, defineLinked } from './linked';

export const apiService = defineLinked({
  group: 'apiregistration.k8s.io',
  kind: 'APIService',
  scope: 'Cluster',
  docs: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/',
  links: (root) => [
    ...calledServiceLinks('API service', at(root, 'spec', 'service')),
    ...certificateInjectionLinks(root),
  ],
});

/** APIService: an API group that a Service answers for. */
import { at } from '../syntax/node';
import { defineLinked, serviceRefLinks } from './linked';

export const apiService = defineLinked({
  group: 'apiregistration.k8s.io',
  kind: 'APIService',
  scope: 'Cluster',
  docs: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/',
  links: (root) => serviceRefLinks('API service', at(root, 'spec', 'service')),
});

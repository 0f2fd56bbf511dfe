/**
 * Kinds that Selectrail does not know: kept by name, so that references to them resolve. One whose
 * `spec.template` holds containers makes pods, as every controller with a pod template does.
 */
import { at } from '../syntax/node';
import type { KindDefinition } from './object';
import { decodePods, podLinks } from './podTemplate';
import { replicas, specTemplate } from './workload';

export const unmodelled: KindDefinition<undefined> = {
  group: '',
  kind: '',
  scope: 'Namespaced',
  docs: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/',
  decode(root, context) {
    const template = specTemplate(root);
    const containers = at(template, 'spec', 'containers');
    if (containers?.kind !== 'seq') return { spec: undefined };
    return { spec: undefined, pods: decodePods({ template, count: replicas(root) }, context) };
  },
  links: (object) => (object.pods ? podLinks(object.pods) : []),
};

/** PodDisruptionBudget: selects the pods that may not all go at once. */
import { get, scalarAt } from '../syntax/node';
import { selectorAt } from './labels';
import { OWN } from './link';
import { defineLinked } from './linked';

export const podDisruptionBudget = defineLinked({
  group: 'policy',
  kind: 'PodDisruptionBudget',
  docs: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  links(root, context) {
    const selector = selectorAt(get(root, 'spec'), 'selector', context);
    const selectsNone = scalarAt(root, 'apiVersion')?.value === 'policy/v1beta1'; // where it is empty
    if (!selector || (selectsNone && selector.requirements.length === 0)) return [];
    return [{ type: 'selector', role: 'selector', selector, selects: 'pods', within: OWN }];
  },
});

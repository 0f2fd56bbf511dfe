/** ApplicationSet (Argo CD): makes Applications from a template, and which ones no manifest shows. */
import { at } from '../syntax/node';
import { ARGO, applicationLinks } from './argo';
import { defineLinked } from './linked';

export const applicationSet = defineLinked({
  group: ARGO,
  kind: 'ApplicationSet',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-set/',
  links: (root) => applicationLinks(at(root, 'spec', 'template', 'spec')),
});

/** ExternalSecret: becomes the Secret that its target names, or else one of its own name. */
import { scalarAt } from '../syntax/node';
import { defineLinked, SECRET } from './linked';

export const externalSecret = defineLinked({
  group: 'external-secrets.io',
  kind: 'ExternalSecret',
  docs: 'https://external-secrets.io/latest/api/externalsecret/',
  links: () => [],
  provides(root) {
    const name = scalarAt(root, 'spec', 'target', 'name') ?? scalarAt(root, 'metadata', 'name');
    return name ? [{ ...SECRET, name }] : [];
  },
});

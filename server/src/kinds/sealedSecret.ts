/** SealedSecret (Bitnami): becomes the Secret of the same name. */
import { scalarAt } from '../syntax/node';
import { defineLinked, SECRET } from './linked';

export const sealedSecret = defineLinked({
  group: 'bitnami.com',
  kind: 'SealedSecret',
  docs: 'https://github.com/bitnami-labs/sealed-secrets',
  links: () => [],
  provides(root) {
    const name = scalarAt(root, 'metadata', 'name');
    return name ? [{ ...SECRET, name }] : [];
  },
});

/** ExtensionService (Contour): Services that Envoy itself asks, for authorization or rate limits. */
import { get, itemsAt } from '../syntax/node';
import { backendLinks, EXTENSION_SERVICE, validationLinks } from './contour';
import { defineLinked } from './linked';

export const extensionService = defineLinked({
  ...EXTENSION_SERVICE,
  docs: 'https://projectcontour.io/docs/main/config/api/#projectcontour.io/v1alpha1.ExtensionService',
  links: (root) => [
    ...itemsAt(root, 'spec', 'services').flatMap(backendLinks),
    ...validationLinks(get(get(root, 'spec'), 'validation')),
  ],
});

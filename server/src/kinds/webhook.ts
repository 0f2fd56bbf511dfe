/** What both kinds of admission webhook configurations share: Services that the API server calls. */
import { at, itemsAt, type MapNode } from '../syntax/node';
import type { Link } from './link';
import { serviceRefLinks } from './linked';

export const ADMISSION_DOCS =
  'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/';

export function webhookLinks(root: MapNode): readonly Link[] {
  return itemsAt(root, 'webhooks').flatMap((webhook) =>
    serviceRefLinks('webhook', at(webhook, 'clientConfig', 'service')),
  );
}

/** What both kinds of admission webhook configurations share: Services that the API server calls. */
import { at, itemsAt, type MapNode } from '../syntax/node';
import { certificateInjectionLinks } from './certManager';
import { selectorAt } from './labels';
import { ALL, type Link } from './link';
import { calledServiceLinks } from './linked';
import type { DecodeContext } from './object';

export const ADMISSION_DOCS =
  'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/';

export function webhookLinks(root: MapNode, context: DecodeContext): readonly Link[] {
  const webhooks = itemsAt(root, 'webhooks').flatMap((webhook): readonly Link[] => {
    const selector = selectorAt(webhook, 'namespaceSelector', context);
    return [
      ...calledServiceLinks('webhook', at(webhook, 'clientConfig', 'service')),
      ...(selector
        ? [{ type: 'selector', role: 'namespaces', selector, selects: 'namespaces', within: ALL } as const]
        : []),
    ];
  });
  return [...webhooks, ...certificateInjectionLinks(root)];
}

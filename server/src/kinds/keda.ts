/** What the KEDA kinds share: triggers, which name how they authenticate. */
import { get, itemsAt, type MapNode } from '../syntax/node';
import type { Link } from './link';
import { objectRefLinks } from './linked';

export const KEDA = 'keda.sh';

export function triggerLinks(root: MapNode): readonly Link[] {
  return itemsAt(root, 'spec', 'triggers').flatMap((trigger) =>
    objectRefLinks('trigger authentication', get(trigger, 'authenticationRef'), {
      group: KEDA,
      kind: 'TriggerAuthentication',
    }),
  );
}

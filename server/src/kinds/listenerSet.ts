/** ListenerSet (Gateway API): more listeners for a Gateway; `XListenerSet` before v1.5. */
import { at } from '../syntax/node';
import { GATEWAY, listeners, listenersLinks, listenersProvide } from './gateway';
import { GATEWAY_GROUP } from './gatewayClass';
import { defineLinked, objectRefLinks } from './linked';
import type { LinkedSpec } from './linked';
import type { KindDefinition } from './object';

const NAMES = [
  { group: GATEWAY_GROUP, kind: 'ListenerSet' },
  { group: 'gateway.networking.x-k8s.io', kind: 'XListenerSet' },
];

export const listenerSets: readonly KindDefinition<LinkedSpec>[] = NAMES.map((name) =>
  defineLinked({
    ...name,
    docs: 'https://gateway-api.sigs.k8s.io/api-types/listenerset/',
    links: (root, context) => [
      ...objectRefLinks('parent', at(root, 'spec', 'parentRef'), GATEWAY),
      ...listenersLinks(root, context),
    ],
    provides: listenersProvide,
    ports: listeners,
  }),
);

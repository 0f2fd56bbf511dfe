/** DestinationRule: subsets of the pods behind a host. */
import { get, itemsAt, scalarAt } from '../syntax/node';
import { hostLinks, ISTIO_NETWORKING } from './istio';
import { decodeMapSelector } from './labels';
import { type Link, OWN } from './link';
import { defineLinked } from './linked';

export const destinationRule = defineLinked({
  group: ISTIO_NETWORKING,
  kind: 'DestinationRule',
  docs: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/',
  links: (root, context) => [
    ...hostLinks('host', scalarAt(root, 'spec', 'host')),
    ...itemsAt(root, 'spec', 'subsets').flatMap((subset): readonly Link[] => {
      const selector = decodeMapSelector(get(subset, 'labels'), context);
      return selector ? [{ type: 'selector', role: 'subset', selector, selects: 'pods', within: OWN }] : [];
    }),
  ],
  ports: (root) =>
    itemsAt(root, 'spec', 'subsets').map((subset) => ({
      start: subset.start,
      end: subset.end,
      name: scalarAt(subset, 'name'),
      number: undefined,
      protocol: 'TCP',
    })),
});

/** A pod that need not be in the manifests. */
import { decodeDocument } from '../../kinds/decode';
import { podEndpoint, type PodEndpoint } from './endpoint';
import type { World } from './world';

/** Any pod with `labels`, as `app=web,tier=front`, in `namespace`, or in that of objects that name none. */
export function anyPodWith(
  world: World,
  namespace: string | undefined,
  labels: string,
): PodEndpoint | undefined {
  const pairs = labels.split(',').filter((pair) => pair !== '');
  const metadata = Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
  const manifest = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'any', labels: metadata },
  });
  const [object] = decodeDocument('', manifest, (value) => value).objects;
  const place = namespace ?? world.snapshot.settings.namespace;
  const pods = object && podEndpoint(object, place, world.labelsOfNamespace(place));
  return pods && { ...pods, count: 'several' };
}

/** Where something runs that no reference leads to, as the settings say it: pods by namespace and labels, or addresses. */
import { isKnown } from '../../syntax/node';
import { parseBlock } from './addresses';
import { anyPodWith } from './anyPod';
import type { Endpoint, PodEndpoint } from './endpoint';
import type { World } from './world';

/**
 * What `text` names: `kube-system/{k8s-app=kube-dns}`, `169.254.20.10`. Pods of the manifests that have the labels, or
 * else such pods as are expected there; empty for what is no place.
 */
export function endpointsAt(world: World, text: string): readonly Endpoint[] {
  const range = parseBlock(text);
  if (range) return [{ type: 'addresses', range }];
  const [, namespace, labels] = /^(?:([^/{}]+)\/)?\{(.*)\}$/.exec(text) ?? [];
  const expected = labels === undefined ? undefined : anyPodWith(world, namespace, labels);
  if (!expected) return [];
  const found = podsLike(world, expected);
  return found.length > 0 ? found : [expected];
}

function podsLike(world: World, { namespace, labels: { labels } }: PodEndpoint): readonly PodEndpoint[] {
  return world
    .podsIn(namespace)
    .filter((pods) =>
      labels.pairs.every(({ key, value }) =>
        pods.labels.labels.pairs.some(
          (own) => own.key.value === key.value && isKnown(own.value) && own.value.value === value.value,
        ),
      ),
    );
}

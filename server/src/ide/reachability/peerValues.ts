/** Ends of a connection as the selectors, peers and ports of a NetworkPolicy, for policies that are written anew. */
import type { LabelPair } from '../../kinds/labels';
import { isGenerated } from '../../kinds/podTemplate';
import { addressText, type AddressRange, type Family } from '../../network/reach/addresses';
import type { Flow } from '../../network/reach/connections';
import type { Endpoint, PodEndpoint } from '../../network/reach/endpoint';
import type { World } from '../../network/reach/world';
import { NAMESPACE_NAME_LABEL } from '../../network/selectors';
import { knownLabels, namingLabels } from '../namingLabels';
import { isSameEverywhere } from '../newObject';
import type { Value } from '../yamlText';

/** `matchLabels` for the pods, of labels that no overlay alone gives: those labels that name them, or all where others have the same; undefined where they have none. */
export function labelsFor(world: World, pods: PodEndpoint): Readonly<Record<string, string>> | undefined {
  const template = pods.object.pods;
  if (!template) return undefined;
  const { snapshot } = world;
  const place = { beside: pods.object, kustomization: undefined };
  const isWritten = ({ key, value }: LabelPair): boolean =>
    !isGenerated(key.value) && isSameEverywhere(snapshot, place, pods.object, value);
  const all = recordOf(knownLabels(template).filter(isWritten));
  const naming = recordOf(namingLabels(template).filter(isWritten));
  if (Object.keys(all).length === 0) return undefined;
  const others = world.pods.filter((each) => each.namespace === pods.namespace && each !== pods);
  const isShared = others.some((each) => hasLabels(each, naming));
  return isShared || Object.keys(naming).length === 0 ? all : naming;
}

function recordOf(pairs: ReturnType<typeof knownLabels>): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key.value, value.value]));
}

function hasLabels({ object }: PodEndpoint, labels: Readonly<Record<string, string>>): boolean {
  const own = object.pods?.labels.pairs ?? [];
  return Object.entries(labels).every(([key, value]) =>
    own.some((pair) => pair.key.value === key && pair.value.value === value),
  );
}

/**
 * The peer that names `endpoint` in a policy of `namespace`; undefined for what no peer names: a node, pods without
 * labels, pods whose namespace is not known.
 */
export function peerFor(world: World, endpoint: Endpoint, namespace: string | undefined): Value | undefined {
  switch (endpoint.type) {
    case 'pods': {
      const onNode = endpoint.hostNetwork && world.assumptions.hostNetworkPods === 'node';
      const matchLabels = onNode ? undefined : labelsFor(world, endpoint);
      if (!matchLabels) return undefined;
      const podSelector = { matchLabels };
      if (endpoint.namespace === namespace) return { podSelector };
      return endpoint.namespace === undefined
        ? undefined
        : { namespaceSelector: namespaceNamed(endpoint.namespace), podSelector };
    }
    case 'addresses': {
      const cidr = cidrOf(endpoint.range);
      return cidr === undefined ? undefined : { ipBlock: { cidr } };
    }
    case 'unknown-pod':
      return { namespaceSelector: {} };
    case 'node':
    case 'stranger':
    case 'potential-pods':
      return undefined;
  }
}

export function namespaceNamed(name: string): Value {
  return { matchLabels: { [NAMESPACE_NAME_LABEL]: name } };
}

export function portFor({ protocol, port }: Flow): Value {
  return { protocol, port };
}

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** `10.0.0.0/8`; undefined for a range that is no block. */
export function cidrOf({ family, start, end }: AddressRange): string | undefined {
  const size = end - start;
  const host = size.toString(2).length - 1;
  if (size !== 1n << BigInt(host) || start % size !== 0n) return undefined;
  return `${addressText(family, start)}/${BITS[family] - host}`;
}

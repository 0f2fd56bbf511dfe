/**
 * The ends of a question, as people name them: `web`, `shop/web`, `shop/Deployment/web`, `shop/web[Deployment]`, a
 * StatefulSet's `shop/db-0`, `service shop/web`, `10.0.0.7`, `node:shop/web`, `{ingress-controller}`, and
 * `shop/{app=web,tier=front}` for any pod with these labels.
 */
import { decodeDocument } from '../../kinds/decode';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import type { GeneratedLabels } from '../../kinds/podTemplate';
import { parseBlock } from './addresses';
import { type Endpoint, peerName, podEndpoint, type PodEndpoint, UNKNOWN_POD } from './endpoint';
import type { World } from './world';

export type End =
  | {
      readonly type: 'endpoints';
      readonly name: string;
      readonly endpoints: readonly [Endpoint, ...Endpoint[]];
    }
  | { readonly type: 'service'; readonly name: string; readonly service: KubeObject<ServiceSpec> };

/** What `text` names in the world; more than one where it is ambiguous. */
export function findEnds(world: World, text: string): readonly End[] {
  const block = parseBlock(text);
  if (block) return [{ type: 'endpoints', name: text, endpoints: [{ type: 'addresses', range: block }] }];
  if (text === '{ingress-controller}') return [{ type: 'endpoints', name: text, endpoints: [UNKNOWN_POD] }];
  if (text.startsWith('node:')) return nodesOf(podsNamed(world, text.slice('node:'.length)), text);
  const labelled = /^(?:([^/{}]+)\/)?\{(.*)\}$/.exec(text);
  if (labelled) return labelledPods(world, labelled[1], labelled[2] ?? '', text);
  const asService = /^(?:service|svc)[ /:](.*)$/i.exec(text)?.[1];
  if (asService !== undefined) return servicesNamed(world, asService);
  const pods = podsNamed(world, text);
  return pods.length > 0 ? pods : servicesNamed(world, text);
}

function nodesOf(found: readonly End[], name: string): readonly End[] {
  return found.flatMap((end): readonly End[] => {
    const [first] = end.type === 'endpoints' ? end.endpoints : [];
    return first?.type === 'pods'
      ? [{ type: 'endpoints', name, endpoints: [{ type: 'node', of: first }] }]
      : [];
  });
}

function servicesNamed(world: World, text: string): readonly End[] {
  const parts = text.split('/').filter((part) => part.toLowerCase() !== 'service');
  const [name, namespace] = [parts.at(-1), parts.at(-2)];
  return world.objects.flatMap((object): readonly End[] => {
    if (!is(object, service) || object.name?.value !== name) return [];
    const own = world.namespaceOf(object) ?? 'default';
    return namespace === undefined || namespace === own
      ? [{ type: 'service', name: `service ${own}/${name}`, service: object }]
      : [];
  });
}

function podsNamed(world: World, text: string): readonly End[] {
  const groups = new Map<string, PodEndpoint[]>();
  for (const pods of world.pods) {
    const name = peerName(pods);
    if (isCalled(pods, name, text)) groups.set(name, [...(groups.get(name) ?? []), pods]);
  }
  const found = [...groups].flatMap(([name, [first, ...others]]): readonly End[] =>
    first ? [{ type: 'endpoints', name, endpoints: [first, ...others] }] : [],
  );
  return found.length > 0 ? found : world.pods.flatMap((pods) => replicaNamed(pods, text));
}

/** `web`, `shop/web`, `shop/Deployment/web`, `Deployment/web`, and the name in listings. */
function isCalled({ object, namespace }: PodEndpoint, listed: string, text: string): boolean {
  if (text === listed) return true;
  const parts = text.split('/');
  const name = parts.pop();
  if (name !== nameOf(object)) return false;
  const known = [namespace ?? 'default', object.kind.value.toLowerCase()];
  const written = parts.map((part) => (part === known[0] ? part : part.toLowerCase()));
  if (written.length === 1) return known.includes(written[0] ?? '');
  return written.length === 0 || (written[0] === known[0] && written[1] === known[1]);
}

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';

function replicaNamed(pods: PodEndpoint, text: string): readonly End[] {
  const { namespace = 'default', labels } = pods;
  const [name, wanted] = text.split('/').toReversed();
  const names = labels.generated[POD_NAME] ?? [];
  const at = names.indexOf(name ?? '');
  if (at < 0 || (wanted !== undefined && wanted !== namespace)) return [];
  const index = labels.generated[POD_INDEX]?.[at];
  const generated: GeneratedLabels = {
    ...labels.generated,
    [POD_NAME]: names.slice(at, at + 1),
    [POD_INDEX]: index === undefined ? undefined : [index],
  };
  const one: PodEndpoint = { ...pods, labels: { ...labels, generated }, count: 'single' };
  return [{ type: 'endpoints', name: `${namespace}/${name}`, endpoints: [one] }];
}

function labelledPods(
  world: World,
  namespace: string | undefined,
  labels: string,
  text: string,
): readonly End[] {
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
  return pods ? [{ type: 'endpoints', name: text, endpoints: [{ ...pods, count: 'several' }] }] : [];
}

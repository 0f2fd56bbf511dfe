/**
 * The ends of a question, as people name them: `web`, `shop/web`, `shop/Deployment/web`, `shop/web[Deployment]`, a
 * StatefulSet's `shop/db-0`, `service shop/web`, `10.0.0.7`, `node:shop/web`, `{ingress-controller}`, and
 * `shop/{app=web,tier=front}` for any pod with these labels, `namespace shop` for all of its pods, and `ingress shop/web`
 * for what serves that Ingress.
 */
import { is, type KubeObject, nameOf } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import type { GeneratedLabels } from '../../kinds/podTemplate';
import { parseBlock } from './addresses';
import { anyPodWith } from './anyPod';
import { controllersOf } from './controllers';
import { type Endpoint, peerName, type PodEndpoint } from './endpoint';
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
  if (text === '{ingress-controller}') {
    return [{ type: 'endpoints', name: text, endpoints: controllersOf(world) }];
  }
  const route = /^(?:ingress|route|httproute|grpcroute|tlsroute|tcproute)[ :](.*)$/i.exec(text)?.[1];
  if (route !== undefined) return controllersNamed(world, route, text);
  const asNamespace = /^(?:namespace|ns)[ :](.*)$/i.exec(text)?.[1];
  if (asNamespace !== undefined) return namespaceNamed(world, asNamespace, text);
  if (text.startsWith('node:')) return nodesOf(podsNamed(world, text.slice('node:'.length)), text);
  const labelled = /^(?:([^/{}]+)\/)?\{(.*)\}$/.exec(text);
  if (labelled) return anyPod(world, labelled[1], labelled[2] ?? '', text);
  const asService = /^(?:service|svc)[ /:](.*)$/i.exec(text)?.[1];
  if (asService !== undefined) return servicesNamed(world, asService);
  const pods = podsNamed(world, text);
  return pods.length > 0 ? pods : servicesNamed(world, text);
}

/** All pods of a namespace; where the manifests have none, any pod there. */
function namespaceNamed(world: World, name: string, text: string): readonly End[] {
  const [first, ...others] = world.pods.filter(({ namespace = 'default' }) => namespace === name);
  return first
    ? [{ type: 'endpoints', name: text, endpoints: [first, ...others] }]
    : anyPod(world, name, '', text);
}

function anyPod(world: World, namespace: string | undefined, labels: string, text: string): readonly End[] {
  const pods = anyPodWith(world, namespace, labels);
  return pods ? [{ type: 'endpoints', name: text, endpoints: [pods] }] : [];
}

/** What serves the Ingress or the route: `ingress shop/web`, `httproute web`. */
function controllersNamed(world: World, written: string, text: string): readonly End[] {
  const [name, namespace] = written.split('/').toReversed();
  const kind = text.slice(0, text.length - written.length - 1).toLowerCase();
  return world.objects
    .filter((object) => object.kind.value.toLowerCase() === kind && object.name?.value === name)
    .filter((object) => namespace === undefined || (world.namespaceOf(object) ?? 'default') === namespace)
    .map((object) => ({ type: 'endpoints', name: text, endpoints: controllersOf(world, object) }));
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

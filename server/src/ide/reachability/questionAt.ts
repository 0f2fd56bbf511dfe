/** The question that stands at a place in a manifest: which ends of a connection it is about. */
import type { HostLink, Link } from '../../kinds/link';
import { linksOf } from '../../kinds/links';
import { networkPolicy, type NetworkPolicySpec, type PolicyRule } from '../../kinds/networkPolicy';
import { is, type KubeObject } from '../../kinds/object';
import { service, type ServiceSpec } from '../../kinds/service';
import { servicesOfHost } from '../../network/hosts';
import { compilePeer } from '../../network/reach/compileNetworkPolicy';
import { peerName, type PodEndpoint } from '../../network/reach/endpoint';
import type { AskedPort } from '../../network/reach/question';
import { type Scope, scopesOfFile, worldOfScope } from '../../network/reach/scopes';
import { podSelection, type PodSelection } from '../../network/reach/podSelection';
import { selects } from '../../network/reach/selection';
import type { World } from '../../network/reach/world';
import { integer, isKnown, type Text } from '../../syntax/node';
import { touches } from '../../syntax/span';
import { findByName, nearest } from '../../workspace/find';
import { renderedSymbols } from '../renderedSymbols';
import type { Snapshot } from '../../workspace/snapshot';
import { symbolAt, type SymbolAt } from '../symbolAt';
import { serviceEndName } from './endChoices';

/** Ends by name; undefined where the place leaves them open. */
export interface QuestionAt {
  readonly scope: Scope;
  readonly source: string | undefined;
  readonly destination: string | undefined;
  readonly port: AskedPort | undefined;
}

type Asked = Partial<Omit<QuestionAt, 'scope'>>;

/** Undefined where nothing there is an end of a connection. */
export function questionAt(snapshot: Snapshot, uri: string, offset: number): QuestionAt | undefined {
  const [scope] = scopesOfFile(snapshot, uri);
  if (!scope) return undefined;
  const world = worldOfScope(snapshot, scope);
  const isIn = ({ object }: SymbolAt): boolean => world.objects.some((each) => each === object);
  const rendered = renderedSymbols(world.snapshot, uri, offset).find(isIn);
  const symbol = rendered ?? symbolAt(snapshot, uri, offset);
  if (!symbol.object) return undefined;
  const asked = askedAt(world, symbol, symbol.object);
  if (!asked?.source && !asked?.destination) return undefined;
  return { scope, source: asked.source, destination: asked.destination, port: asked.port };
}

function askedAt(world: World, symbol: SymbolAt, object: KubeObject): Asked | undefined {
  if (is(object, networkPolicy)) return inPolicy(world, object, symbol.offset);
  if (is(object, service)) {
    const port = object.spec.ports.find((each) => touches(each, symbol.offset));
    return {
      destination: serviceEndName(world, object),
      port: port && askedPort(port.number, port.protocol),
    };
  }
  const [origin] = symbol.origins;
  const target = origin && serviceAt(world, object, origin.link);
  if (object.pods) return inWorkload(world, symbol, object, target);
  return target && { source: '{ingress-controller}', ...target };
}

function inWorkload(
  world: World,
  { declarations }: SymbolAt,
  object: KubeObject,
  target: Asked | undefined,
): Asked | undefined {
  const self = nameOfPods(world.pods.filter((pods) => pods.object === object));
  if (self === undefined) return undefined;
  if (target) return { source: self, ...target };
  const port = declarations.find((each) => each.type === 'container port');
  return port
    ? { destination: self, port: askedPort(port.port.number, port.port.protocol) }
    : { source: self };
}

/** The Service that `link` leads to, by a name or a host, and the port of it that is meant. */
function serviceAt(world: World, from: KubeObject, link: Link): Asked | undefined {
  const named = link.type === 'port' ? link.of : link;
  if (named.type !== 'name' && named.type !== 'host') return undefined;
  const [target] = servicesNamed(world, from, named);
  if (!target) return undefined;
  const port = linksOf(from).find((each) => each.type === 'port' && each.of === named);
  const asked = port?.type === 'port' ? portOf(target, port.port) : onlyPort(target);
  return { destination: serviceEndName(world, target), port: asked };
}

type Named = HostLink | (Link & { readonly type: 'name' });

function servicesNamed(world: World, from: KubeObject, link: Named): readonly KubeObject<ServiceSpec>[] {
  const { snapshot } = world;
  if (link.type === 'name' && (link.role !== 'backend' || link.kind !== 'Service')) return [];
  const namespace = link.type === 'name' ? (link.namespace?.value ?? world.namespaceOf(from)) : undefined;
  const found =
    link.type === 'host'
      ? servicesOfHost(snapshot, from, link.text)
      : nearest(findByName(snapshot, '', 'Service', link.text.value, { from, namespace }));
  const objects = new Set(world.objects);
  return found.filter((object) => is(object, service)).filter((object) => objects.has(object));
}

/** A port by its name is asked for by its number, which everybody reads. */
function portOf({ spec }: KubeObject<ServiceSpec>, text: Text): AskedPort | undefined {
  const port = spec.ports.find(
    ({ name, number }) => name?.value === text.value || number?.value === text.value,
  );
  return askedPort(port?.number ?? text, port?.protocol ?? 'TCP');
}

function onlyPort({ spec }: KubeObject<ServiceSpec>): AskedPort | undefined {
  const [port, ...more] = spec.ports;
  return port && more.length === 0 ? askedPort(port.number, port.protocol) : undefined;
}

function askedPort(text: Text | undefined, protocol: string): AskedPort | undefined {
  return isKnown(text) ? { protocol, port: text.value } : undefined;
}

/** The pods that the policy selects at one end; those of the peer at the offset, or of the rule's only one, at the other. */
function inPolicy(world: World, policy: KubeObject<NetworkPolicySpec>, offset: number): Asked | undefined {
  const namespace = world.namespaceOf(policy);
  const { ingress, egress, podSelector } = policy.spec;
  const subject = nameOfSelected(world, podSelection({ type: 'own', name: namespace }, podSelector));
  const inside = (rules: readonly PolicyRule[]): PolicyRule | undefined =>
    rules.find((rule) => touches(rule, offset));
  const [rule, isIngress] = [inside(ingress) ?? inside(egress), inside(ingress) !== undefined];
  if (!rule) return { destination: subject };
  const peer = rule.peers.find((each) => touches(each, offset)) ?? only(rule.peers);
  const matcher = peer && compilePeer(peer, namespace);
  const other = matcher?.type === 'pods' ? nameOfSelected(world, matcher.selection) : undefined;
  const port = rule.ports.find((each) => touches(each, offset)) ?? only(rule.ports);
  const number = integer(port?.port);
  return {
    ...(isIngress ? { source: other, destination: subject } : { source: subject, destination: other }),
    port: number === undefined ? undefined : askedPort(port?.port, port?.protocol?.value ?? 'TCP'),
  };
}

function nameOfSelected(world: World, selection: PodSelection): string | undefined {
  return nameOfPods(world.pods.filter((pods) => selects(selection, pods, world.assumptions) === 'yes'));
}

/** The one name that all of them have. */
function nameOfPods(pods: readonly PodEndpoint[]): string | undefined {
  return only([...new Set(pods.map(peerName))]);
}

function only<Value>(values: readonly Value[]): Value | undefined {
  const [value, ...more] = values;
  return more.length === 0 ? value : undefined;
}

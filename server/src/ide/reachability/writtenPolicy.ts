/**
 * The least-privilege NetworkPolicy of a workload: the connections that the manifests show, a rule for each set of ports,
 * with a comment that says what shows it. Everything else is denied, in both directions.
 */
import type { Direction } from '../../kinds/networkPolicy';
import { type KubeObject, nameOf, refOf } from '../../kinds/object';
import {
  type Connections,
  connectionText,
  NO_CONNECTIONS,
  PROTOCOLS,
  union,
} from '../../network/reach/connections';
import type { Endpoint, PodEndpoint } from '../../network/reach/endpoint';
import type { Intended } from '../../network/reach/intended';
import { isAnyOfNamespace } from '../../network/reach/outerPods';
import type { World } from '../../network/reach/world';
import { DNS_RULE } from '../rules/policyFixes';
import { writtenObject } from '../writtenObject';
import { blockLines, type Value } from '../yamlText';
import { policyLines } from './newPolicy';
import { labelsFor, namespaceNamed, peerFor } from './peerValues';

export interface PolicyRules {
  readonly ingress: readonly WrittenRule[];
  readonly egress: readonly WrittenRule[];
  /** What no rule can say, for people. */
  readonly missing: readonly string[];
}

interface WrittenRule {
  readonly comment: string;
  readonly rule: Value;
}

/** The rules of the pods at one end of what is intended, without DNS. */
export function rulesFor(world: World, pods: PodEndpoint, intended: readonly Intended[]): PolicyRules {
  const incoming = intended.filter(({ destination }) => destination === pods);
  const outgoing = intended.filter(({ source }) => source === pods);
  const [ingress, egress] = [
    rulesIn(world, pods, 'Ingress', incoming),
    rulesIn(world, pods, 'Egress', outgoing),
  ];
  return { ingress: ingress.rules, egress: egress.rules, missing: [...ingress.missing, ...egress.missing] };
}

/** Lets the pods ask the DNS of the cluster. */
export const DNS: WrittenRule = { comment: 'DNS', rule: DNS_RULE };

interface Flow {
  readonly peer: Value;
  readonly connections: Connections;
  readonly names: readonly string[];
}

function rulesIn(
  world: World,
  pods: PodEndpoint,
  direction: Direction,
  intended: readonly Intended[],
): { readonly rules: readonly WrittenRule[]; readonly missing: readonly string[] } {
  const flows = new Map<string, Flow>();
  const missing: string[] = [];
  for (const each of intended) {
    const other = direction === 'Ingress' ? each.source : each.destination;
    const name = nameFor(other, each.shownBy);
    const peer = peerOf(world, other, each.shownBy, pods.namespace);
    if (peer === undefined) {
      missing.push(`${nameOf(pods.object)}: who connects by ${name} is not known`);
      continue;
    }
    const key = JSON.stringify(peer);
    const known = flows.get(key) ?? { peer, connections: NO_CONNECTIONS, names: [] };
    flows.set(key, {
      peer,
      connections: union(known.connections, each.connections),
      names: [...new Set([...known.names, name])],
    });
  }
  return { rules: byPorts([...flows.values()], direction), missing: [...new Set(missing)] };
}

/** Peers with the same ports share a rule; a rule for more than that would open more than is meant. */
function byPorts(flows: readonly Flow[], direction: Direction): readonly WrittenRule[] {
  const groups = new Map<string, Flow[]>();
  for (const flow of flows) {
    const text = connectionText(flow.connections);
    groups.set(text, [...(groups.get(text) ?? []), flow]);
  }
  const key = direction === 'Ingress' ? 'from' : 'to';
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const comment = [...new Set(group.flatMap(({ names }) => names))].join(', ');
    return [{ comment, rule: { [key]: group.map(({ peer }) => peer), ports: portsFor(first.connections) } }];
  });
}

function portsFor(connections: Connections): readonly Value[] {
  return PROTOCOLS.flatMap((protocol) =>
    connections[protocol].map(({ start, end }): Value => {
      const range = end - start > 1 ? { endPort: end - 1 } : {};
      return { protocol, port: start, ...range };
    }),
  );
}

/** Of the ingress controller any pod may be one; Prometheus has to be known, as everybody could read what it reads. */
function peerOf(
  world: World,
  end: Endpoint,
  { kind }: KubeObject,
  namespace: string | undefined,
): Value | undefined {
  if (end.type === 'unknown-pod' && kind.value === 'ServiceMonitor') return undefined;
  if (end.type === 'pods' && isAnyOfNamespace(world, end) && end.namespace !== undefined) {
    return { namespaceSelector: namespaceNamed(end.namespace) };
  }
  return peerFor(world, end, namespace);
}

/** `web`, or what shows a connection whose other end is no workload of the manifests: `ingress/shop`. */
function nameFor(end: Endpoint, shownBy: KubeObject): string {
  const isShown = end.type === 'pods' && end.object.name !== undefined && end.object.document.uri !== '';
  return isShown ? nameOf(end.object) : refOf(shownBy);
}

/** Undefined where no labels say which pods are meant. */
export function workloadPolicy(
  world: World,
  pods: PodEndpoint,
  name: string,
  { ingress, egress }: Pick<PolicyRules, 'ingress' | 'egress'>,
): readonly string[] | undefined {
  const matchLabels = labelsFor(world, pods);
  if (!matchLabels) return undefined;
  return policyWith(name, writtenObject(pods.object)?.namespace?.value, { matchLabels }, { ingress, egress });
}

/** A NetworkPolicy that isolates pods in both directions but for the rules. */
export function policyWith(
  name: string,
  namespace: string | undefined,
  podSelector: Value,
  { ingress, egress }: Pick<PolicyRules, 'ingress' | 'egress'>,
): readonly string[] {
  const head = policyLines(name, namespace, { podSelector, policyTypes: ['Ingress', 'Egress'] });
  return [...head, ...ruleLines('ingress', ingress), ...ruleLines('egress', egress)];
}

function ruleLines(key: 'ingress' | 'egress', rules: readonly WrittenRule[]): readonly string[] {
  if (rules.length === 0) return [];
  const lines = rules.flatMap(({ comment, rule }) => [`# ${comment}`, ...blockLines([rule], 2)]);
  return [`  ${key}:`, ...lines.map((line) => `    ${line}`)];
}

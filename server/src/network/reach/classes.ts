/**
 * Classes of pods that no policy of the world can tell apart: the same selections name them, and the port names that
 * policies use mean the same in them. What holds for one of a class holds for all.
 */
import { isKnown } from '../../syntax/node';
import { podPort } from '../ports';
import { rangeText } from './addresses';
import { PROTOCOLS } from './connections';
import { type PodEndpoint } from './endpoint';
import type { CompiledRule } from './policy';
import type { PodSelection } from './podSelection';
import { isEverything, selects, selectorKey } from './selection';
import { SelectionIndex } from './selectionIndex';
import type { World } from './world';

export interface PodClass {
  /** Stands for all of them. */
  readonly pods: PodEndpoint;
  readonly members: readonly PodEndpoint[];
}

export interface Classes {
  readonly all: readonly PodClass[];
  classOf(pods: PodEndpoint): PodClass;
  /** Classes that `selection` names, or may; not asked for a selection of everything. */
  namedBy(selection: PodSelection): readonly PodClass[];
  /** Classes whose pods declare a port with this name. */
  declaring(name: string): readonly PodClass[];
  /** Classes about which no rule for other pods says anything: known addresses, the host's network. */
  readonly special: readonly PodClass[];
}

export function classify(world: World): Classes {
  const selections = new Map<string, PodSelection>();
  for (const selection of selectionsOf(world)) selections.set(keyOf(selection), selection);
  const names = portNamesOf(world);
  const index = new SelectionIndex<string>();
  for (const [key, selection] of selections) if (!isEverything(selection)) index.add(selection, key);
  const groups = new Map<string, { pods: PodEndpoint; members: PodEndpoint[]; named: readonly string[] }>();
  const classOf = new Map<PodEndpoint, PodClass>();
  for (const pods of world.pods) {
    const named = index.candidates(pods).flatMap((key) => {
      const selection = selections.get(key);
      const verdict = selection ? selects(selection, pods, world.assumptions) : 'no';
      return verdict === 'no' ? [] : [verdict === 'yes' ? key : `${key}?`];
    });
    const signature = [named.toSorted().join('\n'), portsSignature(pods, names), placeSignature(pods)].join(
      '\n\n',
    );
    const group = groups.get(signature) ?? { pods, members: [], named };
    group.members.push(pods);
    groups.set(signature, group);
    classOf.set(pods, group);
  }
  const all = [...groups.values()];
  const byKey = new Map<string, PodClass[]>();
  for (const group of all) {
    for (const name of group.named) push(byKey, name.replace(/\?$/, ''), group);
    for (const name of names) if (declares(group.pods, name)) push(byKey, `port ${name}`, group);
  }
  return {
    all,
    classOf: (pods) => classOf.get(pods) ?? { pods, members: [pods] },
    namedBy: (selection) => byKey.get(keyOf(selection)) ?? [],
    declaring: (name) => byKey.get(`port ${name}`) ?? [],
    special: all.filter(
      ({ pods }) => pods.hostNetwork || pods.addresses.length > 0 || pods.namespace === undefined,
    ),
  };
}

/** The same for selections of the same pods. */
function keyOf({ namespaces, pods }: PodSelection): string {
  const where =
    namespaces.type === 'own' ? `= ${namespaces.name ?? ''}` : `~ ${selectorKey(namespaces.selector)}`;
  const open = namespaces.type === 'labelled' && namespaces.selector?.open ? '*' : '';
  return `${where}${open} / ${selectorKey(pods)}${pods?.open ? '*' : ''}`;
}

function* rulesOf(world: World): Generator<CompiledRule> {
  for (const { rules } of world.policies) {
    yield* rules.Ingress ?? [];
    yield* rules.Egress ?? [];
  }
}

function* selectionsOf(world: World): Generator<PodSelection> {
  for (const { subject } of world.policies) if (subject) yield subject;
  for (const { peers } of rulesOf(world)) {
    if (peers !== 'everyone') for (const peer of peers) if (peer.type === 'pods') yield peer.selection;
  }
}

function portNamesOf(world: World): readonly string[] {
  const names = new Set<string>();
  for (const { ports } of rulesOf(world)) {
    if (ports !== 'all') for (const port of ports) if (port.type === 'name') names.add(port.name.value);
  }
  return [...names];
}

function portsSignature(pods: PodEndpoint, names: readonly string[]): string {
  return names.flatMap((name) => PROTOCOLS.map((protocol) => portText(pods, name, protocol))).join(' ');
}

function portText({ object }: PodEndpoint, name: string, protocol: string): string {
  const place = { start: 0, end: 0, kind: 'scalar', value: name, type: 'string', style: 'plain' } as const;
  const found = podPort(object, place, protocol);
  return found.state === 'resolved' ? String(found.number) : found.state === 'unknown' ? '?' : '';
}

function declares({ object }: PodEndpoint, name: string): boolean {
  if (object.document.templated) return true;
  return (object.pods?.containers ?? []).some(({ ports }) =>
    ports.some((port) => port.name && (!isKnown(port.name) || port.name.value === name)),
  );
}

function placeSignature({ addresses, hostNetwork, namespace }: PodEndpoint): string {
  return [...addresses.map(rangeText), hostNetwork, namespace ?? '?'].join(' ');
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

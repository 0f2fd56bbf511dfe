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
import { isEverything, selects } from './selection';
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
  /** Classes that the selection with this key names, or may; none for a selection of everything. */
  namedBy(key: string): readonly PodClass[];
  /** Classes whose pods declare a port with this name. */
  declaring(name: string): readonly PodClass[];
  /** Classes that are told from others by more than selections: known addresses, the host's network, uncertain labels. */
  readonly special: ReadonlySet<PodClass>;
  /** What tells the pods of a class from others. */
  marksOf(pods: PodEndpoint): Marks;
  /** What the policies ask for: the selections by their keys, and the names of ports. */
  readonly asked: Asked;
}

export interface Marks {
  /** Keys of the selections that name the pods. */
  readonly named: readonly string[];
  /** Those of `named` of which it is not certain. */
  readonly perhaps: readonly string[];
  /** What the port names mean. */
  readonly ports: string;
  /** Equal for pods of one class. */
  readonly signature: string;
}

interface Asked {
  readonly selections: ReadonlyMap<string, PodSelection>;
  readonly portNames: readonly string[];
}

/** Selections that are tried on every pod, rather than to begin anew. */
const MAX_FRESH = 64;

/** `before`: classes of a similar world, of which those that are the same are kept. */
export function classify(world: World, before?: Classes): Classes {
  const asked: Asked = { selections: selectionsOf(world), portNames: portNamesOf(world) };
  const marks = marksOfPods(world, asked, before);
  const groups = new Map<string, [PodEndpoint, ...PodEndpoint[]]>();
  for (const [pods, { signature }] of marks) {
    const members = groups.get(signature);
    if (members) members.push(pods);
    else groups.set(signature, [pods]);
  }
  const all = [...groups.values()].map((members) => keptClass(members, before));
  const classOf = new Map(all.flatMap((each) => each.members.map((pods) => [pods, each] as const)));
  const byKey = new Map<string, PodClass[]>();
  for (const each of all) {
    for (const key of marks.get(each.pods)?.named ?? []) push(byKey, key, each);
    for (const name of asked.portNames) if (declares(each.pods, name)) push(byKey, `port ${name}`, each);
  }
  const find = (pods: PodEndpoint): PodClass => classOf.get(pods) ?? { pods, members: [pods] };
  return {
    all,
    asked,
    classOf: find,
    namedBy: (key) => byKey.get(key) ?? [],
    declaring: (name) => byKey.get(`port ${name}`) ?? [],
    special: new Set(all.filter(({ pods }) => isSpecial(pods, marks.get(pods)))),
    marksOf: (pods) => marks.get(pods) ?? NO_MARKS,
  };
}

const NO_MARKS: Marks = { named: [], perhaps: [], ports: '', signature: '' };

function isSpecial({ hostNetwork, addresses, namespace }: PodEndpoint, marks: Marks | undefined): boolean {
  return hostNetwork || addresses.length > 0 || namespace === undefined || marks?.perhaps.length !== 0;
}

/** The very class of `before`, where it has the same members. */
function keptClass(members: readonly [PodEndpoint, ...PodEndpoint[]], before: Classes | undefined): PodClass {
  const known = before?.classOf(members[0]);
  const same =
    known?.members.length === members.length && known.members.every((each, at) => each === members[at]);
  return known && same ? known : { pods: members[0], members };
}

function marksOfPods(
  world: World,
  asked: Asked,
  before: Classes | undefined,
): ReadonlyMap<PodEndpoint, Marks> {
  const { selections, portNames } = asked;
  const samePorts = before && String(before.asked.portNames) === String(portNames);
  const fresh = [...selections.values()].filter(({ key }) => !before?.asked.selections.has(key));
  const gone = new Set([...(before?.asked.selections.keys() ?? [])].filter((key) => !selections.has(key)));
  const old = samePorts && fresh.length <= MAX_FRESH ? before : undefined;
  const change = { fresh, gone, assumptions: world.assumptions };
  let index: SelectionIndex<PodSelection> | undefined;
  return new Map(
    world.pods.map((pods) => {
      const known = old?.marksOf(pods);
      if (known && known !== NO_MARKS) return [pods, changedMarks(pods, known, change)];
      index ??= indexOf(selections);
      const verdicts = index
        .candidates(pods)
        .map((selection) => verdictOn(selection, pods, world.assumptions));
      return [pods, marked(pods, verdicts, portsSignature(pods, portNames))];
    }),
  );
}

interface Change {
  readonly fresh: readonly PodSelection[];
  readonly gone: ReadonlySet<string>;
  readonly assumptions: World['assumptions'];
}

type Named = readonly [key: string, verdict: ReturnType<typeof selects>];

function verdictOn(selection: PodSelection, pods: PodEndpoint, assumptions: World['assumptions']): Named {
  return [selection.key, isEverything(selection) ? 'no' : selects(selection, pods, assumptions)];
}

function changedMarks(pods: PodEndpoint, known: Marks, { fresh, gone, assumptions }: Change): Marks {
  const added = fresh
    .map((each) => verdictOn(each, pods, assumptions))
    .filter(([, verdict]) => verdict !== 'no');
  if (added.length === 0 && !known.named.some((key) => gone.has(key))) return known;
  const kept = known.named.filter((key) => !gone.has(key));
  const before = kept.map((key): Named => [key, known.perhaps.includes(key) ? 'unknown' : 'yes']);
  return marked(pods, [...before, ...added], known.ports);
}

function marked(pods: PodEndpoint, verdicts: readonly Named[], ports: string): Marks {
  const named = verdicts
    .filter(([, verdict]) => verdict !== 'no')
    .map(([key]) => key)
    .toSorted();
  const perhaps = verdicts
    .filter(([, verdict]) => verdict === 'unknown')
    .map(([key]) => key)
    .toSorted();
  const signature = [named.join('\n'), perhaps.join('\n'), ports, placeSignature(pods)].join('\n\n');
  return { named, perhaps, ports, signature };
}

function indexOf(selections: Asked['selections']): SelectionIndex<PodSelection> {
  const index = new SelectionIndex<PodSelection>();
  for (const selection of selections.values()) if (!isEverything(selection)) index.add(selection, selection);
  return index;
}

function* rulesOf(world: World): Generator<CompiledRule> {
  for (const { rules } of world.policies) {
    yield* rules.Ingress ?? [];
    yield* rules.Egress ?? [];
  }
}

function selectionsOf(world: World): ReadonlyMap<string, PodSelection> {
  const found = new Map<string, PodSelection>();
  for (const { subject } of world.policies) if (subject) found.set(subject.key, subject);
  for (const { peers } of rulesOf(world)) {
    if (peers === 'everyone') continue;
    for (const peer of peers) if (peer.type === 'pods') found.set(peer.selection.key, peer.selection);
  }
  return found;
}

function portNamesOf(world: World): readonly string[] {
  const names = new Set<string>();
  for (const { ports } of rulesOf(world)) {
    if (ports !== 'all') for (const port of ports) if (port.type === 'name') names.add(port.name.value);
  }
  return [...names].toSorted();
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

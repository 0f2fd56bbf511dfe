/** Workloads of two worlds side by side, and which of them neither world tells apart. */
import type { Direction } from '../../kinds/networkPolicy';
import type { Labelled, PodEndpoint } from './endpoint';
import type { Selecting } from './evaluate';
import type { Matrix } from './matrix';
import { type Peer, peersOf } from './peers';
import type { World } from './world';

/** A workload before and after a change; one without a side comes or goes. */
export interface Party {
  /** As it is named now, or was where it is gone. */
  readonly name: string;
  readonly before: Peer | undefined;
  readonly after: Peer | undefined;
}

export interface Group {
  /** What holds between one of them and another workload holds for all. */
  readonly parties: readonly [Party, ...Party[]];
  /** True where its own manifest, or its namespace's, reads differently, or is on one side only. */
  readonly touched: boolean;
  /** Directions in which other policies select the pods than before, or the same with other texts. */
  readonly affected: Readonly<Record<Direction, boolean>>;
}

export interface Compared {
  readonly before: Matrix;
  readonly after: Matrix;
}

/** Groups of all workloads of both worlds. */
export function groupsOf(compared: Compared): readonly Group[] {
  const [left, right] = [classNumbers(compared.before), classNumbers(compared.after)];
  const found = new Map<string, [Party, ...Party[]]>();
  for (const party of partiesOf(compared.before.world, compared.after.world)) {
    const touched = isTouched(party) ? 'touched' : 'same';
    const simple = [party.before, party.after].every((peer) => (peer?.members.length ?? 1) === 1);
    const key = simple
      ? `${left(party.before)} ${right(party.after)} ${touched}`
      : `${party.name} ${party.before ? 'before' : ''}`;
    const group = found.get(key);
    if (group) group.push(party);
    else found.set(key, [party]);
  }
  return [...found.values()].map((parties): Group => {
    const [party] = parties;
    const affected = (direction: Direction): boolean => isAffected(compared, party, direction);
    return {
      parties,
      touched: isTouched(party),
      affected: { Ingress: affected('Ingress'), Egress: affected('Egress') },
    };
  });
}

function classNumbers({ classes }: Matrix): (peer: Peer | undefined) => string {
  const numbers = new Map(classes.all.map((each, index) => [each, index]));
  return (peer) => (peer ? String(numbers.get(classes.classOf(peer.members[0]))) : '');
}

function partiesOf(before: World, after: World): readonly Party[] {
  const old = new Map(peersOf(before).map((peer) => [peer.name, peer]));
  const parties: Party[] = [];
  const fresh: Peer[] = [];
  for (const peer of peersOf(after)) {
    const same = old.get(peer.name);
    if (same) parties.push({ name: peer.name, before: same, after: peer });
    else fresh.push(peer);
    old.delete(peer.name);
  }
  const gone = new Map([...old.values()].map((peer) => [placeOf(before, peer), peer]));
  for (const peer of fresh) {
    const place = placeOf(after, peer);
    const renamed = gone.get(place);
    gone.delete(place);
    parties.push({ name: peer.name, before: renamed, after: peer });
  }
  for (const peer of gone.values()) parties.push({ name: peer.name, before: peer, after: undefined });
  return parties;
}

/** Equal for a workload under its old name and under its new one: it is the same object of the same file. */
function placeOf({ snapshot }: World, { name, members: [{ object }, ...others] }: Peer): string {
  if (others.length > 0) return name;
  const { uri } = object.document;
  return `${uri} ${object.kind.value} ${snapshot.objectsOf(uri).indexOf(object)}`;
}

function isTouched({ before, after }: Party): boolean {
  if (!before || !after || before.members.length !== after.members.length) return true;
  return before.members.some((member, index) => !sameEndpoint(member, after.members[index] ?? member));
}

function sameEndpoint(a: PodEndpoint, b: PodEndpoint): boolean {
  if (a === b) return true;
  return (
    a.object === b.object && a.namespace === b.namespace && sameLabels(a.namespaceLabels, b.namespaceLabels)
  );
}

function sameLabels({ labels: a }: Labelled, { labels: b }: Labelled): boolean {
  return a === b || (a.pairs.length === 0 && b.pairs.length === 0 && a.open === b.open);
}

function isAffected({ before, after }: Compared, { before: old, after: now }: Party, direction: Direction) {
  if (!old || !now || old.members.length !== now.members.length) return true;
  return old.members.some((member, index) => {
    const other = now.members[index] ?? member;
    if (before.world.policiesOf(member) === after.world.policiesOf(other)) return false;
    const [a, b] = [selecting(before.world, member, direction), selecting(after.world, other, direction)];
    return a.length !== b.length || a.some((each, at) => !samePolicy(each, b[at]));
  });
}

function selecting(world: World, pods: PodEndpoint, direction: Direction): readonly Selecting[] {
  const { admin, network, baseline } = world.policiesOf(pods);
  return [...admin.flat(), ...network, ...baseline.flat()].filter(
    ({ policy }) => policy.opaque !== undefined || policy.rules[direction],
  );
}

function samePolicy(a: Selecting, b: Selecting | undefined): boolean {
  if (a.policy.object !== b?.policy.object || a.verdict !== b.verdict) return false;
  const [here, there] = [a.policy.subject?.namespaces, b.policy.subject?.namespaces];
  return here?.type !== 'own' || there?.type !== 'own' || here.name === there.name;
}

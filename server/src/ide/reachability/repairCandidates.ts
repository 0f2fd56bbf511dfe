/**
 * Edits that may let a connection through one end which denies it: the port or the peer beside the nearest rule, the one
 * value of a selector that differs, or a policy of its own. Whether they do is for `repairs.ts` to find out.
 */
import { networkPolicy } from '../../kinds/networkPolicy';
import { is, type KubeObject, nameOf } from '../../kinds/object';
import type { Flow } from '../../network/reach/connections';
import type { Endpoint, PodEndpoint } from '../../network/reach/endpoint';
import type { Explanation, Reason } from '../../network/reach/explain';
import type { PeerMatcher } from '../../network/reach/policy';
import { selects } from '../../network/reach/selection';
import type { World } from '../../network/reach/world';
import { isNearMiss, NEAR_LABEL } from '../../network/nearMiss';
import { get } from '../../syntax/node';
import type { ReadText, TextEdit } from '../edit';
import { replaceScalar } from '../editText';
import { addEntry, addItem, mapIn, treeOf } from '../editTree';
import type { Candidate } from './candidate';
import { type Miss, missesOf } from './misses';
import { newPolicy } from './newPolicy';
import { namespaceNamed, peerFor, portFor } from './peerValues';
import { endpointName, shortName } from './statements';

/** One end of a denied connection, and what it says. */
export interface DeniedEnd {
  readonly world: World;
  readonly explanation: Explanation;
  readonly subject: PodEndpoint;
  readonly other: Endpoint;
  readonly flow: Flow;
  readonly read: ReadText;
}

/** Empty where no NetworkPolicy denies it: what another kind denies, none can allow. */
export function candidatesFor(end: DeniedEnd): readonly Candidate[] {
  const { reasons } = end.explanation;
  const isolated = reasons.find((reason) => reason.type === 'isolated');
  if (!isolated) return [];
  const near = reasons.filter((reason) => reason.type === 'near');
  return [...near.flatMap((reason) => besideRule(end, reason)), ...ownPolicy(end, isolated.policies)];
}

type Near = Reason & { readonly type: 'near' };

function besideRule(end: DeniedEnd, reason: Near): readonly Candidate[] {
  if (!is(reason.policy, networkPolicy)) return [];
  if (reason.misses === 'ports') return addition(end, reason, 'ports', portFor(end.flow), portText(end.flow));
  const peer = peerFor(end.world, end.other, end.world.namespaceOf(reason.policy));
  const key = end.explanation.direction === 'Ingress' ? 'from' : 'to';
  const added =
    peer === undefined ? [] : addition(end, reason, key, peer, `\`${shortName(endpointName(end.other))}\``);
  return [...corrections(end, reason), ...added];
}

function addition(
  { world, read }: DeniedEnd,
  { policy, rule }: Near,
  key: 'ports' | 'from' | 'to',
  value: Parameters<typeof addItem>[2],
  what: string,
): readonly Candidate[] {
  const tree = treeOf(world.snapshot, policy, read);
  const list = tree && get(mapIn(tree, rule), key);
  const edit = tree && list?.kind === 'seq' ? addItem(tree, list, value) : undefined;
  const title = `Add ${what} to rule ${rule.index + 1} of \`${nameOf(policy)}\``;
  return changed(title, edit);
}

/** The one value that keeps a peer from naming the pods, where it looks like a slip: it names no other pods, or is near. */
function corrections(end: DeniedEnd, near: Near): readonly Candidate[] {
  const { world, other } = end;
  const peers = near.rule.peers === 'everyone' ? [] : near.rule.peers;
  if (other.type !== 'pods') return [];
  return peers.flatMap((peer) => {
    const [miss, ...more] = missesOf(world, peer, other);
    if (!miss || more.length > 0 || !isSlip(world, peer, miss)) return [];
    return miss.requirement ? changedValue(end, near, miss) : givenNamespace(end, near, peer, miss);
  });
}

function changedValue({ world }: DeniedEnd, { policy }: Near, miss: Miss): readonly Candidate[] {
  const [wanted, ...others] = miss.requirement?.values ?? [];
  if (!wanted || others.length > 0 || miss.held === undefined) return [];
  const edit = replaceScalar(world.snapshot, policy, wanted, miss.held);
  const title = `Change \`${miss.key}: ${wanted.value}\` to \`${miss.held}\` in \`${nameOf(policy)}\``;
  return changed(title, edit);
}

function givenNamespace(
  { world, read }: DeniedEnd,
  { policy }: Near,
  peer: PeerMatcher,
  { held }: Miss,
): readonly Candidate[] {
  const tree = treeOf(world.snapshot, policy, read);
  const map = tree && mapIn(tree, peer);
  if (!map || held === undefined) return [];
  const edit = addEntry(tree, map, 'namespaceSelector', namespaceNamed(held));
  return changed(`Look in namespace \`${held}\` in \`${nameOf(policy)}\``, edit);
}

function changed(title: string, edit: TextEdit | undefined): readonly Candidate[] {
  return edit ? [{ title, edits: [edit], form: 'change' }] : [];
}

function isSlip(world: World, peer: PeerMatcher, { requirement, held }: Miss): boolean {
  const wanted = requirement?.values[0]?.value;
  if (wanted !== undefined && held !== undefined && isNearMiss(wanted, held, NEAR_LABEL, 'unit')) return true;
  return (
    peer.type === 'pods' &&
    world.pods.every((pods) => selects(peer.selection, pods, world.assumptions) === 'no')
  );
}

/** A policy that allows this and nothing else, behind the one that isolates the pods. */
function ownPolicy(end: DeniedEnd, policies: readonly KubeObject[]): readonly Candidate[] {
  const { world, explanation, subject, other, flow, read } = end;
  const behind = policies.find((policy) => is(policy, networkPolicy));
  return behind
    ? newPolicy({ world, direction: explanation.direction, subject, other, flow, behind, read })
    : [];
}

export function portText({ protocol, port }: Flow): string {
  return `${protocol} ${port}`;
}

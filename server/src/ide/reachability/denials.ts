/** The edits that deny an allowed connection, with what else they cut: rules taken away, or a policy that isolates an end. */
import { type Direction, networkPolicy } from '../../kinds/networkPolicy';
import { is, nameOf } from '../../kinds/object';
import type { Flow } from '../../network/reach/connections';
import type { Endpoint, PodEndpoint } from '../../network/reach/endpoint';
import { explain, type Reason } from '../../network/reach/explain';
import { peerMatches } from '../../network/reach/policy';
import { ask, type Path } from '../../network/reach/question';
import type { World } from '../../network/reach/world';
import type { ReadText, TextEdit } from '../edit';
import { removeItem } from '../editEntries';
import { insertDocument } from '../editText';
import { writtenObject } from '../writtenObject';
import type { Candidate } from './candidate';
import { freeName, policyLines } from './newPolicy';
import { labelsFor } from './peerValues';
import { ranked, type Repair, tried, type Trial } from './trial';

/** Those that cut the least first; empty for what is not allowed for certain. */
export function denialsOf(trial: Trial, read: ReadText): readonly Repair[] {
  const { world, source, destination, port } = trial.question;
  const answer = ask(world, source, destination, port);
  const [path] = answer.paths;
  if (!path?.flow || answer.outcome !== 'allow') return [];
  const { flow } = path;
  const candidates = (['Ingress', 'Egress'] as const).flatMap((direction) =>
    candidatesAt(world, direction, path, flow, read),
  );
  const denied = (after: World): boolean => ask(after, source, destination, port).outcome === 'deny';
  return ranked(candidates.flatMap((candidate) => tried(trial, candidate, denied)));
}

function candidatesAt(
  world: World,
  direction: Direction,
  { source, destination }: Path,
  flow: Flow,
  read: ReadText,
): readonly Candidate[] {
  const [subject, other] = direction === 'Egress' ? [source, destination] : [destination, source];
  if (subject.type !== 'pods') return [];
  const { reasons } = explain(world, direction, source, destination, flow);
  if (reasons.some(({ type }) => type === 'default')) return isolation(world, direction, subject, read);
  const allowing = reasons.filter((reason) => reason.type === 'rule');
  return allowing.length > 0 ? removal(world, allowing, other, read) : [];
}

type Allowing = Reason & { readonly type: 'rule' };

/** Takes out of every rule that allows it the peers that name the other end, or the whole rule. */
function removal(
  { snapshot, assumptions }: World,
  allowing: readonly Allowing[],
  other: Endpoint,
  read: ReadText,
): readonly Candidate[] {
  const edits = allowing.flatMap(({ policy, rule }): readonly (TextEdit | undefined)[] => {
    if (!is(policy, networkPolicy)) return [undefined];
    const peers = rule.peers === 'everyone' ? [] : rule.peers;
    const naming = peers.filter((peer) => peerMatches(peer, other, assumptions) !== 'no');
    const spans = naming.length < peers.length ? naming : [rule];
    return spans.map((span) => removeItem(snapshot, policy, span, read));
  });
  const whole = edits.filter((edit) => edit !== undefined);
  const names = allowing.map(({ policy, rule }) => `rule ${rule.index + 1} of \`${nameOf(policy)}\``);
  return whole.length < edits.length
    ? []
    : [{ title: `Take it out of ${names.join(' and ')}`, edits: whole, form: 'change' }];
}

/** A policy that isolates the pods, which nothing isolates yet, behind their workload. */
function isolation(
  world: World,
  direction: Direction,
  subject: PodEndpoint,
  read: ReadText,
): readonly Candidate[] {
  const matchLabels = labelsFor(world, subject);
  if (!matchLabels) return [];
  const object = writtenObject(subject.object);
  if (!object) return [];
  const name = freeName(world, subject, `deny-${direction.toLowerCase()}-${nameOf(object)}`);
  const spec = { podSelector: { matchLabels }, policyTypes: [direction] };
  const edit = insertDocument(world.snapshot, object, policyLines(name, object.namespace?.value, spec), read);
  return edit ? [{ title: `Create NetworkPolicy \`${name}\``, edits: [edit], form: 'new policy' }] : [];
}

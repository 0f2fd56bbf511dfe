/**
 * The smallest edits that let a denied connection through. Each is tried on a copy of the manifests: it is offered only
 * where the question is then answered with yes, together with what else it opens.
 */
import type { Direction } from '../../kinds/networkPolicy';
import { verdictOn } from '../../network/reach/bounds';
import type { Flow } from '../../network/reach/connections';
import type { Endpoint } from '../../network/reach/endpoint';
import { explain } from '../../network/reach/explain';
import { ask, type Path } from '../../network/reach/question';
import { throughEnd } from '../../network/reach/reach';
import type { World } from '../../network/reach/world';
import type { ReadText } from '../edit';
import type { Question } from './explanation';
import type { Candidate } from './candidate';
import { candidatesFor } from './repairCandidates';
import { ranked, type Repair, tried, type Trial } from './trial';

/** More choices than this are noise. */
const MAX_REPAIRS = 4;

/** Those that open the least first; empty for what is not denied for certain, or not by NetworkPolicies. */
export function repairsOf(trial: Trial, read: ReadText): readonly Repair[] {
  const { world, source, destination, port } = trial.question;
  const answer = ask(world, source, destination, port);
  const path = answer.paths.find(isDenied);
  if (!path?.flow || (answer.outcome !== 'deny' && answer.outcome !== 'partial')) return [];
  const { flow } = path;
  const perEnd = (['Egress', 'Ingress'] as const)
    .filter((direction) => !letsThrough(world, direction, path, flow))
    .map((direction) => candidatesAt(trial, { direction, path, flow }, read));
  const found = combined(perEnd).flatMap((candidate) => tried(trial, candidate, isAllowed));
  return ranked(found).slice(0, MAX_REPAIRS);
}

function isDenied({ flow, reach }: Path): boolean {
  return flow !== undefined && verdictOn(reach.total, flow) === 'no';
}

function isAllowed(world: World, { source, destination, port }: Question): boolean {
  return ask(world, source, destination, port).outcome === 'allow';
}

function letsThrough(world: World, direction: Direction, path: Path, flow: Flow): boolean {
  const [subject, other] = endsAt(direction, path);
  return verdictOn(throughEnd(world, direction, subject, other), flow) !== 'no';
}

/** The end whose policies are asked, and the other one. */
function endsAt(direction: Direction, { source, destination }: Path): readonly [Endpoint, Endpoint] {
  return direction === 'Egress' ? [source, destination] : [destination, source];
}

interface Denial {
  readonly direction: Direction;
  readonly path: Path;
  readonly flow: Flow;
}

/** Candidates with which this end lets the connection through, the one that opens the least first. */
function candidatesAt(trial: Trial, { direction, path, flow }: Denial, read: ReadText): readonly Candidate[] {
  const { world } = trial.question;
  const [subject, other] = endsAt(direction, path);
  if (subject.type !== 'pods') return [];
  const explanation = explain(world, direction, path.source, path.destination, flow);
  const candidates = candidatesFor({ world, explanation, subject, other, flow, read });
  const works = (after: World): boolean => letsThrough(after, direction, path, flow);
  return ranked(candidates.flatMap((candidate) => tried(trial, candidate, works)));
}

/** One for each end that denies: the best of both, or a policy of its own at both. */
function combined(perEnd: readonly (readonly Candidate[])[]): readonly Candidate[] {
  const [first = [], second] = perEnd;
  if (!second) return first;
  const pairs = [
    [first[0], second[0]],
    ...(['change', 'new policy'] as const).map(
      (form) => [formed(first, form), formed(second, form)] as const,
    ),
  ] as const;
  const found = pairs.flatMap(([a, b]) => (a && b ? [joined(a, b)] : []));
  return [...new Map(found.map((each) => [each.title, each])).values()];
}

function formed(candidates: readonly Candidate[], wanted: Candidate['form']): Candidate | undefined {
  return candidates.find(({ form }) => form === wanted);
}

function joined(a: Candidate, b: Candidate): Candidate {
  const second = b.title.charAt(0).toLowerCase() + b.title.slice(1);
  return { title: `${a.title}, and ${second}`, edits: [...a.edits, ...b.edits], form: a.form };
}

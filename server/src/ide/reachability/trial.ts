/** Trying an edit on a copy of the manifests, and what it does beside what it is made for. */
import { scopesOf, worldOfScope, type Scope } from '../../network/reach/scopes';
import type { World } from '../../network/reach/world';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReadText, TextEdit } from '../edit';
import { editedSnapshot } from '../editedSnapshot';
import type { Question } from './explanation';
import type { Candidate } from './candidate';
import { type SideEffects, sideEffects } from './sideEffects';

export interface Trial {
  readonly question: Question;
  /** The world after edits of its files; undefined where they cannot be read. */
  readonly remake: (edits: readonly TextEdit[]) => World | undefined;
}

export interface Repair extends Candidate, SideEffects {}

/** Edits are tried on the manifests of `scope`. */
export function trialIn(question: Question, scope: Scope, read: ReadText): Trial {
  const { snapshot } = question.world;
  return { question, remake: (edits) => remakeScope(snapshot, scope, edits, read) };
}

/** The world of `scope` after edits of its files; undefined where they cannot be read. */
export function remakeScope(
  snapshot: Snapshot,
  scope: Scope,
  edits: readonly TextEdit[],
  read: ReadText,
): World | undefined {
  const after = editedSnapshot(snapshot, edits, read);
  const same = after && scopesOf(after).find(({ id }) => id === scope.id);
  return same && worldOfScope(after, same);
}

/** The candidate with its side effects; none where it does not do what `works` asks for. */
export function tried(
  { question, remake }: Trial,
  candidate: Candidate,
  works: (after: World, question: Question) => boolean,
): readonly Repair[] {
  const after = remake(candidate.edits);
  if (!after || !works(after, { ...question, world: after })) return [];
  return [{ ...candidate, ...sideEffects(question, after) }];
}

/** The one that changes the least beside what is asked for first; of equals the shorter one. */
export function ranked(repairs: readonly Repair[]): readonly Repair[] {
  const length = ({ edits }: Repair): number => edits.reduce((sum, { newText }) => sum + newText.length, 0);
  return repairs.toSorted((a, b) => a.closes - b.closes || a.opens - b.opens || length(a) - length(b));
}

/** The smallest edits as fixes: for what a place is about, and for what a rule has found to be denied. */
import { findEnds } from '../../network/reach/ends';
import type { AskedPort } from '../../network/reach/question';
import { type Scope, scopesOfFile, worldOfScope } from '../../network/reach/scopes';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { effectText } from './explanationView';
import type { QuestionAt } from './questionAt';
import { repairsOf } from './repairs';
import { shortName } from './statements';
import { type Repair, trialIn } from './trial';

/** Empty where nothing is denied, or the place leaves an end or the port open. */
export function repairsAt(snapshot: Snapshot, question: QuestionAt, read: ReadText): readonly Fix[] {
  const { scope, source, destination, port } = question;
  if (source === undefined || destination === undefined || !port) return [];
  const ends = `${shortName(source)} → ${shortName(destination)}`;
  return repairsBetween(snapshot, scope, { source, destination, port }, read).map((repair) =>
    fixOf(`Allow ${ends}: ${repair.title.charAt(0).toLowerCase()}${repair.title.slice(1)}`, repair),
  );
}

interface Between {
  readonly source: string;
  readonly destination: string;
  readonly port: AskedPort;
}

/** Changes of policies that are there, for the object in the file `uri` that says what is let in. */
export function policyChanges(
  snapshot: Snapshot,
  uri: string,
  between: Between,
  read: ReadText,
): readonly Fix[] {
  const [scope] = scopesOfFile(snapshot, uri);
  const repairs = scope ? repairsBetween(snapshot, scope, between, read) : [];
  return repairs.filter(({ form }) => form === 'change').map((repair) => fixOf(repair.title, repair));
}

function repairsBetween(
  snapshot: Snapshot,
  scope: Scope,
  { source, destination, port }: Between,
  read: ReadText,
): readonly Repair[] {
  const world = worldOfScope(snapshot, scope);
  const [from] = findEnds(world, source);
  const [to] = findEnds(world, destination);
  if (!from || !to) return [];
  const question = { world, source: from, destination: to, port, request: undefined };
  return repairsOf(trialIn(question, scope, read), read);
}

function fixOf(title: string, repair: Repair): Fix {
  const effect = repair.opens + repair.closes > 0 ? ` (${effectText(repair)})` : '';
  return { title: `${title}${effect}`, preferred: false, edits: repair.edits };
}

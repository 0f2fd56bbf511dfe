/** Which connections open and close, against what is saved or a revision: requests of our own. */
import { type CancellationToken, type Location, RequestType } from 'vscode-languageserver';
import type { ChangePlace, ChangeRow } from '../ide/reachability/changes';
import { rowText } from '../ide/reachability/causeText';
import { mergeScopes, scopeChanges, type ScopeChanges } from '../ide/reachability/scopeChanges';
import type { Snapshot } from '../workspace/snapshot';
import type { Against, Baseline, Baselines } from './baselines';
import { folderOf } from '../workspace/candidates';
import { changesText, type ChangesText } from './changesText';
import { Converter } from './convert';
import type { Revision } from './revisions';
import { cancellation, type Session } from './session';
import { createBreath } from './slices';
import { fromClient } from './uris';

export interface ReachabilityChangesParams {
  readonly against: Against;
  /** Rows of a scope; default: all that are explained. */
  readonly rows?: number;
}

export interface TextBeforeParams {
  readonly uri: string;
  readonly against: Against;
}

export interface ReachabilityChanges {
  readonly opened: number;
  readonly closed: number;
  readonly scopes: readonly ScopeOfChanges[];
  /** Why there is no answer, for people. */
  readonly trouble?: string;
}

interface ScopeOfChanges extends Omit<ScopeChanges, 'rows'> {
  readonly rows: readonly Row[];
}

export interface Row extends Omit<ChangeRow, 'place'> {
  /** All of it in a sentence. */
  readonly text: string;
  readonly place: (Location & Pick<ChangePlace, 'side'>) | null;
}

export const ReachabilityChangesRequest = new RequestType<
  ReachabilityChangesParams,
  ReachabilityChanges,
  void
>('selectrail/reachabilityChanges');

export const RevisionsRequest = new RequestType<Record<string, never>, readonly Revision[], void>(
  'selectrail/revisions',
);

const NONE: ReachabilityChanges = { opened: 0, closed: 0, scopes: [] };

export const NO_TEXT: ChangesText = { text: '', links: [] };

/** Rows that a scope shows where nothing is said. */
const ROWS = 200;

export const noChanges = (): ReachabilityChanges => NONE;

export const ReachabilityChangesTextRequest = new RequestType<ReachabilityChangesParams, ChangesText, void>(
  'selectrail/reachabilityChangesText',
);

export const TextBeforeRequest = new RequestType<TextBeforeParams, string | null, void>(
  'selectrail/textBefore',
);

/** Computed scope by scope, so that a keystroke waits for one at most, and not at all once the request is cancelled. */
export function reachabilityChanges(source: Baselines) {
  return async (
    session: Session,
    { against, rows = ROWS }: ReachabilityChangesParams,
    token: CancellationToken,
  ): Promise<ReachabilityChanges> => {
    await session.indexed(token);
    let baselines: readonly Baseline[];
    try {
      baselines = await source.of(against);
    } catch (error) {
      return { ...NONE, trouble: error instanceof Error ? error.message : String(error) };
    }
    const scopes: ScopeOfChanges[] = [];
    for (const { before, host } of baselines) {
      const after = host.snapshot();
      const locate = locator(session, { before, after });
      for (const scope of await compare(before, after, rows, token)) {
        const told = scope.rows.map((row) => ({ ...row, text: rowText(row), place: locate(row.place) }));
        scopes.push({ ...scope, rows: told });
      }
    }
    return {
      opened: scopes.reduce((sum, { opened }) => sum + opened, 0),
      closed: scopes.reduce((sum, { closed }) => sum + closed, 0),
      scopes,
    };
  };
}

/** The same as a text. */
export function reachabilityChangesText(source: Baselines) {
  const ask = reachabilityChanges(source);
  return async (
    session: Session,
    params: ReachabilityChangesParams,
    token: CancellationToken,
  ): Promise<ChangesText> => {
    const found = await ask(session, params, token);
    if (found.trouble !== undefined) return { text: '', links: [], trouble: found.trouble };
    return changesText(found, params.against, (uri) => shorten(session, fromClient(uri)));
  };
}

/** Path within the workspace folder. */
function shorten({ folders }: Session, uri: string): string {
  const folder = folderOf(uri, folders);
  return folder === undefined ? uri : uri.slice(folder.length + 1);
}

/** Text of a file as it was; null where it was not there. */
export function textBefore(source: Baselines) {
  return async (_: Session, { uri, against }: TextBeforeParams): Promise<string | null> =>
    (await source.textOf(fromClient(uri), against)) ?? null;
}

async function compare(
  before: Snapshot,
  after: Snapshot,
  rows: number,
  token: CancellationToken,
): Promise<readonly ScopeChanges[]> {
  const breath = createBreath();
  const found: ScopeChanges[] = [];
  for (const each of scopeChanges(before, after, { rows })) {
    found.push(each);
    await breath();
    if (token.isCancellationRequested) throw cancellation();
  }
  return mergeScopes(found);
}

/** Old places have lines of the old text; their columns are those of UTF-16, for the text is not kept. */
function locator(session: Session, sides: Readonly<Record<ChangePlace['side'], Snapshot>>) {
  const read = (uri: string): string | undefined => session.documents.get(uri)?.getText();
  const convert = {
    before: new Converter(sides.before, 'utf-16', read),
    after: new Converter(sides.after, session.encoding, read),
  };
  return (place: ChangePlace | undefined): Row['place'] =>
    place ? { ...convert[place.side].location(place), side: place.side } : null;
}

/** Branches, tags and commits of the first folder that has any. */
export async function revisions({ folders, revisions: source }: Session): Promise<readonly Revision[]> {
  for (const folder of source ? folders : []) {
    const found = await source?.revisionsOf(folder).catch(() => []);
    if (found && found.length > 0) return found;
  }
  return [];
}

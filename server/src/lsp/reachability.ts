/** The Reachability view: its picture, the reasons of what is chosen in it, and what the cursor is in. */
import { type Location as LspLocation, type Position, RequestType } from 'vscode-languageserver';
import type { ReachGraph, ReachReason } from '../ide/reachability/graph';
import { mapPlaces, mapReasons } from '../ide/reachability/mapPlaces';
import { markChanges } from '../ide/reachability/markChanges';
import { reasonsBetween } from '../ide/reachability/reasons';
import { chosenScope, nodeWithin, scopePicture } from '../ide/reachability/scopePicture';
import { worldsOf } from '../ide/reachability/scopeChanges';
import { symbolAt } from '../ide/symbolAt';
import { type Scope, scopesOf, scopesOfFile, worldOfScope } from '../network/reach/scopes';
import type { Against, Baseline, Baselines } from './baselines';
import { fileOf } from './fileOf';
import { atMoment, type Moment } from './moment';
import type { Session } from './session';
import { fromClient } from './uris';

export interface ReachabilityParams {
  /** Id of a scope. */
  readonly scope?: string;
  /** Of a file, whose scope is taken where none is given. */
  readonly uri?: string;
  /** What the picture is compared with; default: what is saved. */
  readonly against?: Against;
}

export interface Reachability {
  readonly scope: ShownScope;
  /** All that can be chosen. */
  readonly scopes: readonly ShownScope[];
  readonly graph: ReachGraph<LspLocation>;
  readonly notes: readonly string[];
}

export interface ShownScope {
  readonly id: string;
  readonly label: string;
}

export interface ReasonsParams {
  readonly scope: string;
  /** As `network/reach/ends.ts` reads them. */
  readonly source: string;
  readonly destination: string;
  /** `TCP:80`. */
  readonly port?: string;
}

export interface CursorParams {
  readonly scope?: string;
  readonly uri: string;
  readonly position: Position;
}

export interface Cursor {
  /** Ids of the file's scopes. */
  readonly scopes: readonly string[];
  /** Id of a node of the given scope; null: the cursor is in none. */
  readonly node: string | null;
}

export const ReachabilityRequest = {
  type: new RequestType<ReachabilityParams, Reachability | null, void>('selectrail/reachability'),
  reasons: new RequestType<ReasonsParams, readonly ReachReason<LspLocation>[], void>(
    'selectrail/reachabilityReasons',
  ),
  cursor: new RequestType<CursorParams, Cursor, void>('selectrail/reachabilityCursor'),
} as const;

/** With what differs from the state that is asked for. null where there are no workloads. */
export function reachability(source: Baselines) {
  return async (session: Session, params: ReachabilityParams): Promise<Reachability | null> => {
    const baselines = await source.of(params.against ?? { type: 'saved' }).catch(() => []);
    return atMoment(session, fileOf(params), (moment) => pictureOf(moment, params, baselines));
  };
}

function pictureOf(
  moment: Moment,
  params: ReachabilityParams,
  baselines: readonly Baseline[],
): Reachability | null {
  const own = rootOf(moment, params.scope);
  const uri = params.uri === undefined ? undefined : fromClient(params.uri);
  const ofFile = uri === undefined ? [] : scopesOfFile(own.analysis.seenFrom(uri), uri);
  const found = chosenScope(own.analysis.snapshot, params.scope, ofFile);
  if (!found) return null;
  const { snapshot } = own.analysis;
  const { scope, graph: plain, notes } = scopePicture(snapshot, found);
  const baseline = baselines.find(({ host }) => host.snapshot() === snapshot);
  const graph = baseline ? markChanges(plain, worldsOf(baseline.before, snapshot, scope)) : plain;
  const scopes = moment.roots().flatMap(({ analysis }) => scopesOf(analysis.snapshot).map(shown));
  return {
    scope: shown(scope),
    scopes,
    graph: mapPlaces(graph, (location) => own.convert.location(location)),
    notes,
  };
}

function shown({ id, label }: Scope): ShownScope {
  return { id, label };
}

/** The root that has the scope, or else that of the moment. */
function rootOf(moment: Moment, scope: string | undefined): Moment {
  const has = ({ analysis }: Moment): boolean => scopesOf(analysis.snapshot).some(({ id }) => id === scope);
  return (scope === undefined ? undefined : moment.roots().find(has)) ?? moment;
}

export function reachabilityReasons(
  moment: Moment,
  { scope: id, source, destination, port }: ReasonsParams,
): readonly ReachReason<LspLocation>[] {
  const { analysis, convert } = rootOf(moment, id);
  const scope = chosenScope(analysis.snapshot, id, []);
  if (scope?.id !== id) return [];
  const reasons = reasonsBetween(worldOfScope(analysis.snapshot, scope), source, destination, port);
  return mapReasons(reasons, (location) => convert.location(location));
}

export function reachabilityCursor({ analysis, convert }: Moment, params: CursorParams): Cursor {
  const { snapshot } = analysis;
  const uri = fromClient(params.uri);
  const scopes = scopesOfFile(analysis.seenFrom(uri), uri);
  const scope = scopes.find(({ id }) => id === params.scope);
  const offset = convert.offset(uri, params.position);
  const object = offset === undefined ? undefined : symbolAt(snapshot, uri, offset).object;
  const node =
    scope && object && nodeWithin(scopePicture(snapshot, scope).graph, snapshot.locate(object, object.span));
  return { scopes: scopes.map(({ id }) => id), node: node ?? null };
}

// What the server answers about reachability, and what the page of the view says and is told.
import type { Against } from '../against';
import { type Location, type Position, RequestType } from 'vscode-languageclient';

export interface Scope {
  readonly id: string;
  readonly label: string;
}

export interface Reachability {
  readonly scope: Scope;
  readonly scopes: readonly Scope[];
  readonly notes: readonly string[];
  readonly graph: Graph;
}

/** What is no place goes to the page as it is. */
interface Graph {
  readonly namespaces: readonly Placed[];
  readonly nodes: readonly Placed[];
  readonly edges: readonly (Placed & { readonly reasons: readonly Reason[] })[];
}

interface Placed {
  readonly place?: Location;
}

export interface Reason extends Placed {
  readonly text: string;
}

/** `port`: `TCP:80`. */
export interface Question {
  readonly source: string;
  readonly destination: string;
  readonly port?: string;
}

export interface Cursor {
  readonly scopes: readonly string[];
  readonly node: string | null;
}

export const reachabilityRequest = new RequestType<
  { readonly scope?: string; readonly uri?: string; readonly against?: Against },
  Reachability | null,
  void
>('selectrail/reachability');

export const reasonsRequest = new RequestType<Question & { readonly scope: string }, readonly Reason[], void>(
  'selectrail/reachabilityReasons',
);

export const cursorRequest = new RequestType<
  { readonly scope?: string; readonly uri: string; readonly position: Position },
  Cursor,
  void
>('selectrail/reachabilityCursor');

/** `target`: the place that the page was given. `view`: the page keeps the keyboard. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly target: Location; readonly focus: 'editor' | 'view' }
  | { readonly type: 'reasons'; readonly id: number; readonly question: Question }
  | { readonly type: 'explain'; readonly question: Question }
  | { readonly type: 'scope'; readonly scope: string }
  | { readonly type: 'compare'; readonly against: 'saved' | 'head' }
  | { readonly type: 'follow'; readonly follows: boolean }
  | { readonly type: 'save'; readonly file: SavedFile };

export interface SavedFile {
  readonly name: string;
  /** Text, or a data URL. */
  readonly content: string;
}

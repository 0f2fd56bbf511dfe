/** What the reader has chosen: kept when the page is hidden, closed and opened again. */

export type Tab = 'graph' | 'matrix' | 'table';
export type Direction = 'both' | 'in' | 'out';
/** What changes are counted from: the files as saved, or the last commit. */
export type Against = 'saved' | 'head';

export interface State {
  readonly scope: string | undefined;
  readonly tab: Tab;
  /** Id of the node that all is shown around. */
  readonly focus: string | undefined;
  readonly direction: Direction;
  /** Only this one; empty: all. */
  readonly namespace: string;
  readonly port: string;
  readonly search: string;
  readonly against: Against;
  readonly changesOnly: boolean;
  /** Namespaces that the reader opened or closed. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly followsEditor: boolean;
  readonly view: ViewState | undefined;
}

/** Scale and shift of the drawing. */
export interface ViewState {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const START: State = {
  scope: undefined,
  tab: 'graph',
  focus: undefined,
  direction: 'both',
  namespace: '',
  port: '',
  search: '',
  against: 'saved',
  changesOnly: false,
  opened: [],
  closed: [],
  followsEditor: true,
  view: undefined,
};

/** What was kept, as far as it still reads. */
export function restored(kept: unknown): State {
  return typeof kept === 'object' && kept !== null ? { ...START, ...kept } : START;
}

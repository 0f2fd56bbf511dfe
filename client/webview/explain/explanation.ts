// What the panel and its page tell each other. The explanation is the server's answer to `selectrail/explain`.

export interface Location {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Step {
  readonly text: string;
  readonly location: Location | null;
  readonly details: readonly Step[];
}

export interface OfferedEdit {
  readonly purpose: 'allow' | 'name' | 'deny';
  readonly title: string;
  /** What else it does. */
  readonly effect: string;
}

export interface Explanation {
  readonly title: string;
  readonly verdict: string;
  readonly outcome: 'allow' | 'deny' | 'unknown' | 'partial' | 'refused' | 'gone';
  /** Label of the manifests that are taken to be deployed together. */
  readonly scope: string;
  readonly sections: readonly {
    readonly title: string;
    readonly verdict?: 'yes' | 'no' | 'unknown';
    readonly steps: readonly Step[];
  }[];
  readonly edits: readonly OfferedEdit[];
  readonly assumptions: readonly string[];
}

/** Ends by name. The page keeps it, so that it comes back with the window. */
export interface Question {
  readonly source: string;
  readonly destination: string;
  readonly port?: { readonly protocol: string; readonly port: string };
  readonly scope?: string;
  /** Of a folder: the one that the scope is in. */
  readonly uri?: string;
}

export type ToPage = { readonly question: Question; readonly explanation: Explanation | null };

export type FromPage =
  | { readonly type: 'ready' | 'other-way' | 'ask' }
  | { readonly type: 'open'; readonly location: Location }
  | { readonly type: 'apply'; readonly title: string };

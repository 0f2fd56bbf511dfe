/** Edits as plain data, in absolute offsets of the text that the snapshot was made from. */
import type { Location } from '../workspace/snapshot';

export interface TextEdit extends Location {
  readonly newText: string;
}

export interface Fix {
  /** An imperative sentence: "Change `app` to `web`". */
  readonly title: string;
  /** The one that is most likely meant; at most one for a finding. */
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
  /** File that has to be created for it, empty at first. */
  readonly creates?: string;
  /** It writes an object of its own; where kustomizations render that, it is tried before it is offered. */
  readonly writes?: 'object';
}

/** Text of a file of the workspace; undefined where it is gone. Read only to make edits and code frames. */
export type ReadText = (uri: string) => string | undefined;

/** Earlier states of the workspace, as the entry that starts the server provides them; a browser has none. */

export interface Revision {
  readonly name: string;
  readonly description: string;
}

/** URIs as those of `FileSystem`. Each rejects with an error whose message is for people where it has no answer. */
export interface Revisions {
  /** The commit that `revision` means for `folder`. */
  commitOf(folder: string, revision: string): Promise<string>;
  /** Texts at `commit` of the files under `folder` that the disk holds otherwise; undefined: not there at that time. */
  changedSince(
    folder: string,
    commit: string,
    wanted: (uri: string) => boolean,
  ): Promise<ReadonlyMap<string, string | undefined>>;
  /** Text of the file `uri` under `folder` at `commit`; undefined where it was not there. */
  textAt(folder: string, commit: string, uri: string): Promise<string | undefined>;
  /** Those to choose from. */
  revisionsOf(folder: string): Promise<readonly Revision[]>;
}

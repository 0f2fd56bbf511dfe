/** The files that the server indexes, as the entry that starts it provides them. */

/** URIs are `file:` ones without percent-encoding, or whatever another scheme has. */
export interface FileSystem {
  /** Files under `folder`, however deep; folders that `enters` refuses are skipped. Nothing where it is no folder. */
  list(folder: string, enters: (folder: string) => boolean): Iterable<string> | AsyncIterable<string>;
  /** Text of a file; undefined where it is gone. At once where possible: promises are slow by the thousand. */
  read(uri: string): string | undefined | Promise<string | undefined>;
}

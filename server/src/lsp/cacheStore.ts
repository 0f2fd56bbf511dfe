/** What outlives the server, as the entry that starts it provides it: facts of files that have not changed since. */
import type { Packed } from '../workspace/packing';

export interface CacheStore {
  /** Parts that were saved last, one after the other; none where they were saved under another `key`, or are damaged. */
  load(key: string): AsyncIterable<Packed>;
  /** Replaces what was saved by `parts`, all or nothing. */
  save(key: string, parts: AsyncIterable<Packed>): Promise<void>;
  /** Undefined for a file that is gone. */
  stampOf(uri: string): Stamp | undefined;
}

/** The state of a file on the disk: another `text` means that it may have changed. */
export interface Stamp {
  readonly text: string;
  /** When it was written last, in milliseconds. */
  readonly written: number;
}

/** The store in a folder of the client's. */
export type OpenCache = (folder: string) => CacheStore;

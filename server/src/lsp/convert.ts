/** Offsets of the core to lines and columns of the protocol, and back: the only place that does it. */
import type { Location as LspLocation, Position, Range } from 'vscode-languageserver';
import type { ReadText } from '../ide/edit';
import type { Location, Snapshot } from '../workspace/snapshot';
import { type Encoding, indexAt, unitsIn } from './encoding';
import { toClient } from './uris';

export class Converter {
  readonly #snapshot: Snapshot;
  readonly #encoding: Encoding;
  readonly #read: ReadText;

  /** `read` is asked only where columns are not UTF-16: they depend on the text of the line. */
  constructor(snapshot: Snapshot, encoding: Encoding, read: ReadText) {
    this.#snapshot = snapshot;
    this.#encoding = encoding;
    this.#read = read;
  }

  /** Offset of `position`, moved into the text where it is outside; undefined for a file that is not known. */
  offset(uri: string, position: Position): number | undefined {
    const lines = this.#snapshot.file(uri)?.lines;
    if (!lines || this.#encoding === 'utf-16') return lines?.offsetAt(position);
    const start = lines.startOf(position.line);
    const line = (this.#read(uri) ?? '').slice(start, lines.startOf(position.line + 1));
    return start + indexAt(line, position.character, this.#encoding);
  }

  /** The start of the file where that is not known. */
  position(uri: string, offset: number): Position {
    const lines = this.#snapshot.file(uri)?.lines;
    const found = lines?.positionAt(offset) ?? { line: 0, character: 0 };
    if (!lines || this.#encoding === 'utf-16') return found;
    const start = lines.startOf(found.line);
    const before = (this.#read(uri) ?? '').slice(start, start + found.character);
    return { line: found.line, character: unitsIn(before, this.#encoding) };
  }

  range({ uri, start, end }: Location): Range {
    return { start: this.position(uri, start), end: this.position(uri, end) };
  }

  location(location: Location): LspLocation {
    return { uri: toClient(location.uri), range: this.range(location) };
  }
}

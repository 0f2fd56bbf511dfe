/** Offsets to lines and columns, where text leaves the core. */

export interface LineColumn {
  /** Zero-based. */
  readonly line: number;
  /** Zero-based, in UTF-16 code units. */
  readonly character: number;
}

/** Lines as plain data. */
export interface PlainLines {
  /** Length of the text. */
  readonly length: number;
  /** Lengths of all lines but the last, their breaks included. */
  readonly lengths: readonly number[];
  /** Offsets of their breaks; undefined where each is one character long. */
  readonly ends: readonly number[] | undefined;
}

/** Line starts of one text. Keeps no text, so that ten thousand closed files stay small. */
export class LineIndex {
  readonly #starts: Uint32Array;
  /** Where each line's break begins, the last line having none; undefined where each is one character long. */
  readonly #ends: Uint32Array | undefined;
  readonly #length: number;

  constructor(text: string | PlainLines) {
    if (typeof text !== 'string') {
      this.#length = text.length;
      this.#starts = new Uint32Array(text.lengths.length + 1);
      text.lengths.forEach((length, at) => (this.#starts[at + 1] = (this.#starts[at] ?? 0) + length));
      this.#ends = text.ends && Uint32Array.from(text.ends);
      return;
    }
    const starts = [0];
    this.#length = text.length;
    if (!text.includes('\r')) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
      this.#starts = Uint32Array.from(starts);
      return;
    }
    const ends: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 10 && code !== 13) continue;
      ends.push(at);
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
      starts.push(at + 1);
    }
    this.#starts = Uint32Array.from(starts);
    this.#ends = Uint32Array.from(ends);
  }

  /** What makes the same index again. */
  plain(): PlainLines {
    const lengths = Array.from(this.#starts.subarray(1), (start, at) => start - (this.#starts[at] ?? 0));
    return { length: this.#length, lengths, ends: this.#ends && [...this.#ends] };
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): LineColumn {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= clamped) low = middle;
      else high = middle;
    }
    return { line: low, character: clamped - this.startOf(low) };
  }

  /** Columns behind the end of a line mean its end, as LSP has it; lines behind the text its end. */
  offsetAt(position: LineColumn): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    return Math.min(
      this.startOf(position.line) + Math.max(0, position.character),
      this.#endOf(position.line),
    );
  }

  /** Offset at which the zero-based `line` starts. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Offset of the line's break, or of the text's end. */
  #endOf(line: number): number {
    const next = this.#starts[line + 1];
    return next === undefined ? this.#length : (this.#ends?.[line] ?? next - 1);
  }
}

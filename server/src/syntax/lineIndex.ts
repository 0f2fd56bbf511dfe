/** Offsets to lines and columns, where text leaves the core. */

export interface LineColumn {
  /** Zero-based. */
  readonly line: number;
  /** Zero-based, in UTF-16 code units. */
  readonly character: number;
}

/** Line starts of one text. Keeps no text, so that ten thousand closed files stay small. */
export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
      if (code === 10 || code === 13) starts.push(at + 1);
    }
    this.#starts = Uint32Array.from(starts);
    this.#length = text.length;
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

  /** Lines and columns outside the text are moved to the nearest place inside it. */
  offsetAt(position: LineColumn): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const nextLine = position.line + 1 < this.#starts.length ? this.startOf(position.line + 1) : this.#length;
    return Math.min(this.startOf(position.line) + Math.max(0, position.character), nextLine);
  }

  /** Offset at which the zero-based `line` starts. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}

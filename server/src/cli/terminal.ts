/** Progress of long work on a terminal: one line, which goes away before anything else is written. */
import type { Output } from './output';

/** Shorter work says nothing. */
const PATIENCE_MS = 500;
const INTERVAL_MS = 100;
const ERASE = '\r\u001B[K';

export interface Streams {
  readonly out: Output;
  readonly notes: Output;
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** In milliseconds. */
  now(): number;
}

/** The streams, of which `notes` takes progress where it is a terminal that somebody looks at. */
export function withProgress(
  { out, notes }: Streams,
  { environment, now }: Surroundings = { environment: process.env, now: Date.now },
): Streams {
  if (notes.isTTY !== true || environment['CI'] || environment['TERM'] === 'dumb') return { out, notes };
  let next = now() + PATIENCE_MS;
  let shown = false;
  const erase = (): void => {
    if (shown) notes.write(ERASE);
    shown = false;
  };
  const clearing = (stream: Output): Output => ({
    isTTY: stream.isTTY === true,
    write: (text) => {
      erase();
      return stream.write(text);
    },
  });
  return {
    out: clearing(out),
    notes: {
      ...clearing(notes),
      progress: (text) => {
        if (now() < next) return;
        next = now() + INTERVAL_MS;
        shown = true;
        notes.write(`${ERASE}${text} …`);
      },
      done: erase,
    },
  };
}

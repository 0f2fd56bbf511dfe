/** What an answer is made from: a root of the workspace at one moment, with conversions to the client's terms. */
import type { Analysis } from '../ide/analysis';
import type { ReadText } from '../ide/edit';
import { Converter } from './convert';
import type { Session } from './session';

export interface Moment {
  readonly session: Session;
  readonly analysis: Analysis;
  readonly convert: Converter;
  readonly read: ReadText;
  /** The same for each root of the workspace. */
  roots(): readonly Moment[];
}

/**
 * Result of `compute` as of now, on the root of the file `uri`, or on the first root where there is none. A file system that cannot give a text at once makes it run again
 * when the texts that it asked for are here.
 */
export async function atMoment<Result>(
  session: Session,
  uri: string | undefined,
  compute: (moment: Moment) => Result,
): Promise<Result> {
  const texts = new Map<string, string | undefined>();
  for (;;) {
    const waiting: Promise<unknown>[] = [];
    const read: ReadText = (file) => {
      if (session.isOpen(file)) return session.documents.get(file)?.getText();
      if (texts.has(file)) return texts.get(file);
      const found = session.files.read(file);
      if (found instanceof Promise) waiting.push(found.then((text) => texts.set(file, text)));
      else texts.set(file, found);
      return found instanceof Promise ? undefined : found;
    };
    const momentOf = (analysis: Analysis): Moment => ({
      session,
      analysis,
      convert: new Converter(analysis.snapshot, session.encoding, read),
      read,
      roots: () => session.roots.analyses().map(momentOf),
    });
    const result = compute(momentOf(session.analysis(uri)));
    if (waiting.length === 0) return result;
    await Promise.all(waiting);
  }
}

/** What an answer is made from: the workspace at one moment, with conversions to the client's terms. */
import type { Analysis } from '../ide/analysis';
import type { ReadText } from '../ide/edit';
import { Converter } from './convert';
import type { Session } from './session';

export interface Moment {
  readonly session: Session;
  readonly analysis: Analysis;
  readonly convert: Converter;
  readonly read: ReadText;
}

/**
 * Result of `compute` on the workspace as of now. A file system that cannot give a text at once makes it run again
 * when the texts that it asked for are here.
 */
export async function atMoment<Result>(
  session: Session,
  compute: (moment: Moment) => Result,
): Promise<Result> {
  const texts = new Map<string, string | undefined>();
  for (;;) {
    const waiting: Promise<unknown>[] = [];
    const read: ReadText = (uri) => {
      if (session.isOpen(uri)) return session.documents.get(uri)?.getText();
      if (texts.has(uri)) return texts.get(uri);
      const found = session.files.read(uri);
      if (found instanceof Promise) waiting.push(found.then((text) => texts.set(uri, text)));
      else texts.set(uri, found);
      return found instanceof Promise ? undefined : found;
    };
    const analysis = session.analysis();
    const convert = new Converter(analysis.snapshot, session.encoding, read);
    const result = compute({ session, analysis, convert, read });
    if (waiting.length === 0) return result;
    await Promise.all(waiting);
  }
}

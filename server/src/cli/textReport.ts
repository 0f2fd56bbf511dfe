/** Findings for people: where, what, the line with carets, and what else explains it. */
import type { Diagnostic } from '../ide/diagnostic';
import type { Severity } from '../ide/rules/rule';
import type { Location, Snapshot } from '../workspace/snapshot';
import { placeOf, rangeOf } from './place';
import type { Paint } from './paint';

export interface TextSource {
  readonly snapshot: Snapshot;
  readText(uri: string): string | undefined;
}

const COLORS = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const satisfies Record<
  Severity,
  string
>;

/** One block of lines for each finding, with a blank line behind it. */
export function textReport(source: TextSource, found: readonly Diagnostic[], paint: Paint): string {
  return found.map((each) => block(source, each, paint)).join('');
}

function block(source: TextSource, each: Diagnostic, paint: Paint): string {
  const { location, severity, rule, message, related } = each;
  const place = paint('bold', placeOf(source.snapshot, location));
  const lines = [
    `${place} ${paint(COLORS[severity], severity)} ${rule.code} ${message}`,
    ...codeFrame(source, location, (carets) => paint(COLORS[severity], carets)),
    ...related.map((other) => `  ${placeOf(source.snapshot, other.location)} ${other.message}`),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** The first line of `location` with carets below it; empty where the text is gone. */
export function codeFrame(
  { snapshot, readText }: TextSource,
  location: Location,
  mark: (carets: string) => string,
): readonly string[] {
  const text = readText(location.uri);
  const { start, end } = rangeOf(snapshot, location);
  const line = text?.split(/\r\n|\r|\n/)[start.line];
  if (line === undefined) return [];
  const number = String(start.line + 1);
  const last = end.line === start.line ? end.character : line.length;
  const indent = line.slice(0, start.character).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, last - start.character));
  return [`  ${number} | ${line}`, `  ${' '.repeat(number.length)} | ${indent}${mark(carets)}`];
}

/** `2 findings (1 error, 1 warning) in 10 files, 24 objects`. */
export function summary(snapshot: Snapshot, uris: readonly string[], found: readonly Diagnostic[]): string {
  const objects = uris.reduce((sum, uri) => sum + snapshot.objectsOf(uri).length, 0);
  const scope = `${count(uris.length, 'file')}, ${count(objects, 'object')}`;
  if (found.length === 0) return `Nothing found in ${scope}`;
  const bySeverity = (Object.keys(COLORS) as Severity[]).flatMap((severity) => {
    const number = found.filter((each) => each.severity === severity).length;
    const noun = severity === 'info' ? 'information' : severity;
    return number === 0 ? [] : [severity === 'info' ? `${number} ${noun}` : count(number, noun)];
  });
  return `${count(found.length, 'finding')} (${bySeverity.join(', ')}) in ${scope}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

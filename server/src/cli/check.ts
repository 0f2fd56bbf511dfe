/** `selectrail check`: every rule on every manifest of the named folders. */
import { type Diagnostic, diagnostics } from '../ide/diagnostics';
import { readSettings, type Settings } from '../ide/settings';
import { jsonReport } from './jsonReport';
import { type Loaded, load, Trouble } from './load';
import type { CheckOptions } from './options';
import { paintFor } from './paint';
import { pathFromHere, placeOf } from './place';
import { summary, textReport } from './textReport';

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export type ExitCode = 0 | 1 | 2;

/** Prints findings to `out`, notes to `notes`. */
export function check(options: CheckOptions, out: Output, notes: Output): ExitCode {
  const settings = readSettings({ namespace: options.namespace, rules: options.rules });
  let loaded: Loaded;
  try {
    loaded = load(options.places, settings);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    notes.write(`selectrail: ${error.message}\n`);
    return 2;
  }
  const found = findings(loaded, settings);
  notes.write(syntaxNotes(loaded));
  if (options.verbosity === 'verbose') notes.write(skippedNotes(loaded));
  const { snapshot, uris } = loaded;
  const total = `${summary(snapshot, uris, found)}\n`;
  if (options.output === 'json') {
    out.write(jsonReport(snapshot, found));
    if (options.verbosity === 'verbose') notes.write(total);
  } else out.write(textReport(loaded, found, paintFor(out, options.color)) + total);
  return found.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0;
}

/** Findings of all files, file by file. */
function findings({ snapshot, uris }: Loaded, settings: Settings): readonly Diagnostic[] {
  return uris.toSorted().flatMap((uri) => diagnostics(snapshot, uri, settings));
}

/** The first problem of each document that does not parse; what can be read of it is checked as far as it goes. */
function syntaxNotes({ snapshot, uris }: Loaded): string {
  const notes = uris.flatMap((uri) =>
    (snapshot.file(uri)?.documents ?? []).flatMap((document) => {
      const [problem] = document.templated ? [] : document.problems;
      if (!problem) return [];
      const start = snapshot.startOf(document) + problem.start;
      const message = problem.message.split('\n')[0];
      return [`${placeOf(snapshot, { uri, start, end: start })} note: not valid YAML: ${message}\n`];
    }),
  );
  return notes.join('');
}

function skippedNotes({ skipped }: Loaded): string {
  return skipped.map(({ uri, reason }) => `${pathFromHere(uri)} skipped: ${reason}\n`).join('');
}

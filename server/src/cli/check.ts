/** `selectrail check`: every rule on every manifest of the named folders. */
import fs from 'node:fs';
import type { Diagnostic } from '../ide/diagnostic';
import { DEFAULT_SETTINGS } from '../ide/settings';
import { baselineText } from './baseline';
import type { CheckOptions, Format } from './checkArgs';
import { findingsFor, type Wanted } from './findings';
import { diffOf, repair, writeChanges } from './fix';
import { githubReport } from './githubReport';
import { jsonReport } from './jsonReport';
import { junitReport } from './junitReport';
import { type Loaded, load } from './load';
import { type Paint, paintFor, plain } from './paint';
import { pathFromHere, placeOf } from './place';
import { withHelm } from './renderCharts';
import { sarifReport } from './sarifReport';
import { summary, textReport } from './textReport';
import { refuseMissing, unreadNotes, unrenderedNote } from './unread';
import type { Output, ExitCode } from './output';
import { Trouble } from './trouble';

/** Prints findings to `out`, notes to `notes`. Throws `Trouble`. */
export function check(options: CheckOptions, out: Output, notes: Output): ExitCode {
  const loaded = load(
    options.places,
    options.charts === 'rendered' ? withHelm(DEFAULT_SETTINGS) : DEFAULT_SETTINGS,
    {
      namespace: options.namespace,
      rules: options.rules,
      ...(options.profile && { profile: options.profile }),
    },
    notes,
  );
  refuseMissing(unreadNotes(loaded), options.partial, notes);
  notes.write(syntaxNotes(loaded));
  for (const each of loaded.unrendered) notes.write(`${unrenderedNote(each)}\n`);
  if (options.verbosity === 'verbose') notes.write(skippedNotes(loaded));
  const wanted = findingsFor(options, notes);
  return options.fix === 'none'
    ? report(loaded, wanted(loaded), options, out, notes)
    : fix(loaded, wanted, options, out, notes);
}

function fix(loaded: Loaded, wanted: Wanted, options: CheckOptions, out: Output, notes: Output): ExitCode {
  const repaired = repair(loaded, wanted);
  if (options.fix === 'show') {
    out.write(diffOf(repaired));
    return repaired.changes.length > 0 ? 1 : 0;
  }
  writeChanges(repaired);
  const files = repaired.changes.map(({ uri }) => pathFromHere(uri)).join(', ');
  if (repaired.count > 0) notes.write(`Fixed ${repaired.count} in ${files}\n`);
  return report(repaired.loaded, wanted(repaired.loaded), options, out, notes);
}

function report(
  loaded: Loaded,
  found: readonly Diagnostic[],
  { targets, newBaseline, color, verbosity }: CheckOptions,
  out: Output,
  notes: Output,
): ExitCode {
  for (const { format, file } of targets) {
    if (file === undefined) out.write(render(format, loaded, found, paintFor(out, color)));
    else writeFile(file, render(format, loaded, found, plain));
  }
  const shown = targets.some((target) => target.format === 'text' && target.file === undefined);
  if (verbosity === 'verbose' && !shown) notes.write(`${summary(loaded.snapshot, loaded.uris, found)}\n`);
  if (newBaseline !== undefined) {
    writeFile(newBaseline, baselineText(loaded.snapshot, found));
    return 0;
  }
  return found.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0;
}

function render(format: Format, loaded: Loaded, found: readonly Diagnostic[], paint: Paint): string {
  switch (format) {
    case 'text':
      return textReport(loaded, found, paint) + `${summary(loaded.snapshot, loaded.uris, found)}\n`;
    case 'json':
      return jsonReport(loaded.snapshot, found);
    case 'sarif':
      return sarifReport(loaded, found);
    case 'github':
      return githubReport(loaded.snapshot, found);
    case 'junit':
      return junitReport(loaded, found);
  }
}

function writeFile(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new Trouble(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
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

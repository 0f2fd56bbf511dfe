/** The findings that a command line asks for. */
import type { Diagnostic } from '../ide/diagnostic';
import { diagnostics } from '../ide/diagnostics';
import { withoutBaseline } from './baseline';
import { changedFiles } from './changed';
import type { CheckOptions } from './checkArgs';
import type { Loaded } from './load';
import type { Output } from './output';

export type Wanted = (loaded: Loaded) => readonly Diagnostic[];

/** Those of all files, or of changed files, less those that were known before. Throws `Trouble`. */
export function findingsFor({ places, changedSince, baseline }: CheckOptions, notes: Output): Wanted {
  const changed = changedSince === undefined ? undefined : changedFiles(places, changedSince);
  return (loaded) => {
    const all = findings(loaded, notes);
    const touched = changed ? all.filter((each) => touches(each, changed)) : all;
    return baseline === undefined ? touched : withoutBaseline(loaded.snapshot, touched, baseline);
  };
}

/** Findings of all files, file by file; those of a base are findings of what renders it. */
function findings({ snapshot, uris, settings }: Loaded, notes: Output): readonly Diagnostic[] {
  return uris.toSorted().flatMap((uri, index) => {
    notes.progress?.(`checking file ${index + 1} of ${uris.length}`);
    return diagnostics(snapshot, uri, settings);
  });
}

/** A change of one file can break another: then that finding names the changed one. */
function touches({ location, related }: Diagnostic, changed: ReadonlySet<string>): boolean {
  return [location, ...related.map((each) => each.location)].some(({ uri }) => changed.has(uri));
}

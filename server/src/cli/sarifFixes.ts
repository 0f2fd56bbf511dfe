/** Fixes of a finding in the terms of SARIF: for each file, what is deleted and what comes in its place. */
import type { ArtifactLocation, Fix, Region } from 'sarif';
import type { Diagnostic } from '../ide/diagnostic';
import type { TextEdit } from '../ide/edit';
import type { Location, Snapshot } from '../workspace/snapshot';
import { type Loaded } from './load';
import { pathFromHere, rangeOf } from './place';
import { STDIN_URI } from './stdin';

/** The preferred fix first: tools take that one. None that makes a file: a change of SARIF is one of a file that is there. */
export function sarifFixes({ snapshot, readText }: Loaded, found: Diagnostic): Fix[] {
  const fixes = found
    .fixes(readText)
    .filter(({ creates }) => creates === undefined)
    .toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
  return fixes.map(({ title, edits }) => {
    const files = new Map<string, TextEdit[]>();
    for (const edit of edits) files.set(edit.uri, [...(files.get(edit.uri) ?? []), edit]);
    return {
      description: { text: title },
      artifactChanges: [...files].map(([uri, list]) => ({
        artifactLocation: artifactUri(uri),
        replacements: list.map((edit) => ({
          deletedRegion: regionOf(snapshot, edit),
          insertedContent: { text: edit.newText },
        })),
      })),
    };
  });
}

/** One-based; the end is behind the last character. */
export function regionOf(snapshot: Snapshot, location: Location): Region {
  const { start, end } = rangeOf(snapshot, location);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** From the root of the sources where the file is below the working directory. */
export function artifactUri(uri: string): ArtifactLocation {
  if (uri === STDIN_URI) return { uri: 'stdin:///-' };
  const path = pathFromHere(uri);
  const encoded = (text: string): string => text.split('/').map(encodeURIComponent).join('/');
  if (!path.startsWith('../')) return { uri: encoded(path), uriBaseId: '%SRCROOT%' };
  return { uri: `file://${encoded(uri.replace(/^file:\/\//, '')).replaceAll('%3A', ':')}` };
}

/** Where something stands, as people and programs read it. */
import path from 'node:path';
import { pathOf } from '../node/files';
import type { LineColumn } from '../syntax/lineIndex';
import type { Location, Snapshot } from '../workspace/snapshot';
import { STDIN_URI } from './stdin';

/** Zero-based lines and columns, in UTF-16 code units. */
export interface Range {
  readonly start: LineColumn;
  readonly end: LineColumn;
}

/** Path of `uri` from the working directory, with `/` on every system; `-` for standard input. */
export function pathFromHere(uri: string): string {
  if (uri === STDIN_URI) return '-';
  return path.relative(process.cwd(), pathOf(uri)).split(path.sep).join('/') || '.';
}

export function rangeOf(snapshot: Snapshot, { uri, start, end }: Location): Range {
  const lines = snapshot.file(uri)?.lines;
  const origin: LineColumn = { line: 0, character: 0 };
  return { start: lines?.positionAt(start) ?? origin, end: lines?.positionAt(end) ?? origin };
}

/** `web.yaml:3:5`, one-based. */
export function placeOf(snapshot: Snapshot, location: Location): string {
  const { line, character } = rangeOf(snapshot, location).start;
  return `${pathFromHere(location.uri)}:${line + 1}:${character + 1}`;
}

/**
 * The fixture language of the tests, itself valid YAML:
 * `#- apps/web.yaml` starts a file (the first one is `main.yaml` where none is named), `$0` is the cursor,
 * `#   ^^^^ text` labels the columns above it on the nearest line that is no label, `#<--- text` labels from
 * column 0. The cursor is removed before anything is parsed; labels are comments and stay.
 */
import { Host } from '../workspace/host';
import { type ClusterSettings, DEFAULT_CLUSTER } from '../workspace/settings';
import type { Location, Snapshot } from '../workspace/snapshot';

export const ROOT = 'file:///ws/';

export interface Label extends Location {
  readonly text: string;
}

export interface Fixture {
  /** Text of each file, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly labels: readonly Label[];
  readonly cursor: { readonly uri: string; readonly offset: number } | undefined;
}

export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>();
  let cursor: Fixture['cursor'];
  for (const [path, text] of splitFiles(source)) {
    const at = text.indexOf('$0');
    if (at >= 0) cursor = { uri: ROOT + path, offset: at };
    files.set(path, text.replace('$0', ''));
  }
  const labels = [...files].flatMap(([path, text]) => labelsOf(ROOT + path, text));
  return { files, labels, cursor };
}

/** A host that holds the fixture's files. */
export function hostOf(fixture: Fixture, settings: ClusterSettings = DEFAULT_CLUSTER): Host {
  const host = new Host(settings);
  for (const [path, text] of fixture.files) host.setFile(ROOT + path, text);
  return host;
}

/** Snapshot of a fixture, and its cursor. Throws where a test needs a cursor and has none. */
export function atCursor(source: string): {
  snapshot: Snapshot;
  fixture: Fixture;
  uri: string;
  offset: number;
} {
  const fixture = parseFixture(source);
  if (!fixture.cursor) throw new Error('the fixture has no $0');
  return { snapshot: hostOf(fixture).snapshot(), fixture, ...fixture.cursor };
}

/** `web.yaml:3:5-8 "text"`: one-based, as editors show it, with the text of the range. */
export function show(fixture: Fixture, { uri, start, end }: Location): string {
  const path = uri.slice(ROOT.length);
  const text = fixture.files.get(path) ?? '';
  const before = text.slice(0, start).split('\n');
  return `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${JSON.stringify(text.slice(start, end))}`;
}

function splitFiles(source: string): [string, string][] {
  const parts = source.replace(/^\n/, '').split(/^#- (\S+)\n/m);
  const files: [string, string][] = [];
  if (parts[0]?.trim()) files.push(['main.yaml', parts[0]]);
  for (let at = 1; at < parts.length; at += 2) files.push([parts[at] ?? '', parts[at + 1] ?? '']);
  return files;
}

function labelsOf(uri: string, text: string): Label[] {
  const labels: Label[] = [];
  let offset = 0;
  let above = 0;
  for (const line of text.split('\n')) {
    const carets = /^#( *)(\^+) ?(.*)$/.exec(line);
    const arrow = /^#<(-+) ?(.*)$/.exec(line);
    if (carets) {
      const start = above + 1 + (carets[1]?.length ?? 0);
      labels.push({ uri, start, end: start + (carets[2]?.length ?? 0), text: carets[3] ?? '' });
    } else if (arrow) {
      labels.push({ uri, start: above, end: above + (arrow[1]?.length ?? 0), text: arrow[2] ?? '' });
    } else above = offset;
    offset += line.length + 1;
  }
  return labels;
}

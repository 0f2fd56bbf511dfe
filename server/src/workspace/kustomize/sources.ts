/** The files that kustomizations are rendered from: positioned trees of their documents, each in a region of its own. */
import type { Document, Origins, Region } from '../../kinds/object';
import { parseUntemplated, splitDocuments } from '../../syntax/document';
import type { Node, ScalarNode } from '../../syntax/node';
import type { Span } from '../../syntax/span';
import { Memory } from './memory';
import { collapsed, moved, placeOf, Regions } from './regions';

export interface SourceDocument {
  /** Undefined where it is empty. */
  readonly root: Node | undefined;
  readonly region: Region;
  readonly text: string;
  readonly broken: boolean;
}

export interface Sources {
  has(uri: string): boolean;
  /** Documents of a file; undefined where there is none. */
  documents(uri: string): readonly SourceDocument[] | undefined;
  /** Documents in the scalar `text` of a document. */
  inside(text: ScalarNode, of: SourceDocument): readonly SourceDocument[];
  readonly memory: Memory;
}

export type Intern = (value: string) => string;

/** Sources from the texts that `read` gives, parsed once. */
export function textSources(read: (uri: string) => string | undefined): Sources {
  const regions = new Regions();
  const known = new Map<string, readonly SourceDocument[] | undefined>();
  const documents = (uri: string): readonly SourceDocument[] | undefined => {
    if (known.has(uri)) return known.get(uri);
    const text = read(uri);
    const parsed =
      text === undefined
        ? undefined
        : splitDocuments(text).map(({ start, end }) =>
            parseSource(
              text.slice(start, end),
              regions.allocate(textDocument(uri), end - start),
              (value) => value,
            ),
          );
    known.set(uri, parsed);
    return parsed;
  };
  return {
    has: (uri) => documents(uri) !== undefined,
    documents,
    inside: (text, of) => parseInside(text, of, regions),
    memory: new Memory(),
  };
}

function textDocument(uri: string): Document {
  return { uri, objects: [], problems: [], templated: false, directives: [] };
}

/** The tree of `text`, which has `region`. */
export function parseSource(text: string, region: Region, intern: Intern): SourceDocument {
  const { root, problems } = parseUntemplated(text, intern);
  return { root: root && moved(root, region.start), region, text, broken: problems.length > 0 };
}

/** What `scalar` holds, in a region that leads to its lines; where those cannot be told apart, all of it stands there. */
export function parseInside(
  scalar: ScalarNode,
  { region: outer, text }: SourceDocument,
  regions: Regions,
): readonly SourceDocument[] {
  const start = scalar.start - outer.start;
  const lines = linesOf(scalar, text.slice(start, scalar.end - outer.start), start);
  const region = lines ? regions.allocate(outer.document, scalar.value.length, lines) : outer;
  return splitDocuments(scalar.value).map((span) => {
    const part = scalar.value.slice(span.start, span.end);
    const { root, problems } = parseUntemplated(part);
    const placed = root && (lines ? moved(root, region.start + span.start) : collapsed(root, scalar));
    return { root: placed, region, text: part, broken: problems.length > 0 };
  });
}

/** Trees in `scalar`, which stands in the document `text`; their places are those in the document. */
export function objectsInside(scalar: ScalarNode, text: string): readonly Node[] {
  const regions = new Regions();
  const document = textDocument('');
  const region = regions.allocate(document, text.length);
  return parseInside(scalar, { root: undefined, region, text, broken: false }, regions).flatMap((source) =>
    source.root ? [placedIn(source.root, { home: '', own: region, regions: [region, source.region] })] : [],
  );
}

/** `node` with the places that `origins` lead to. */
function placedIn(node: Node, origins: Origins): Node {
  const { start, end } = placeOf(origins, node);
  if (node.kind === 'scalar') return { ...node, start, end };
  if (node.kind === 'seq')
    return { ...node, start, end, items: node.items.map((item) => placedIn(item, origins)) };
  const entries = node.entries.map(({ key, value }) => ({
    key: { ...key, ...spanOf(placeOf(origins, key)) },
    value: placedIn(value, origins),
  }));
  return { ...node, start, end, entries };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Where each line of the value of `scalar` is written; undefined for folded and escaped text. */
function linesOf(scalar: ScalarNode, written: string, start: number): Region['lines'] {
  if (scalar.style !== 'block') return written === scalar.value ? [{ from: 0, to: start }] : undefined;
  const lines: { from: number; to: number }[] = [];
  const values = scalar.value.replace(/\n+$/, '').split('\n');
  let [from, to] = [0, start];
  for (const [index, line] of written.split('\n').entries()) {
    const value = values[index];
    const shown = line.replace(/\r$/, '');
    if (value === undefined || !shown.trimStart().endsWith(value.trimStart())) return undefined;
    lines.push({ from, to: to + Math.max(0, shown.length - value.length) });
    from += value.length + 1;
    to += line.length + 1;
  }
  return lines.length === values.length ? lines : undefined;
}

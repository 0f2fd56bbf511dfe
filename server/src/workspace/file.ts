/** Facts of one file: its documents, where they start, and its lines. */
import type { KindTable } from '../kinds/customKinds';
import type { Document } from '../kinds/object';
import { decodeDocument } from '../kinds/decode';
import { splitDocuments } from '../syntax/document';
import { LineIndex } from '../syntax/lineIndex';
import type { Span } from '../syntax/span';
import { isForeignSource } from './generators';
import { type HelmFile, isHelmText, readHelmFile } from './helm/helmFile';
import { decodeKustomization, isKustomizationFile, type Kustomization } from './kustomization';

/** Larger files are not read: manifests of that size are generated, and nobody edits them. */
export const MAX_FILE_SIZE = 8 * 1024 * 1024;

/** `skipped`: why the file was not read at all. */
export interface FileFacts {
  readonly uri: string;
  readonly documents: readonly Document[];
  /** Offset at which each document starts. */
  readonly starts: readonly number[];
  readonly lines: LineIndex;
  readonly kustomization: Kustomization | undefined;
  /** What it is to Helm. */
  readonly helm: HelmFile | undefined;
  readonly skipped: string | undefined;
  /** Kept only of files that kustomizations are rendered from. */
  readonly text: string | undefined;
}

/** The last text of a file with its facts, so that an edit decodes only the documents that it changed. */
export interface Previous {
  readonly text: string;
  readonly facts: FileFacts;
}

export type Intern = (value: string) => string;

const NUL = '\0';

/** Facts of `text`. Never throws; what cannot be read is said in `skipped` or in a document's problems. */
export function readFacts(
  uri: string,
  text: string,
  intern: Intern,
  previous?: Previous,
  kinds?: KindTable,
): FileFacts {
  const skipped = reasonToSkip(text);
  if (skipped !== undefined) {
    const lines = new LineIndex('');
    return {
      uri,
      documents: [],
      starts: [],
      lines,
      kustomization: undefined,
      helm: undefined,
      skipped,
      text: undefined,
    };
  }
  const spans = isHelmText(uri) || isForeignSource(uri) ? [] : splitDocuments(text);
  const known = previous ? documentsByText(previous) : undefined;
  const documents = spans.map((span) => {
    const part = text.slice(span.start, span.end);
    return known?.get(part)?.pop() ?? decodeDocument(uri, part, intern, kinds);
  });
  const kustomization = isKustomizationFile(uri)
    ? firstOf(spans, (span) => decodeKustomization(text.slice(span.start, span.end), span.start))
    : undefined;
  return {
    uri,
    documents,
    starts: spans.map((span) => span.start),
    lines: new LineIndex(text),
    kustomization,
    helm: readHelmFile(uri, text, intern),
    skipped: undefined,
    text,
  };
}

function firstOf<Item, Value>(
  items: readonly Item[],
  of: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const value = of(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

function reasonToSkip(text: string): string | undefined {
  if (text.length > MAX_FILE_SIZE) return `larger than ${MAX_FILE_SIZE / 1024 / 1024} MiB`;
  return text.slice(0, 4096).includes(NUL) ? 'not a text file' : undefined;
}

/** Documents by their text, each used once: equal texts may stand twice. */
function documentsByText({ text, facts }: Previous): Map<string, Document[]> {
  const known = new Map<string, Document[]>();
  const spans: Span[] = splitDocuments(text);
  facts.documents.forEach((document, index) => {
    const span = spans[index];
    if (!span) return;
    const part = text.slice(span.start, span.end);
    const same = known.get(part);
    if (same) same.unshift(document);
    else known.set(part, [document]);
  });
  return known;
}

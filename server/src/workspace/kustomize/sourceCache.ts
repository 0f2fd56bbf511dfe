/** Sources of renderings from the files of a workspace. Trees are large, so only those of late are kept. */
import type { Document, Region } from '../../kinds/object';
import { splitDocuments } from '../../syntax/document';
import type { ScalarNode } from '../../syntax/node';
import type { FileFacts } from '../file';
import { Regions } from './regions';
import { type Intern, parseInside, parseSource, type SourceDocument, type Sources } from './sources';

/** Characters of the documents whose trees are kept. */
const MAX_KEPT = 2_000_000;

export class SourceCache {
  readonly #intern: Intern;
  readonly #regions = new Regions();
  /** A document keeps its region, so that what is rendered from it again is the same. */
  readonly #regionOf = new WeakMap<Document, Region>();
  readonly #insideOf = new WeakMap<Document, Map<number, readonly SourceDocument[]>>();
  readonly #kept = new Map<Document, SourceDocument>();
  #size = 0;

  constructor(intern: Intern) {
    this.#intern = intern;
  }

  /** Sources among `files`; each one that is asked for, whether it is there or not, is noted in `reads`. */
  at(files: { get(uri: string): FileFacts | undefined }, reads: Map<string, FileFacts | undefined>): Sources {
    const fileAt = (uri: string): FileFacts | undefined => {
      const facts = files.get(uri);
      reads.set(uri, facts);
      return facts;
    };
    return {
      has: (uri) => fileAt(uri) !== undefined,
      documents: (uri) => {
        const facts = fileAt(uri);
        return facts && this.#documentsOf(facts);
      },
      inside: (text, of) => this.#inside(text, of),
    };
  }

  /** Without a text, it is as broken as it can be. */
  #documentsOf({ uri, text, documents }: FileFacts): readonly SourceDocument[] {
    if (text === undefined) {
      const region = this.#regions.allocate(
        { uri, objects: [], problems: [], templated: false, directives: [] },
        0,
      );
      return [{ root: undefined, region, text: '', broken: true }];
    }
    return splitDocuments(text).flatMap(({ start, end }, at) => {
      const document = documents[at];
      return document ? [this.#documentOf(document, text, start, end)] : [];
    });
  }

  #documentOf(document: Document, text: string, start: number, end: number): SourceDocument {
    const known = this.#kept.get(document);
    if (known) {
      this.#kept.delete(document);
      this.#kept.set(document, known);
      return known;
    }
    const region = this.#regionOf.get(document) ?? this.#regions.allocate(document, end - start);
    this.#regionOf.set(document, region);
    const source = parseSource(text.slice(start, end), region, this.#intern);
    this.#kept.set(document, source);
    this.#size += source.text.length;
    for (const [oldest, { text: dropped }] of this.#kept) {
      if (this.#size <= MAX_KEPT) break;
      this.#kept.delete(oldest);
      this.#size -= dropped.length;
    }
    return source;
  }

  #inside(text: ScalarNode, of: SourceDocument): readonly SourceDocument[] {
    const { document } = of.region;
    const known = this.#insideOf.get(document) ?? new Map<number, readonly SourceDocument[]>();
    this.#insideOf.set(document, known);
    const parsed = known.get(text.start) ?? parseInside(text, of, this.#regions);
    known.set(text.start, parsed);
    return parsed;
  }
}

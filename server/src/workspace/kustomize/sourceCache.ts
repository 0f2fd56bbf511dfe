/** Sources of renderings from the files of a workspace. Trees are large, so only those of late are kept. */
import type { Document, Region } from '../../kinds/object';
import { splitDocuments } from '../../syntax/document';
import type { ScalarNode } from '../../syntax/node';
import type { FileFacts } from '../file';
import { Memory } from './memory';
import { Regions } from './regions';
import { type Intern, parseInside, parseSource, type SourceDocument, type Sources } from './sources';

/** Characters of the files whose trees are kept. */
const MAX_KEPT = 1_000_000;

interface Kept {
  readonly facts: FileFacts;
  readonly documents: readonly SourceDocument[];
}

export class SourceCache {
  readonly #intern: Intern;
  readonly #memory = new Memory();
  readonly #regions = new Regions();
  /** A document keeps its region, so that what is rendered from it again is the same. */
  readonly #regionOf = new WeakMap<Document, Region>();
  readonly #insideOf = new WeakMap<SourceDocument, Map<number, readonly SourceDocument[]>>();
  /** By file, those of late last. */
  readonly #kept = new Map<string, Kept>();
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
      memory: this.#memory,
    };
  }

  #documentsOf(facts: FileFacts): readonly SourceDocument[] {
    const { uri } = facts;
    const known = this.#kept.get(uri);
    const documents = known?.facts === facts ? known.documents : this.#parse(facts, known?.documents ?? []);
    this.#kept.delete(uri);
    this.#kept.set(uri, { facts, documents });
    this.#size += sizeOf(facts) - (known ? sizeOf(known.facts) : 0);
    for (const [oldest, kept] of this.#kept) {
      if (this.#size <= MAX_KEPT || oldest === uri) break;
      this.#kept.delete(oldest);
      this.#size -= sizeOf(kept.facts);
    }
    return documents;
  }

  /** Without a text, a file is as broken as it can be. Trees of `before` whose documents are the same are kept. */
  #parse({ uri, text, documents }: FileFacts, before: readonly SourceDocument[]): readonly SourceDocument[] {
    if (text === undefined) {
      const nothing = { uri, objects: [], problems: [], templated: false, directives: [] };
      return [{ root: undefined, region: this.#regions.allocate(nothing, 0), text: '', broken: true }];
    }
    const known = new Map(before.map((source) => [source.region.document, source]));
    return splitDocuments(text).flatMap(({ start, end }, at) => {
      const document = documents[at];
      if (!document) return [];
      return [known.get(document) ?? this.#documentOf(document, text.slice(start, end))];
    });
  }

  #documentOf(document: Document, text: string): SourceDocument {
    const region = this.#regionOf.get(document) ?? this.#regions.allocate(document, text.length);
    this.#regionOf.set(document, region);
    return parseSource(text, region, this.#intern);
  }

  #inside(text: ScalarNode, of: SourceDocument): readonly SourceDocument[] {
    const known = this.#insideOf.get(of) ?? new Map<number, readonly SourceDocument[]>();
    this.#insideOf.set(of, known);
    const parsed = known.get(text.start) ?? parseInside(text, of, this.#regions);
    known.set(text.start, parsed);
    return parsed;
  }
}

function sizeOf({ text }: FileFacts): number {
  return text?.length ?? 0;
}

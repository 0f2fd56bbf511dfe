/** The trees of a chart's templates as the mask leaves them, each in a region of its own: places for what Helm renders. */
import type { Document, Region } from '../../kinds/object';
import { parseOneDocument, splitDocuments } from '../../syntax/document';
import type { Node } from '../../syntax/node';
import { shift, type Span } from '../../syntax/span';
import { templateActions } from '../../syntax/templateActions';
import type { FileFacts } from '../file';
import { moved, Regions } from '../kustomize/regions';
import type { Intern } from '../kustomize/sources';

export interface TemplateTree {
  readonly region: Region;
  /** Undefined where it is empty, or its text is not at hand. */
  readonly root: Node | undefined;
  /** Actions that may print something, in order. */
  readonly prints: readonly Span[];
}

const SILENT = /^\{\{-?\s*(?:if|with|range|else|end|define|block|break|continue|\/\*|\$\w+\s*:?=)/;

export class TemplateTrees {
  readonly #intern: Intern;
  readonly #regions = new Regions();
  /** A document keeps its region, so that what is rendered from it again is the same. */
  readonly #regionOf = new WeakMap<Document, Region>();

  constructor(intern: Intern) {
    this.#intern = intern;
  }

  /** Of each document of a file. */
  of({ text, documents }: FileFacts): readonly TemplateTree[] {
    const spans = text === undefined ? [] : splitDocuments(text);
    return documents.map((document, at) => {
      const { start, end } = spans[at] ?? { start: 0, end: 0 };
      return this.#treeOf(document, text?.slice(start, end) ?? '');
    });
  }

  #treeOf(document: Document, text: string): TemplateTree {
    const region = this.#regionOf.get(document) ?? this.#regions.allocate(document, text.length);
    this.#regionOf.set(document, region);
    const { root } = parseOneDocument(text, this.#intern);
    const prints = templateActions(text)
      .filter(({ start }) => !SILENT.test(text.slice(start, start + 40)))
      .map((span) => shift(span, region.start));
    return { region, root: root && moved(root, region.start), prints };
  }
}

/** What a hover for one kind of thing is. */
import type { Span } from '../../syntax/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SymbolAt } from '../symbolAt';

/** Lines of markdown, each a paragraph or a list; the first is the answer. `span` is in the object's document. */
export interface HoverContent {
  readonly span: Span;
  readonly lines: readonly string[];
}

/** The hover for what stands at the cursor; undefined where that is another's to explain. */
export type HoverProvider = (snapshot: Snapshot, symbol: SymbolAt) => HoverContent | undefined;

/** What `helm template` prints: documents, each with the template that it comes from. */
import { splitDocuments } from '../../syntax/document';

export interface RenderedDocument {
  /** Path of the template, from the folder of the chart: `charts/cache/templates/cache.yaml`. */
  readonly source: string;
  readonly text: string;
}

/** Those of `text`, in order; what names no template is left out. */
export function renderedDocuments(text: string): readonly RenderedDocument[] {
  return splitDocuments(text).flatMap(({ start, end }) => {
    const part = text.slice(start, end);
    const source = /^\s*# Source: [^/\r\n]+\/([^\r\n]+)/.exec(part)?.[1];
    return source === undefined ? [] : [{ source, text: part }];
  });
}

/** `after` with those of `before` in place of equal ones, each once: a document may be printed twice. */
export function keptFrom(
  before: readonly RenderedDocument[],
  after: readonly RenderedDocument[],
): readonly RenderedDocument[] {
  const keyOf = ({ source, text }: RenderedDocument): string => `${source}\n${text}`;
  const known = new Map<string, RenderedDocument[]>();
  for (const each of before) known.set(keyOf(each), [...(known.get(keyOf(each)) ?? []), each]);
  return after.map((each) => known.get(keyOf(each))?.shift() ?? each);
}

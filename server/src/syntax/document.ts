/** From the text of a file to its documents: where each starts, its tree, and what is wrong with it. */
import type { Node } from './node';
import { mask } from './mask';
import { maskYtt } from './maskYtt';
import { parseEvents } from './parseEvents';
import { parseRecovering, type Recovered, type SyntaxProblem } from './parseRecovering';
import type { Span } from './span';

/** One document of a YAML stream. Offsets of the tree and of the problems count from the document's start. */
export interface ParsedDocument {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** True where template actions were masked: what is absent may be there once it is rendered. */
  readonly templated: boolean;
}

const MARKER = /^\uFEFF?(?:---|\.\.\.)(?=\s|$)/gm;

/**
 * Ranges of the documents in `text`, without their markers. A marker at the start of a line ends any
 * construct, broken ones included, so that no document can swallow its neighbours.
 * @see https://yaml.org/spec/1.2.2/#912-document-markers
 */
export function splitDocuments(text: string): Span[] {
  const documents: Span[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (const match of text.matchAll(MARKER)) {
    if (match.index > start) documents.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  documents.push({ start, end: text.length });
  return documents;
}

/**
 * Parses the text of one document. A template that is no YAML with all its branches is read without some. Never
 * throws.
 */
export function parseOneDocument(text: string, intern: (value: string) => string): ParsedDocument {
  const { text: plain, templated: byYtt } = maskYtt(withoutDirectives(text));
  const { text: masked, templated: byActions } = mask(plain);
  const templated = byYtt || byActions;
  const parsed =
    tryEvents(masked, intern) ?? (byActions ? tryEvents(mask(plain, 'straight').text, intern) : undefined);
  return parsed ? { ...parsed, problems: [], templated } : { ...parseRecovering(masked, intern), templated };
}

/** Parses a document in which `{{` is text as any other: nothing renders it before Kubernetes reads it. Never throws. */
export function parseUntemplated(
  text: string,
  intern: (value: string) => string = (value) => value,
): Recovered {
  return parseAsItIs(withoutDirectives(text), intern);
}

function parseAsItIs(text: string, intern: (value: string) => string): Recovered {
  const parsed = tryEvents(text, intern);
  return parsed ? { ...parsed, problems: [] } : parseRecovering(text, intern);
}

/** Undefined where the text is not right; the root of an empty document is undefined as well. */
function tryEvents(
  text: string,
  intern: (value: string) => string,
): { readonly root: Node | undefined } | undefined {
  try {
    return { root: parseEvents(text, intern) };
  } catch {
    return undefined;
  }
}

/** `%YAML` and `%TAG` lines, blanked: the markers behind them are cut off already. */
function withoutDirectives(text: string): string {
  if (!text.startsWith('%') && !text.includes('\n%')) return text;
  return text.replace(/^%(YAML|TAG)\b[^\r\n]*/gm, (line) => ' '.repeat(line.length));
}

/** What the user has silenced: by comment, by annotation, by `.selectrail.yaml`. */
import { valueOf } from '../kinds/labels';
import type { Document, KubeObject } from '../kinds/object';
import { type Directive, ruleList } from '../syntax/directives';
import { isKnown } from '../syntax/node';
import { shift, type Span } from '../syntax/span';
import { isMadeFrom } from './renderedSymbols';
import { isWhole } from '../workspace/closedWorld';
import type { FileFacts } from '../workspace/file';
import type { Location, Snapshot } from '../workspace/snapshot';
import type { Diagnostic } from './diagnostic';

export const IGNORE_ANNOTATION = 'selectrail.dev/ignore';
/** Stands for every rule. */
export const ALL = 'all';

/** One rule that a comment or an annotation silences. */
export interface Suppression {
  /** A code as written, or `all`; undefined where the comment names no rule. */
  readonly rule: string | undefined;
  /** Of the code, or of the whole comment where it names none. */
  readonly location: Location;
  readonly source: Source;
  /** False where something may be found there that cannot be seen: a template, a broken document. */
  readonly decidable: boolean;
  covers(found: Diagnostic): boolean;
}

export type Source =
  | { readonly type: 'comment'; readonly directive: Directive; readonly document: Document }
  | { readonly type: 'annotation'; readonly object: KubeObject };

/** What a rule about suppressions is told: all of a file, and which of them silenced something. */
export interface Suppressed {
  readonly snapshot: Snapshot;
  readonly suppressions: readonly Suppression[];
  readonly used: ReadonlySet<Suppression>;
  /** False for rules that are off: what they would find is not known. */
  ran(code: string): boolean;
}

/** Suppressions of the file `uri`, in the order of its documents. */
export function suppressionsOf(snapshot: Snapshot, uri: string): readonly Suppression[] {
  const facts = snapshot.file(uri);
  if (!facts) return [];
  return facts.documents.flatMap((document, at) => [
    ...document.directives.flatMap((directive) => fromComment(facts, at, document, directive)),
    ...document.objects.flatMap((object) => fromAnnotation(snapshot, object)),
  ]);
}

/** What of `found` is not silenced, and the suppressions that silenced the rest. */
export function withoutSuppressed(
  found: readonly Diagnostic[],
  suppressions: readonly Suppression[],
): { readonly shown: readonly Diagnostic[]; readonly used: ReadonlySet<Suppression> } {
  const used = new Set<Suppression>();
  const shown = found.filter((each) => {
    const by = suppressions.filter((suppression) => silences(suppression, each));
    for (const suppression of by) used.add(suppression);
    return by.length === 0;
  });
  return { shown, used };
}

function silences({ rule, covers }: Suppression, found: Diagnostic): boolean {
  return (rule === ALL || rule === found.rule.code) && covers(found);
}

function fromComment(
  facts: FileFacts,
  at: number,
  document: Document,
  directive: Directive,
): readonly Suppression[] {
  const start = facts.starts[at] ?? 0;
  const about = documentsAbout(facts, at, directive);
  const line = shift(directive.line, start);
  const isAbout =
    directive.scope === 'line'
      ? ({ start: place }: Location): boolean => line.start <= place && place <= line.end
      : (): boolean => true;
  const locate = ({ start: from, end }: Span): Location => ({
    uri: facts.uri,
    ...shift({ start: from, end }, start),
  });
  const shared = {
    source: { type: 'comment', directive, document },
    decidable: about.every(isClear),
    covers: ({ object, location }: Diagnostic): boolean =>
      isAbout(location) &&
      (object === undefined || documentsOf(object, location).some((each) => about.includes(each))),
  } as const;
  if (directive.rules.length === 0) return [{ ...shared, rule: undefined, location: locate(directive.span) }];
  return directive.rules.map((word) => ({ ...shared, rule: word.value, location: locate(word) }));
}

/** A comment at the head of the file belongs to its first document, even if a marker stands between them. */
function documentsAbout(facts: FileFacts, at: number, { scope }: Directive): readonly Document[] {
  if (scope === 'file') return facts.documents;
  const isHead = at === 0 && scope === 'document' && facts.documents[at]?.objects.length === 0;
  return facts.documents.slice(at, isHead ? at + 2 : at + 1);
}

/** Documents in which a finding on `object` can be silenced: of a rendered one, each of the file where the finding is. */
function documentsOf({ document }: KubeObject, { uri }: Location): readonly Document[] {
  const { origins } = document;
  if (!origins) return [document];
  const regions = origins.regions.filter((region) => region.document.uri === uri || region === origins.own);
  return regions.map((region) => region.document);
}

function isClear(document: Document): boolean {
  return !document.templated && document.problems.length === 0;
}

function fromAnnotation(snapshot: Snapshot, object: KubeObject): readonly Suppression[] {
  const value = valueOf(object.annotations, IGNORE_ANNOTATION);
  if (!isKnown(value)) return [];
  const whole = snapshot.locate(object, value);
  const shared = {
    source: { type: 'annotation', object },
    decidable: isWhole(object),
    covers: (found: Diagnostic): boolean => found.object === object || isMadeFrom(found.object, object),
  } as const;
  const rules = ruleList(value.value, whole.start);
  if (rules.length === 0) return [{ ...shared, rule: undefined, location: whole }];
  return rules.map(({ value: rule, start, end }) => {
    const location = value.style === 'block' ? whole : { uri: whole.uri, start, end };
    return { ...shared, rule, location };
  });
}

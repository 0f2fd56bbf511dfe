/** Diagnostics of a file: every rule on every object, and what they were made from. */
import type { KubeObject } from '../kinds/object';
import { isWhole } from '../workspace/closedWorld';
import type { Location, Snapshot } from '../workspace/snapshot';
import type { Fix, ReadText } from './edit';
import { RULES } from './rules/registry';
import type { Finding, Rule, Severity } from './rules/rule';
import type { Settings } from './settings';

export interface Diagnostic {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly object: KubeObject;
  readonly location: Location;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  /** Fixes for it, computed when asked for. */
  fixes(read: ReadText): readonly Fix[];
}

/** Diagnostics of the file `uri`, in the order of its text. */
export function diagnostics(snapshot: Snapshot, uri: string, settings: Settings): readonly Diagnostic[] {
  if (!settings.diagnostics || !snapshot.layout.isManifest(uri)) return [];
  return snapshot
    .objectsOf(uri)
    .filter(isWhole) // what a template or a broken document lacks may be there
    .flatMap((object) => RULES.flatMap((rule) => check(snapshot, object, rule, settings)))
    .toSorted((a, b) => a.location.start - b.location.start);
}

function check(
  snapshot: Snapshot,
  object: KubeObject,
  rule: Rule,
  settings: Settings,
): readonly Diagnostic[] {
  const level = settings.rules[rule.code] ?? 'default';
  if (level === 'off') return [];
  return rule.check(object, snapshot).map((finding) => ({
    rule,
    severity: level === 'default' ? (finding.severity ?? rule.severity) : level,
    message: finding.message,
    object,
    location: snapshot.locate(object, finding.span),
    related: relatedOf(snapshot, finding),
    fixes: (read) => finding.fixes?.(read) ?? [],
  }));
}

function relatedOf(snapshot: Snapshot, finding: Finding): Diagnostic['related'] {
  return (finding.related ?? []).map(({ object, span, message }) => ({
    location: snapshot.locate(object, span),
    message,
  }));
}

/** Diagnostics of a file: every rule on every object, less what the user has silenced. */
import type { KubeObject } from '../kinds/object';
import { isWhole } from '../workspace/closedWorld';
import type { Location, Snapshot } from '../workspace/snapshot';
import { configDiagnostics } from './config/configDiagnostics';
import { folderConfigFor, isExternal, isIgnored, settingsFor } from './config/folderConfig';
import type { Fix, ReadText } from './edit';
import { isOff, severityOf } from './levels';
import { RULE_CODES, SUPPRESSION_RULES } from './rules/allRules';
import { RULES } from './rules/registry';
import type { Finding, Missing, Rule, RuleInfo, Severity, Tag } from './rules/rule';
import type { Settings } from './settings';
import { ALL, type Suppression, suppressionsOf, withoutSuppressed } from './suppressions';

export interface Diagnostic {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly message: string;
  readonly tag: Tag | undefined;
  /** Undefined for what is about a comment, or about a file of ours. */
  readonly object: KubeObject | undefined;
  readonly location: Location;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  /** The object that it misses. */
  readonly missing: Missing | undefined;
  /** Fixes for it, computed when asked for. */
  fixes(read: ReadText): readonly Fix[];
}

/** Diagnostics of the file `uri`, in the order of its text. */
export function diagnostics(snapshot: Snapshot, uri: string, all: Settings): readonly Diagnostic[] {
  const settings = settingsFor(all, uri);
  if (!settings.diagnostics) return [];
  const found = snapshot.layout.isManifest(uri) ? manifestDiagnostics(snapshot, uri, settings) : [];
  return [...configDiagnostics(uri, settings), ...found].toSorted(
    (a, b) => a.location.start - b.location.start,
  );
}

function manifestDiagnostics(snapshot: Snapshot, uri: string, settings: Settings): readonly Diagnostic[] {
  const folder = folderConfigFor(settings, uri);
  const found = snapshot
    .objectsOf(uri)
    .filter(isWhole) // what a template or a broken document lacks may be there
    .flatMap((object) => RULES.flatMap((rule) => check(snapshot, object, rule, settings)))
    .filter(({ missing }) => !missing || !folder || !isExternal(missing, folder));
  const suppressions = suppressionsOf(snapshot, uri);
  const { shown, used } = withoutSuppressed(found, suppressions);
  const own = aboutSuppressions(snapshot, suppressions, used, settings);
  return folder
    ? [...shown, ...own].filter((each) => !isIgnored(snapshot, each, folder))
    : [...shown, ...own];
}

function check(
  snapshot: Snapshot,
  object: KubeObject,
  rule: Rule,
  settings: Settings,
): readonly Diagnostic[] {
  if (isOff(rule, settings)) return [];
  return rule.check(object, snapshot).map((finding) => ({
    rule,
    severity: severityOf(rule, finding.severity, settings),
    message: finding.message,
    tag: finding.tag,
    object,
    location: snapshot.locate(object, finding.span),
    related: relatedOf(snapshot, finding),
    missing: finding.missing,
    fixes: (read) => finding.fixes?.(read) ?? [],
  }));
}

function relatedOf(snapshot: Snapshot, finding: Finding): Diagnostic['related'] {
  return (finding.related ?? []).map(({ object, span, message }) => ({
    location: snapshot.locate(object, span),
    message,
  }));
}

/** What is wrong with the suppressions themselves: silenced only by name, since `all` would always be of use then. */
function aboutSuppressions(
  snapshot: Snapshot,
  suppressions: readonly Suppression[],
  used: ReadonlySet<Suppression>,
  settings: Settings,
): readonly Diagnostic[] {
  if (suppressions.length === 0) return [];
  const running = RULES.filter((rule) => !isOff(rule, settings));
  const ran = (code: string): boolean => running.some((rule) => rule.code === code);
  const found = SUPPRESSION_RULES.filter((rule) => !isOff(rule, settings)).flatMap((rule) =>
    rule.check({ snapshot, suppressions, used, ran }, RULE_CODES).map((finding): Diagnostic => ({
      rule,
      severity: severityOf(rule, undefined, settings),
      message: finding.message,
      tag: finding.tag,
      object: undefined,
      location: finding.location,
      related: [],
      missing: undefined,
      fixes: (read) => finding.fixes?.(read) ?? [],
    })),
  );
  return withoutSuppressed(
    found,
    suppressions.filter(({ rule }) => rule !== ALL),
  ).shown;
}

/** Diagnostics of a file: every rule on every object, less what the user has silenced. */
import type { KubeObject } from '../kinds/object';
import { isHelmHook } from '../network/helmHooks';
import { isWhole } from '../workspace/closedWorld';
import type { Snapshot } from '../workspace/snapshot';
import type { CleanObjects } from './cleanObjects';
import { configDiagnostics } from './config/configDiagnostics';
import { folderConfigFor, isExternal, isIgnored, settingsFor } from './config/folderConfig';
import type { Diagnostic } from './diagnostic';
import type { ReadText } from './edit';
import { literalFixes } from './helm/literalFixes';
import { valuesBehind } from './helm/valuesBehind';
import { mergeRendered } from './kustomization/mergeRendered';
import { type TriedFinding, triedFixes } from './kustomization/triedFixes';
import { isOff, severityOf } from './levels';
import { RULE_CODES, SUPPRESSION_RULES } from './rules/allRules';
import { RULES } from './rules/registry';
import type { Finding, Rule } from './rules/rule';
import type { Settings } from './settings';
import { ALL, type Suppression, suppressionsOf, withoutSuppressed } from './suppressions';

/** Diagnostics of the file `uri`, in the order of its text. `clean`: objects that were found so before. */
export function diagnostics(
  snapshot: Snapshot,
  uri: string,
  all: Settings,
  clean?: CleanObjects,
): readonly Diagnostic[] {
  const settings = settingsFor(all, uri);
  if (!settings.diagnostics) return [];
  const found = manifestDiagnostics(snapshot, uri, settings, clean);
  return [...configDiagnostics(uri, settings), ...found].toSorted(
    (a, b) => a.location.start - b.location.start,
  );
}

/** A file that something is rendered from is judged by what that makes of it, everything else as it stands. */
function manifestDiagnostics(
  snapshot: Snapshot,
  uri: string,
  settings: Settings,
  clean: CleanObjects | undefined,
): readonly Diagnostic[] {
  const folder = folderConfigFor(settings, uri);
  const { deployed } = snapshot;
  const made = deployed.madeFrom(uri);
  const objects = made ?? (snapshot.layout.isManifest(uri) ? snapshot.objectsOf(uri) : []);
  const rules = snapshot.memo(settings, () => RULES.filter((rule) => !isOff(rule, settings)));
  const findings = (object: KubeObject): readonly Found[] =>
    clean?.findings(object, rules, deployed, (recorded) => findingsOf(recorded, object, rules)) ??
    findingsOf(deployed, object, rules);
  const found = objects
    .filter((object) => isDecided(deployed, object))
    .flatMap((object) => check(deployed, object, findings(object), rules, settings))
    .filter(({ location, object }) => location.uri === uri || object?.document.uri === uri)
    .filter(({ missing }) => !missing || !folder || !isExternal(missing, folder));
  const suppressions = suppressionsOf(snapshot, uri);
  const others = new Set(found.flatMap(({ object }) => (object ? [object.document.uri] : [])));
  others.delete(uri);
  const { shown, used } = withoutSuppressed(found, [
    ...suppressions,
    ...[...others].flatMap((other) => suppressionsOf(snapshot, other)),
  ]);
  const here = shown.filter(({ location }) => location.uri === uri);
  const own = aboutSuppressions(snapshot, suppressions, used, settings);
  const all = [...(made ? mergeRendered(deployed, here) : here), ...own];
  return folder ? all.filter((each) => !isIgnored(deployed, each, folder)) : all;
}

/**
 * False for what a template or a broken document may lack, for a chart that was edited since Helm rendered it, and for
 * hooks, which come and go.
 */
function isDecided(deployed: Snapshot, object: KubeObject): boolean {
  if (!isWhole(object)) return false;
  const [unit] = object.document.origins ? deployed.unitsOf(object) : [];
  return !unit?.release || (!unit.stale && !isHelmHook(object));
}

function check(
  snapshot: Snapshot,
  object: KubeObject,
  findings: readonly Found[],
  rules: readonly Rule[],
  settings: Settings,
): readonly Diagnostic[] {
  if (findings.length === 0) return [];
  const release = object.document.origins && snapshot.unitsOf(object)[0]?.release;
  return findings.map(({ rule, finding }) => {
    const location = snapshot.locate(object, finding.span);
    return {
      rule,
      severity: severityOf(rule, finding.severity, settings),
      message: finding.message,
      tag: finding.tag,
      object,
      location,
      related: [
        ...relatedOf(snapshot, finding),
        ...(release ? valuesBehind(snapshot, release, location) : []),
      ],
      missing: finding.missing,
      fixes: (read: ReadText) => {
        const fixes = finding.fixes?.(read) ?? [];
        if (release) {
          const inPlace = fixes.filter(({ writes }) => writes === undefined); // a chart is no list of objects
          return literalFixes(inPlace, release.chart, read);
        }
        const judge = (seen: Snapshot, each: KubeObject): readonly TriedFinding[] =>
          isDecided(seen, each)
            ? findingsOf(seen, each, rules).map((found) => triedOf(seen, each, found))
            : [];
        return triedFixes(snapshot, object, triedOf(snapshot, object, { rule, finding }), fixes, judge, read);
      },
    };
  });
}

function triedOf(snapshot: Snapshot, object: KubeObject, { rule, finding }: Found): TriedFinding {
  return { code: rule.code, message: finding.message, location: snapshot.locate(object, finding.span) };
}

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What `rules` find; of a rendered object, of which several files ask, once for each snapshot. */
function findingsOf(snapshot: Snapshot, object: KubeObject, rules: readonly Rule[]): readonly Found[] {
  const find = (recorded: Snapshot): readonly Found[] =>
    rules.flatMap((rule) => rule.check(object, recorded).map((finding) => ({ rule, finding })));
  return object.document.origins ? snapshot.memo(object.document, find) : find(snapshot);
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

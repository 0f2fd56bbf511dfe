/** What the tests of rules ask: are these exactly the problems, and do the fixes fix them. */
import { expect } from 'vitest';
import type { Diagnostic } from '../ide/diagnostic';
import { diagnostics } from '../ide/diagnostics';
import type { Fix } from '../ide/edit';
import { applyEdits } from '../ide/editText';
import { RULES } from '../ide/rules/registry';
import { DEFAULT_SETTINGS } from '../ide/settings';
import type { Snapshot } from '../workspace/snapshot';
import { type Fixture, hostOf, parseFixture, ROOT } from './fixture';

/**
 * The labels of the fixture (`severity: message`) are exactly its problems: those of the rule `code`, or of all. Every
 * fix of every problem is tried: it has to remove its problem and bring no other. A rule that is off runs where it is
 * the one.
 */
export function checkDiagnostics(source: string, code?: string): void {
  const fixture = parseFixture(source);
  const found = diagnosticsOf(fixture, code).filter(({ rule }) => code === undefined || rule.code === code);
  const shown = found.map(({ location, severity, message }) => ({
    ...location,
    text: `${severity}: ${message}`,
  }));
  expect(shown).toEqual(fixture.labels);
  for (const { each, fix } of fixesIn(fixture, code)) checkFix(fixture, each, fix, code);
}

/** The fixture's first problem has a fix with `title`; the labels apart, the changed file is `after`. */
export function checkFixedText(source: string, title: string, after: string, code?: string): void {
  const fixture = parseFixture(source);
  const all = fixesIn(fixture, code);
  const found = all.find(({ fix }) => fix.title === title);
  if (!found) throw new Error(`no fix "${title}" among: ${all.map(({ fix }) => fix.title).join(', ')}`);
  const [changed] = found.fix.edits;
  const text = textsAfter(fixture, found.fix).get(changed?.uri.slice(ROOT.length) ?? '') ?? '';
  expect(withoutLabels(text)).toBe(after.replace(/^\n/, ''));
}

/** Titles of the fixes of all problems; the preferred ones first marked with `*`. */
export function fixTitles(source: string, code?: string): readonly string[] {
  const fixes = fixesIn(parseFixture(source), code);
  return fixes.map(({ fix }) => (fix.preferred ? `* ${fix.title}` : fix.title));
}

/** `path:line text: message` of the related information of all problems. */
export function relatedOf(source: string): readonly string[] {
  const fixture = parseFixture(source);
  return diagnosticsOf(fixture).flatMap(({ related }) =>
    related.map(({ location, message }) => {
      const path = location.uri.slice(ROOT.length);
      const text = fixture.files.get(path)?.slice(location.start, location.end) ?? '';
      return `${path}: ${text.replace(/\s*\n\s*/g, ' ')}: ${message}`;
    }),
  );
}

function diagnosticsOf(fixture: Fixture, code?: string): readonly Diagnostic[] {
  return inSnapshot(hostOf(fixture).snapshot(), fixture, code);
}

function inSnapshot(snapshot: Snapshot, fixture: Fixture, code: string | undefined): readonly Diagnostic[] {
  const off = RULES.filter((rule) => rule.code === code && rule.level === 'off');
  const rules = Object.fromEntries(off.map((rule) => [rule.code, rule.severity]));
  const settings = { ...DEFAULT_SETTINGS, rules };
  return [...fixture.files.keys()].flatMap((path) => diagnostics(snapshot, ROOT + path, settings));
}

function fixesIn(fixture: Fixture, code?: string): readonly { each: Diagnostic; fix: Fix }[] {
  const read = (uri: string): string | undefined => fixture.files.get(uri.slice(ROOT.length));
  return diagnosticsOf(fixture, code).flatMap((each) => each.fixes(read).map((fix) => ({ each, fix })));
}

/** A created Service of which the pods are not there yet selects none, and that may be said. */
const MAY_BE_NEW = 'service-selector-no-match';

function checkFix(fixture: Fixture, fixed: Diagnostic, fix: Fix, code?: string): void {
  const before = countsOf(diagnosticsOf(fixture, code));
  const host = hostOf(fixture);
  for (const [path, text] of textsAfter(fixture, fix)) host.setFile(ROOT + path, text);
  const after = countsOf(inSnapshot(host.snapshot(), fixture, code));
  const key = keyOf(fixed);
  expect(after.get(key) ?? 0, `"${fix.title}" leaves: ${key}`).toBeLessThan(before.get(key) ?? 0);
  for (const [other, count] of after) {
    if (fix.title.startsWith('Create Service') && other.startsWith(MAY_BE_NEW)) continue;
    expect(count, `"${fix.title}" brings: ${other}`).toBeLessThanOrEqual(before.get(other) ?? 0);
  }
}

export function textsAfter(fixture: Fixture, fix: Fix): ReadonlyMap<string, string> {
  const created = fix.creates === undefined ? [] : [[fix.creates.slice(ROOT.length), ''] as const];
  return new Map(
    [...fixture.files, ...created].map(([path, text]) => {
      return [
        path,
        applyEdits(
          text,
          fix.edits.filter((edit) => edit.uri === ROOT + path),
        ),
      ];
    }),
  );
}

function countsOf(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of found) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

function keyOf({ rule, location, message }: Diagnostic): string {
  return `${rule.code} in ${location.uri}: ${message}`;
}

function withoutLabels(text: string): string {
  return text.replace(/^#(<-| *\^).*\n/gm, '');
}

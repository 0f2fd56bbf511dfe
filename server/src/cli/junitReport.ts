/**
 * Findings as the results of tests: a suite for each file, a case for each finding, and a passing one for a file
 * without any. Warnings and errors are failures.
 * @see https://github.com/testmoapp/junitxml
 */
import type { Diagnostic } from '../ide/diagnostic';
import { pathFromHere, placeOf } from './place';
import type { Loaded } from './load';

export function junitReport({ snapshot, uris }: Loaded, found: readonly Diagnostic[]): string {
  const suites = uris.toSorted().map((uri) => {
    const own = found.filter(({ location }) => location.uri === uri);
    const file = pathFromHere(uri);
    const cases = own.map((each) => caseOf(each, placeOf(snapshot, each.location)));
    return element('testsuite', { name: file, ...counts(own) }, [
      ...(cases.length > 0 ? cases : [element('testcase', { name: 'selectrail', classname: file }, [])]),
    ]);
  });
  const all = {
    name: 'selectrail',
    tests: found.length + cleanFiles(uris, found),
    failures: failures(found),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', all, suites)}\n`;
}

function caseOf({ rule, severity, message, location }: Diagnostic, place: string): string {
  const attributes = { name: `${rule.code} at ${place}`, classname: pathFromHere(location.uri) };
  const text = `${place} ${severity} ${rule.code} ${message}`;
  const child = isFailure(severity)
    ? element('failure', { type: severity, message }, [escapeXml(text)])
    : element('system-out', {}, [escapeXml(text)]);
  return element('testcase', attributes, [child]);
}

function counts(own: readonly Diagnostic[]): { readonly tests: number; readonly failures: number } {
  return { tests: Math.max(1, own.length), failures: failures(own) };
}

function failures(found: readonly Diagnostic[]): number {
  return found.filter(({ severity }) => isFailure(severity)).length;
}

function cleanFiles(uris: readonly string[], found: readonly Diagnostic[]): number {
  const troubled = new Set(found.map(({ location }) => location.uri));
  return uris.filter((uri) => !troubled.has(uri)).length;
}

function isFailure(severity: Diagnostic['severity']): boolean {
  return severity === 'error' || severity === 'warning';
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** XML 1.0 has no way to write most control characters. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

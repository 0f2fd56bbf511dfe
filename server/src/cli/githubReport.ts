/**
 * Findings as annotations of a GitHub workflow run.
 * @see https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
 */
import type { Diagnostic } from '../ide/diagnostic';
import type { Severity } from '../ide/rules/rule';
import type { Snapshot } from '../workspace/snapshot';
import { pathFromHere, rangeOf } from './place';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** One line for each finding. */
export function githubReport(snapshot: Snapshot, found: readonly Diagnostic[]): string {
  return found.map((each) => line(snapshot, each)).join('');
}

function line(snapshot: Snapshot, { location, severity, rule, message }: Diagnostic): string {
  const { start, end } = rangeOf(snapshot, location);
  const properties: Readonly<Record<string, string | number>> = {
    file: pathFromHere(location.uri),
    line: start.line + 1,
    endLine: end.line + 1,
    ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
    title: rule.code,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeText(message)}\n`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

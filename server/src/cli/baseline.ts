/** Findings that were there before, kept in a file, so that only new ones fail a build. */
import fs from 'node:fs';
import type { Diagnostic } from '../ide/diagnostic';
import type { Snapshot } from '../workspace/snapshot';
import { fingerprint, objectPath } from './fingerprint';
import { Trouble } from './trouble';

interface Known {
  readonly fingerprint: string;
  /** For those who read the file. */
  readonly rule: string;
  readonly object: string;
  readonly message: string;
  /** How often it is found: copies of an object share a fingerprint. */
  readonly count: number;
}

const VERSION = 1;

export function baselineText(snapshot: Snapshot, found: readonly Diagnostic[]): string {
  const known = new Map<string, Known>();
  for (const each of found) {
    const key = fingerprint(snapshot, each);
    known.set(key, {
      fingerprint: key,
      rule: each.rule.code,
      object: objectPath(snapshot, each),
      message: each.message,
      count: (known.get(key)?.count ?? 0) + 1,
    });
  }
  const findings = [...known.values()].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return `${JSON.stringify({ version: VERSION, findings }, undefined, 2)}\n`;
}

/** What of `found` the file does not know; of each fingerprint as many are known as it counts. Throws `Trouble`. */
export function withoutBaseline(
  snapshot: Snapshot,
  found: readonly Diagnostic[],
  file: string,
): readonly Diagnostic[] {
  const left = new Map(readBaseline(file).map((known) => [known.fingerprint, known.count]));
  return found.filter((each) => {
    const key = fingerprint(snapshot, each);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function readBaseline(file: string): readonly Known[] {
  let json: unknown;
  try {
    json = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : 'there is no such file';
    throw new Trouble(`cannot read the baseline ${file}: ${reason}; write one with --write-baseline`);
  }
  if (!isBaseline(json)) throw new Trouble(`${file} is no baseline; write one with --write-baseline`);
  return json.findings;
}

function isBaseline(json: unknown): json is { readonly findings: readonly Known[] } {
  if (typeof json !== 'object' || json === null || !('version' in json) || !('findings' in json))
    return false;
  return json.version === VERSION && Array.isArray(json.findings) && json.findings.every(isKnown);
}

function isKnown(known: unknown): known is Known {
  if (typeof known !== 'object' || known === null || !('fingerprint' in known)) return false;
  return typeof known.fingerprint === 'string' && 'count' in known && typeof known.count === 'number';
}

function orderOf({ rule, object, message }: Known): string {
  return `${rule}\0${object}\0${message}`;
}

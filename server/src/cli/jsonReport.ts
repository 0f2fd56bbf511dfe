/** Findings for programs. The shape is part of the interface: fields are added, never changed. */
import type { Diagnostic } from '../ide/diagnostic';
import type { Severity } from '../ide/rules/rule';
import { dirname } from '../workspace/paths';
import type { Snapshot } from '../workspace/snapshot';
import { pathFromHere, type Range, rangeOf } from './place';
import { STDIN_URI } from './stdin';

interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Path from the working directory, with `/`. */
  readonly file: string;
  readonly range: Range;
  /** null: the finding is about a comment, or about a file of Selectrail's own. */
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    /** null: the deployment decides. */
    readonly namespace: string | null;
    readonly name: string | null;
  } | null;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: Range }[];
  /** Folder of the unit of deployment that the object was judged in. */
  readonly unit: string;
}

export function jsonReport(snapshot: Snapshot, found: readonly Diagnostic[]): string {
  return `${JSON.stringify(
    found.map((each) => toJson(snapshot, each)),
    undefined,
    2,
  )}\n`;
}

function toJson(
  snapshot: Snapshot,
  { rule, severity, message, location, object, related }: Diagnostic,
): JsonFinding {
  const { uri } = location;
  const unit = (object && snapshot.unitsOf(object)[0]?.id) ?? dirname(uri);
  return {
    rule: rule.code,
    severity,
    message,
    file: pathFromHere(uri),
    range: rangeOf(snapshot, location),
    object: object
      ? {
          apiVersion: object.apiVersion.value,
          kind: object.kind.value,
          namespace: snapshot.namespaceOf(object) ?? null,
          name: object.name?.value ?? null,
        }
      : null,
    related: related.map((each) => ({
      message: each.message,
      file: pathFromHere(each.location.uri),
      range: rangeOf(snapshot, each.location),
    })),
    unit: uri === STDIN_URI ? '-' : pathFromHere(unit),
  };
}

/** Many findings repaired at once: their preferred fixes, as far as these do not touch each other. */
import type { Diagnostic } from './diagnostic';
import type { ReadText, TextEdit } from './edit';

/** More runs than that would mean that fixes undo each other. */
export const MAX_RUNS = 10;

export interface FixedAll {
  readonly edits: readonly TextEdit[];
  /** How many findings they repair. */
  readonly count: number;
}

/**
 * Edits of the preferred fixes of `found`, first come, first served. Where fixes overlap, the later has to wait for the
 * next run, which sees what this one has made. `isAllowed` says which files may change; a fix is made as a whole or not
 * at all.
 */
export function fixAll(
  found: readonly Diagnostic[],
  read: ReadText,
  isAllowed: (uri: string) => boolean,
): FixedAll {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const each of found) {
    const fix = each.fixes(read).find(({ preferred }) => preferred);
    if (!fix) continue;
    const wanted = fix.edits.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (!wanted.every(({ uri }) => isAllowed(uri)) || wanted.some((edit) => overlapsAny(edit, edits)))
      continue;
    edits.push(...wanted);
    count++;
  }
  return { edits, count };
}

function overlapsAny(edit: TextEdit, others: readonly TextEdit[]): boolean {
  return others.some((other) => other.uri === edit.uri && other.start <= edit.end && edit.start <= other.end);
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.uri === b.uri && a.start === b.start && a.end === b.end && a.newText === b.newText;
}

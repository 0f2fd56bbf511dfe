/** Names and labels that are almost what was asked for: the sign of a slip of the fingers. */

/** Shortest texts of which a difference of two letters still means something. */
export const NEAR_LABEL = 4;
export const NEAR_NAME = 5;
const MAX_DISTANCE = 2;

/** How far a near miss may be: two edits within the unit of deployment, one in the rest of the workspace. */
export type Reach = 'unit' | 'workspace';

/**
 * True where `a` is so near to `b` that it is taken for a mistake whatever else may exist: few edits, both of
 * `length` or longer, and not only the digits differ (`web-1` and `web-2` are two things).
 */
export function isNearMiss(a: string, b: string, length: number, reach: Reach): boolean {
  if (a === b || Math.min(a.length, b.length) < length) return false;
  const near = reach === 'workspace' ? isOneEdit(a, b) : editDistance(a, b) <= MAX_DISTANCE;
  return near && withoutDigits(a) !== withoutDigits(b);
}

/** True for texts one edit apart; quick, as it is asked of each label in a workspace. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  const differing = Math.max(a.length, b.length) - start - end;
  const swapped = a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start];
  return differing === 1 || (differing === 2 && swapped);
}

/** Those of `candidates` that `wanted` may have meant, the nearest first. A suggestion, never a reason to warn. */
export function similarTo<Candidate>(
  wanted: string,
  candidates: readonly Candidate[],
  textOf: (candidate: Candidate) => string | undefined,
): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, textOf(candidate)) }))
    .filter(({ distance }) => distance <= Math.min(MAX_DISTANCE, wanted.length / 2))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

function distanceTo(wanted: string, text: string | undefined): number {
  return text === undefined || text === wanted ? Infinity : editDistance(wanted, text);
}

/** Letters to insert, remove, replace or swap with their neighbour; Infinity above two, which nobody asks for. */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_DISTANCE) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  const distance = last[b.length] ?? Infinity;
  return distance <= MAX_DISTANCE ? distance : Infinity;
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, '');
}

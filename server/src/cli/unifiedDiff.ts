/** Two texts as a unified diff. @see https://www.gnu.org/software/diffutils/manual/html_node/Unified-Format.html */

const CONTEXT = 3;

interface Step {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

/** A patch of the file `path`; empty where the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const steps = stepsBetween(linesOf(before), linesOf(after));
  const hunks = hunksOf(steps);
  if (hunks.length === 0) return '';
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Lines with their breaks, so that a change of a break is a change. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Keeps what both have at their ends; what lies between is replaced line by line, by the longest common sequence. */
function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    ...before.slice(0, head).map((line): Step => ({ mark: ' ', line })),
    ...middleSteps(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map((line): Step => ({ mark: ' ', line })),
  ];
}

/** Larger tables than that are not worth their memory: everything between is replaced. */
const MAX_CELLS = 4_000_000;

function middleSteps(before: readonly string[], after: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  const lengths = before.length * after.length > MAX_CELLS ? undefined : commonLengths(before, after);
  let [old, next] = [0, 0];
  while (old < before.length || next < after.length) {
    const [was, is] = [before[old], after[next]];
    const without = lengths?.[old + 1]?.[next] ?? 0;
    const withNext = lengths?.[old]?.[next + 1] ?? 0;
    if (lengths && was !== undefined && was === is) {
      steps.push({ mark: ' ', line: was });
      old++;
      next++;
    } else if (was !== undefined && (is === undefined || without >= withNext)) {
      steps.push({ mark: '-', line: was });
      old++;
    } else if (is !== undefined) {
      steps.push({ mark: '+', line: is });
      next++;
    }
  }
  return steps;
}

/** Length of the longest common sequence of the lines from `[row]` and from `[column]` on. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let row = before.length - 1; row >= 0; row--) {
    const [current = new Uint32Array(), below = new Uint32Array()] = [table[row], table[row + 1]];
    for (let column = after.length - 1; column >= 0; column--) {
      current[column] =
        before[row] === after[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, current[column + 1] ?? 0);
    }
  }
  return table;
}

/** Changes with the lines around them; those that are near share a hunk. */
function hunksOf(steps: readonly Step[]): readonly string[] {
  const changed = steps.flatMap(({ mark }, at) => (mark === ' ' ? [] : [at]));
  const ranges: { start: number; end: number }[] = [];
  for (const at of changed) {
    const last = ranges.at(-1);
    if (last && at - CONTEXT <= last.end) last.end = at + CONTEXT + 1;
    else ranges.push({ start: Math.max(0, at - CONTEXT), end: at + CONTEXT + 1 });
  }
  return ranges.map(({ start, end }) => hunk(steps, start, Math.min(end, steps.length)));
}

function hunk(steps: readonly Step[], start: number, end: number): string {
  const own = steps.slice(start, end);
  const range = (without: '-' | '+'): string => {
    const count = own.filter(({ mark }) => mark !== without).length;
    const first = steps.slice(0, start).filter(({ mark }) => mark !== without).length;
    return `${count === 0 ? first : first + 1},${count}`;
  };
  const lines = own.map(({ mark, line }) =>
    line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}

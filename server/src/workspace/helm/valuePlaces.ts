/** Where the value of a path is written, and which templates use what is written at a path. */
import { type Chart, type TemplateOf, type ValuesOf } from './charts';
import type { PathUse } from './readTemplate';
import { entryAt, type ValueEntry } from './readValues';
import type { Path } from './templatePaths';

/** An entry of a values file that gives a path its value. */
export interface ValuePlace {
  readonly file: ValuesOf;
  readonly entry: ValueEntry;
}

/** A place in a template that uses a path. `fields` of it end with the one that is asked for. */
export interface ValueUse {
  readonly template: TemplateOf;
  readonly path: PathUse;
  /** Index in `path.fields` of the field that stands for what is asked. */
  readonly field: number;
  /** False where only something that holds what is asked is used there, as a whole. */
  readonly exact: boolean;
}

/**
 * Entries for `path` (below `.Values`) in `chart`: in its own values files, then in those of the charts that it is a
 * subchart of, under its key there or, below `global`, under the same path.
 */
export function placesOf(chart: Chart, path: Path): readonly ValuePlace[] {
  const found: ValuePlace[] = [];
  walkUp(chart, path, [], (at, inner) => found.push(...entriesIn(at, inner)));
  return found;
}

/** Entries of the subcharts' own values files that `path` of `chart` overrides. */
export function overriddenBy(chart: Chart, path: Path): readonly ValuePlace[] {
  const found: ValuePlace[] = [];
  walkDown(chart, path, [], (at, inner) => {
    if (at !== chart) found.push(...entriesIn(at, inner));
  });
  return found;
}

function entriesIn(chart: Chart, path: Path): readonly ValuePlace[] {
  return chart.values.flatMap((file) => {
    const entry = entryAt(file.entries, path);
    return entry ? [{ file, entry }] : [];
  });
}

/** Uses, in templates of `chart` and of its subcharts, of what its values have at `path`, of parts of it, and of what holds it. */
export function usesOf(chart: Chart, path: Path): readonly ValueUse[] {
  const found: ValueUse[] = [];
  walkDown(chart, path, [], (at, inner) => {
    for (const template of at.templates) {
      for (const use of template.facts.paths) {
        const field = fieldFor(use, inner);
        if (field === undefined) continue;
        found.push({ template, path: use, field, exact: use.path.length > inner.length });
      }
    }
  });
  return found;
}

/** The subcharts whose values stand at `path` of `chart`'s. */
export function subchartsAt(chart: Chart, path: Path): readonly Chart[] {
  const [key] = path;
  return path.length === 1 ? chart.children.filter((each) => each.key === key).map((each) => each.chart) : [];
}

/** The index of the field of `use` that stands for `path`, or for the nearest that holds it, where that is used as a whole. */
function fieldFor({ path, fields, use }: PathUse, asked: Path): number | undefined {
  if (path[0] !== 'Values' || path.length < 2) return undefined;
  const written = path.slice(1);
  const shared = Math.min(written.length, asked.length);
  for (let at = 0; at < shared; at++) if (written[at] !== asked[at]) return undefined;
  if (written.length < asked.length && use === 'test') return undefined;
  const field = fields.length - (written.length - shared) - 1;
  return field >= 0 ? field : undefined;
}

/** Charts in which `path` of `chart` stands for the same value: it, those that pass it, each with its path there. */
export function ownersOf(
  chart: Chart,
  path: Path,
): readonly { readonly chart: Chart; readonly path: Path }[] {
  const found: { chart: Chart; path: Path }[] = [];
  walkUp(chart, path, [], (at, inner) => found.push({ chart: at, path: inner }));
  return found;
}

type Visit = (chart: Chart, path: Path) => unknown;

function walkUp(chart: Chart, path: Path, behind: readonly Chart[], visit: Visit): void {
  if (behind.includes(chart)) return; // charts that depend on each other
  visit(chart, path);
  for (const { chart: parent, key } of chart.parents)
    walkUp(parent, path[0] === 'global' ? path : [key, ...path], [...behind, chart], visit);
}

function walkDown(chart: Chart, path: Path, behind: readonly Chart[], visit: Visit): void {
  if (behind.includes(chart)) return; // charts that depend on each other
  visit(chart, path);
  for (const { chart: child, key } of chart.children) {
    const inner = innerPath(path, key);
    if (inner) walkDown(child, inner, [...behind, chart], visit);
  }
}

function innerPath(path: Path, key: string): Path | undefined {
  if (path[0] === 'global') return path;
  return path[0] === key && path.length > 1 ? path.slice(1) : undefined;
}

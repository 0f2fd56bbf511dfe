/** What stands at an offset of a chart's file: a path into the values or the Chart.yaml, or the name of a template. */
import { type Span, touches } from '../../syntax/span';
import { type Chart, chartsOf } from '../../workspace/helm/charts';
import type { TemplateFacts } from '../../workspace/helm/readTemplate';
import type { ValueEntry } from '../../workspace/helm/readValues';
import type { Path } from '../../workspace/helm/templatePaths';
import type { Snapshot } from '../../workspace/snapshot';

export type HelmSymbol = PathSymbol | NameSymbol;

export interface PathSymbol {
  readonly type: 'path';
  readonly chart: Chart;
  readonly root: 'Values' | 'Chart';
  /** Below the root, up to the field at the offset; names are those of the file (`name`, not `Name`, of a chart). */
  readonly path: Path;
  /** Of that field. */
  readonly span: Span;
  /** `key`: in the values or the Chart.yaml itself. */
  readonly at: 'use' | 'key';
}

export interface NameSymbol {
  readonly type: 'name';
  readonly chart: Chart;
  readonly name: string;
  readonly span: Span;
  readonly at: 'include' | 'define';
}

/** Undefined outside of charts, and where nothing of the sort stands. */
export function helmSymbolAt(snapshot: Snapshot, uri: string, offset: number): HelmSymbol | undefined {
  const file = snapshot.file(uri)?.helm;
  const chart = file && chartsOf(snapshot).chartOf(uri);
  if (!chart) return undefined;
  if (file.type === 'template') return nameAt(chart, file, offset) ?? useAt(chart, file, offset);
  const found = keyAt(file.entries, offset);
  const root = file.type === 'chart' ? 'Chart' : 'Values';
  return found && { type: 'path', chart, root, ...found, at: 'key' };
}

/** Chart.yaml writes `appVersion` what templates call `.Chart.AppVersion`. */
export function chartKey(field: string): string {
  return field.slice(0, 1).toLowerCase() + field.slice(1);
}

function nameAt(chart: Chart, { defines, includes }: TemplateFacts, offset: number): NameSymbol | undefined {
  const found = (names: readonly ({ readonly name: string } & Span)[], at: NameSymbol['at']) => {
    const name = names.find((each) => touches(each, offset));
    return name && { type: 'name' as const, chart, name: name.name, span: spanOf(name), at };
  };
  return found(defines, 'define') ?? found(includes, 'include');
}

function useAt(chart: Chart, { paths }: TemplateFacts, offset: number): PathSymbol | undefined {
  for (const { path, fields } of paths) {
    const index = fields.findIndex((field) => touches(field, offset));
    const field = fields[index];
    const [root] = path;
    if (!field || (root !== 'Values' && root !== 'Chart')) continue;
    const below = path.slice(1, path.length - (fields.length - index - 1));
    const names = root === 'Chart' ? below.map((name, at) => (at === 0 ? chartKey(name) : name)) : below;
    return { type: 'path', chart, root, path: names, span: spanOf(field), at: 'use' };
  }
  return undefined;
}

function keyAt(
  entries: readonly ValueEntry[],
  offset: number,
  above: Path = [],
): { readonly path: Path; readonly span: Span } | undefined {
  for (const { name, key, whole, entries: inner } of entries) {
    if (touches(key, offset)) return { path: [...above, name], span: key };
    const found = touches(whole, offset) ? keyAt(inner, offset, [...above, name]) : undefined;
    if (found) return found;
  }
  return undefined;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Go to definition in a chart: from `.Values` paths to the values, from `include` to `define`. */
import { touches } from '../../syntax/span';
import { type Chart, chartsOf, familyOf } from '../../workspace/helm/charts';
import type { Define } from '../../workspace/helm/readTemplate';
import { entryAt, type ValueEntry } from '../../workspace/helm/readValues';
import { overriddenBy, placesOf, subchartsAt, type ValuePlace } from '../../workspace/helm/valuePlaces';
import type { Path } from '../../workspace/helm/templatePaths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { Definition } from '../definition';
import { type HelmSymbol, helmSymbolAt, type PathSymbol } from './helmSymbolAt';

/** Definitions for what stands at `offset` of a chart's file; undefined where that is nothing of Helm's. */
export function helmDefinition(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): readonly Definition[] | undefined {
  const dependency = dependencyDefinition(snapshot, uri, offset);
  if (dependency) return dependency;
  const symbol = helmSymbolAt(snapshot, uri, offset);
  if (!symbol) return undefined;
  const origin = { uri, ...symbol.span };
  return targetsOf(symbol, uri).map(({ target, whole }) => ({ origin, target, whole }));
}

/** From the name or the repository of a dependency to the chart, where that is in the workspace. */
function dependencyDefinition(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): readonly Definition[] | undefined {
  const file = snapshot.file(uri)?.helm;
  if (file?.type !== 'chart') return undefined;
  for (const { key, spans } of file.dependencies) {
    const span = spans.find((each) => touches(each, offset));
    const charts = span ? (chartsOf(snapshot).chartOf(uri)?.children ?? []) : [];
    const targets = charts
      .filter((each) => each.key === key)
      .map((each) => topOf(`${each.chart.folder}/Chart.yaml`));
    if (span) return targets.map(({ target, whole }) => ({ origin: { uri, ...span }, target, whole }));
  }
  return undefined;
}

/** Named templates called `name` that `chart` can include, its own first; those of other charts only where it has none. */
export function definesOf(chart: Chart, name: string): readonly (Define & { readonly uri: string })[] {
  const own = definesIn(chart, name);
  return own.length > 0 ? own : familyOf(chart).flatMap((each) => definesIn(each, name));
}

function definesIn(chart: Chart, name: string): readonly (Define & { readonly uri: string })[] {
  return chart.templates.flatMap(({ uri, facts }) =>
    facts.defines.filter((define) => define.name === name).map((define) => ({ ...define, uri })),
  );
}

interface Target {
  readonly target: Location;
  readonly whole: Location;
}

function targetsOf(symbol: HelmSymbol, uri: string): readonly Target[] {
  if (symbol.type === 'name') {
    return definesOf(symbol.chart, symbol.name).map(({ uri, start, end, whole }) => ({
      target: { uri, start, end },
      whole: { uri, ...whole },
    }));
  }
  if (symbol.root === 'Chart') return chartTargets(symbol);
  return symbol.at === 'use' ? valueTargets(symbol) : keyTargets(symbol, uri);
}

function chartTargets({ chart, path }: PathSymbol): readonly Target[] {
  const uri = `${chart.folder}/Chart.yaml`;
  const entry = entryAt(chart.file.entries, path);
  return [entry ? toTarget(uri, entry) : topOf(uri)];
}

/** Entries for the path; where nobody writes it, what would hold it in the chart's own values. */
function valueTargets({ chart, path }: PathSymbol): readonly Target[] {
  const [own] = chart.values;
  if (path.length === 0) return own ? [topOf(own.uri)] : [];
  const places = placesOf(chart, path);
  if (places.length > 0) return places.map(placeTarget);
  const holders = path.map((_, index) => entryAt(own?.entries ?? [], path.slice(0, index)));
  const holder = holders.findLast((entry) => entry !== undefined);
  if (!own) return [];
  return [holder ? toTarget(own.uri, holder) : topOf(own.uri)];
}

/** From a key to what it overrides: in a subchart, or in the chart's first values; or else to itself. */
function keyTargets({ chart, path, span }: PathSymbol, uri: string): readonly Target[] {
  const subcharts = subchartsAt(chart, path).map(({ folder }) => topOf(`${folder}/Chart.yaml`));
  const overridden = [...subcharts, ...overriddenBy(chart, path).map(placeTarget)];
  if (overridden.length > 0) return overridden;
  const own = defaultOf(chart, path);
  return [
    own && own.uri !== uri
      ? toTarget(own.uri, own.entry)
      : { target: { uri, ...span }, whole: { uri, ...span } },
  ];
}

function defaultOf({ values: [own] }: Chart, path: Path): { uri: string; entry: ValueEntry } | undefined {
  const entry = own && entryAt(own.entries, path);
  return own && entry && { uri: own.uri, entry };
}

function placeTarget({ file, entry }: ValuePlace): Target {
  return toTarget(file.uri, entry);
}

function toTarget(uri: string, { key, whole }: ValueEntry): Target {
  return { target: { uri, ...key }, whole: { uri, ...whole } };
}

function topOf(uri: string): Target {
  const target = { uri, start: 0, end: 0 };
  return { target, whole: target };
}

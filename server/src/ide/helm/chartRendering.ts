/** What `helm template` is to render for a file of a chart: the chart, and which values with it. */
import { chartsOf } from '../../workspace/helm/charts';
import { isValuesFile } from '../../workspace/helm/helmFile';
import type { Release } from '../../workspace/helm/release';
import type { Unit } from '../../workspace/layout';
import { join } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { releaseName } from './releaseName';

/**
 * What is to be rendered of the chart that holds `uri`: the release that is indexed, that of `chosen` units first, or else
 * one with those of `valuesFiles` (seen from the chart's folder) that `exists`; with `uri` itself where that is a values
 * file but not the chart's own. Undefined outside of charts.
 */
export function chartRendering(
  snapshot: Snapshot,
  uri: string,
  { valuesFiles, chosen }: { readonly valuesFiles: readonly string[]; readonly chosen: ReadonlySet<Unit> },
  exists: (uri: string) => boolean,
): Release | undefined {
  const chart = chartsOf(snapshot).chartOf(uri);
  if (!chart) return undefined;
  const { folder: home, file } = chart;
  const units = snapshot.layout.unitsOf(uri).filter(({ release }) => release?.chart === home);
  const indexed = [...units.filter((unit) => chosen.has(unit)), ...units].flatMap(
    ({ release }) => release ?? [],
  );
  const isExtra = isValuesFile(uri) && uri !== `${home}/values.yaml`;
  const fitting = isExtra ? indexed.find(({ values }) => values.includes(uri)) : indexed[0];
  if (fitting) return fitting;
  const values = valuesFiles.map((path) => join(home, path)).filter(exists);
  const own = isExtra && !values.includes(uri) ? [uri] : [];
  return { chart: home, name: releaseName(file.name), namespace: undefined, values: [...values, ...own] };
}

/** Where the lens that leads to the preview stands: above a Chart.yaml and above each values file of a chart. */
export function chartLensPlace(snapshot: Snapshot, uri: string): Location | undefined {
  const file = snapshot.file(uri)?.helm;
  if (file?.type !== 'chart' && file?.type !== 'values') return undefined;
  const chart = chartsOf(snapshot).chartOf(uri);
  const start = file.entries[0]?.key.start ?? 0;
  return chart ? { uri, start, end: start } : undefined;
}

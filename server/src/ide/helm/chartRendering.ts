/** What `helm template` is to render for a file of a chart: the chart, and which values with it. */
import { chartsOf } from '../../workspace/helm/charts';
import { isValuesFile } from '../../workspace/helm/helmFile';
import { join } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';

export interface ChartRendering {
  /** URI of the chart's folder. */
  readonly folder: string;
  /** Of the release. */
  readonly name: string;
  /** URIs of the values files beside the chart's own, each going before those in front of it. */
  readonly values: readonly string[];
}

/** A release may not be called anything longer. */
const MAX_NAME = 53;

/**
 * The rendering of the chart that holds `uri`, with those of `valuesFiles` (seen from the chart's folder) that
 * `exists`, and with `uri` itself where that is a values file but not the chart's own. Undefined outside of charts.
 */
export function chartRendering(
  snapshot: Snapshot,
  uri: string,
  valuesFiles: readonly string[],
  exists: (uri: string) => boolean,
): ChartRendering | undefined {
  const chart = chartsOf(snapshot).chartOf(uri);
  if (!chart) return undefined;
  const { folder, file } = chart;
  const chosen = valuesFiles.map((path) => join(folder, path)).filter(exists);
  const own = isValuesFile(uri) && uri !== `${folder}/values.yaml` && !chosen.includes(uri) ? [uri] : [];
  const name = file.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-')
    .slice(0, MAX_NAME);
  return {
    folder,
    name: /^[a-z0-9](?:.*[a-z0-9])?$/.test(name) ? name : 'release-name',
    values: [...chosen, ...own],
  };
}

/** Where the lens that leads to the preview stands: above a Chart.yaml and above each values file of a chart. */
export function chartLensPlace(snapshot: Snapshot, uri: string): Location | undefined {
  const file = snapshot.file(uri)?.helm;
  if (file?.type !== 'chart' && file?.type !== 'values') return undefined;
  const chart = chartsOf(snapshot).chartOf(uri);
  const start = file.entries[0]?.key.start ?? 0;
  return chart ? { uri, start, end: start } : undefined;
}

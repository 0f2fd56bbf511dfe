/** Which releases the settings want to be rendered: what they list, and perhaps every other chart as it is. */
import type { Chart } from '../../workspace/helm/charts';
import { type Release, releaseKey } from '../../workspace/helm/release';
import { join } from '../../workspace/paths';
import { settingsOf } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import type { Settings } from '../settings';
import { givenNamespace, installableCharts } from './chartChoices';
import type { WrittenRelease } from './readReleases';
import { installedReleases } from './installedReleases';
import { isReleaseName, releaseName } from './releaseName';

/**
 * Releases of charts in the workspace, each once. `folders`: of the workspace, from which the paths of `settings` count;
 * a folder with a configuration of its own is as that says.
 */
export function wantedReleases(
  snapshot: Snapshot,
  settings: Settings,
  folders: readonly string[],
): readonly Release[] {
  const configured = settings.folders.filter(({ config }) => config.helm);
  const plain = folders.filter(
    (each) => !configured.some(({ folder }) => `${each}/`.startsWith(`${folder}/`)),
  );
  const places = new Map(plain.map((folder) => [folder, settings.helm]));
  for (const { folder, config } of configured) places.set(folder, { ...settings.helm, ...config.helm });
  const found = new Map<string, Release>();
  const add = (release: Release): void => {
    if (isReleaseName(release.name)) found.set(releaseKey(release), release);
  };
  for (const [folder, { releases }] of places)
    for (const written of releases) releaseOf(snapshot, folder, written).forEach(add);
  const listed = new Set([...found.values()].map(({ chart }) => chart));
  const wantsAll = [...places].flatMap(([folder, { index }]) => (index === 'all' ? [folder] : []));
  if (wantsAll.length === 0) return [...found.values()];
  for (const release of installedReleases(snapshot))
    if (wantsAll.some((folder) => `${release.chart}/`.startsWith(`${folder}/`)) && !listed.has(release.chart))
      add(release);
  const known = new Set([...found.values()].map(({ chart }) => chart));
  for (const folder of wantsAll) {
    for (const chart of installableCharts(snapshot))
      if (`${chart.folder}/`.startsWith(`${folder}/`) && !known.has(chart.folder))
        add(asItIs(snapshot, chart, settings.helm.valuesFiles));
  }
  return [...found.values()];
}

/** Empty where there is no such chart. */
function releaseOf(
  snapshot: Snapshot,
  folder: string,
  { chart: path, release, namespace, values = [] }: WrittenRelease,
): readonly Release[] {
  const chart = join(folder, path);
  const file = snapshot.file(`${chart}/Chart.yaml`)?.helm;
  if (file?.type !== 'chart') return [];
  return [
    {
      chart,
      name: release ?? releaseName(file.name),
      namespace: namespace ?? namespaceFor(snapshot, chart),
      values: values.map((each) => join(folder, each)),
    },
  ];
}

function asItIs(snapshot: Snapshot, { folder, file }: Chart, valuesFiles: readonly string[]): Release {
  return {
    chart: folder,
    name: releaseName(file.name),
    namespace: namespaceFor(snapshot, folder),
    values: valuesFiles.map((path) => join(folder, path)).filter((uri) => snapshot.file(uri)),
  };
}

/** As whoever deploys the chart says, or else the settings. */
function namespaceFor(snapshot: Snapshot, chart: string): string | undefined {
  return givenNamespace(snapshot, chart) ?? settingsOf(snapshot.settings, `${chart}/Chart.yaml`).namespace;
}

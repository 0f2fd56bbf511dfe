/** Charts that somebody may want to have indexed as Helm renders them, and the values files to choose from. */
import { type Chart, chartsOf } from '../../workspace/helm/charts';
import { entryAt } from '../../workspace/helm/readValues';
import type { Snapshot } from '../../workspace/snapshot';

export interface ChartChoice {
  /** URI of its folder. */
  readonly folder: string;
  readonly name: string;
  /** URIs: those of the chart but its own, then those that stand in no chart. */
  readonly values: readonly string[];
  /** Who deploys it into which namespace; undefined where that is not said. */
  readonly namespace: string | undefined;
}

/** The chart that can be installed and holds `uri`; all of them where there is none, in the order of their folders. */
export function chartChoices(snapshot: Snapshot, uri: string): readonly ChartChoice[] {
  const all = installableCharts(snapshot);
  const own = all.filter(({ folder }) => uri.startsWith(`${folder}/`));
  const loose = [...snapshot.files()].flatMap((file) =>
    file.helm?.type === 'values' && !chartsOf(snapshot).chartOf(file.uri) ? [file.uri] : [],
  );
  return (own.length > 0 ? own : all).map(({ folder, file, values }) => ({
    folder,
    name: file.name,
    values: [...values.map((each) => each.uri).filter((each) => each !== `${folder}/values.yaml`), ...loose],
    namespace: givenNamespace(snapshot, folder),
  }));
}

/** Charts that are no part of others, and no libraries. */
export function installableCharts(snapshot: Snapshot): readonly Chart[] {
  const found = [...snapshot.files()].flatMap(({ uri, helm }) => {
    if (helm?.type !== 'chart') return [];
    const chart = chartsOf(snapshot).chartOf(uri);
    const isInner = chart && snapshot.layout.homeOf(uri) !== chart.folder;
    return !chart || isInner || entryAt(helm.entries, ['type'])?.text === 'library' ? [] : [chart];
  });
  return found.toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** As whoever deploys the chart says. */
export function givenNamespace({ layout }: Snapshot, chart: string): string | undefined {
  const [namespace, ...others] = layout.gitops.namespacesForUnnamed(chart);
  return others.length === 0 ? namespace : undefined;
}

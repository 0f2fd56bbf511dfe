/** The releases of charts as units of deployment: one chart with several is as many environments. */
import type { Unit } from '../layout';
import { basename, dirname } from '../paths';
import { inputsOf, type Release } from './release';

/** A unit for each of `releases` whose chart is among `uris`; `homeOf` says to which home a file belongs. */
export function releaseUnits(
  releases: readonly Release[],
  uris: readonly string[],
  homeOf: (uri: string) => string,
): readonly Unit[] {
  if (releases.length === 0) return [];
  const known = new Set(uris);
  const there = releases.filter(({ chart }) => known.has(`${chart}/Chart.yaml`));
  const charts = new Set(there.map(({ chart }) => chart));
  return [...charts].flatMap((chart) => {
    const ofChart = there.filter((release) => release.chart === chart);
    const labels = labelsOf(ofChart);
    return ofChart.map((release, at): Unit => {
      const label = labels[at] ?? '';
      return {
        id: label === '' ? chart : `${chart}/${label}`,
        kind: 'chart',
        homes: [homeOf(`${chart}/Chart.yaml`)],
        open: ['Helm renders it'],
        release,
        files: inputsOf(release, uris),
      };
    });
  });
}

/**
 * What tells the releases of one chart from each other, as people would: by their values, or else by their namespaces
 * or names. Empty for the only one.
 */
function labelsOf(releases: readonly Release[]): readonly string[] {
  if (releases.length === 1) return [''];
  const ways: readonly ((release: Release) => string)[] = [
    (release) => release.by?.environment ?? valuesLabel(release),
    ({ namespace = '' }) => namespace,
    ({ name }) => name,
    ({ name, namespace = 'default' }) => `${namespace}/${name}`,
  ];
  for (const way of ways) {
    const labels = releases.map(way);
    if (!labels.includes('') && new Set(labels).size === labels.length) return labels;
  }
  return releases.map(({ name }, at) => `${name}-${at + 1}`);
}

/** `prod` of `values-prod.yaml` and of `prod/values.yaml`. */
function valuesLabel({ values }: Release): string {
  const last = values.at(-1);
  if (last === undefined) return 'default';
  const name = basename(last).replace(/\.[^.]*$/, '');
  return name.replace(/^values(?:[-_.]|$)|(?:^|[-_.])values$/, '') || basename(dirname(last));
}

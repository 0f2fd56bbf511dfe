/** The charts of a workspace, with their files, and which chart passes values to which. */
import { ancestors, dirname, join } from '../paths';
import type { FileFacts } from '../file';
import type { Snapshot } from '../snapshot';
import type { ChartFile } from './helmFile';
import type { TemplateFacts } from './readTemplate';
import type { ValueEntry } from './readValues';

export interface Chart {
  /** URI of its folder. */
  readonly folder: string;
  readonly file: ChartFile;
  /** `values.yaml` first, then the others. */
  readonly values: readonly ValuesOf[];
  readonly templates: readonly TemplateOf[];
  /** Charts that pass values to this one, each by the key under which they stand there. */
  readonly parents: readonly ChartUse[];
  /** Charts that get values from this one, likewise. */
  readonly children: readonly ChartUse[];
}

export interface ChartUse {
  readonly chart: Chart;
  readonly key: string;
}

export interface ValuesOf {
  readonly uri: string;
  readonly entries: readonly ValueEntry[];
}

export interface TemplateOf {
  readonly uri: string;
  readonly facts: TemplateFacts;
}

export interface Charts {
  /** The innermost chart that holds a file. */
  chartOf(uri: string): Chart | undefined;
}

interface OpenChart extends Chart {
  readonly values: ValuesOf[];
  readonly templates: TemplateOf[];
  readonly parents: ChartUse[];
  readonly children: ChartUse[];
}

/** The charts of `snapshot`, found once for each. */
export function chartsOf(snapshot: Snapshot): Charts {
  return snapshot.memo(KEY, (moment) => findCharts(moment.files()));
}

const KEY = {};

/** `chart` and all that pass values to it or get values from it, however far: their named templates are shared. */
export function familyOf(chart: Chart): readonly Chart[] {
  const family = new Set([chart]);
  for (const { parents, children } of family)
    for (const relative of [...parents, ...children]) family.add(relative.chart);
  return [...family];
}

function findCharts(files: Iterable<FileFacts>): Charts {
  const helm = [...files].filter((file) => file.helm);
  const charts = new Map<string, OpenChart>();
  for (const { uri, helm: file } of helm) {
    if (file?.type !== 'chart') continue;
    charts.set(dirname(uri), {
      folder: dirname(uri),
      file,
      values: [],
      templates: [],
      parents: [],
      children: [],
    });
  }
  const chartOf = (uri: string): OpenChart | undefined => {
    if (charts.size === 0) return undefined;
    for (const folder of ancestors(dirname(uri))) {
      const found = charts.get(folder);
      if (found) return found;
    }
    return undefined;
  };
  for (const { uri, helm: file } of helm) {
    const chart = chartOf(uri);
    if (file?.type === 'values') chart?.values.push({ uri, entries: file.entries });
    if (file?.type === 'template') chart?.templates.push({ uri, facts: file });
  }
  for (const chart of charts.values()) {
    chart.values.sort((a, b) => rankOf(chart, a.uri) - rankOf(chart, b.uri) || (a.uri < b.uri ? -1 : 1));
    chart.templates.sort((a, b) => (a.uri < b.uri ? -1 : 1));
    connect(chart, charts);
  }
  return { chartOf };
}

/** Values that Helm reads by itself come first, then those beside it, then those further down. */
function rankOf({ folder }: Chart, uri: string): number {
  if (uri === `${folder}/values.yaml`) return 0;
  return uri.split('/').length - folder.split('/').length;
}

/**
 * A chart in `charts/` is a dependency whether Chart.yaml lists it or not; one that is listed may stand elsewhere.
 * @see https://helm.sh/docs/chart_template_guide/subcharts_and_globals/
 */
function connect(parent: OpenChart, charts: ReadonlyMap<string, OpenChart>): void {
  const { folder, file } = parent;
  const link = (chart: OpenChart | undefined, keys: readonly string[]): void => {
    if (!chart || chart === parent) return;
    for (const key of new Set(keys)) {
      chart.parents.push({ chart: parent, key });
      parent.children.push({ chart, key });
    }
  };
  for (const [inner, chart] of charts) {
    if (dirname(inner) !== `${folder}/charts`) continue;
    const listed = file.dependencies.filter(({ name }) => name === chart.file.name);
    link(chart, listed.length > 0 ? listed.map(({ key }) => key) : [chart.file.name]);
  }
  for (const { key, repository } of file.dependencies) {
    if (repository.startsWith('file://'))
      link(charts.get(join(folder, repository.slice('file://'.length))), [key]);
  }
}

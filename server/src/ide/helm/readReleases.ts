/** Releases of charts as settings write them. */

/** What helm renders: the releases that are written, or each chart. */
export type HelmIndex = 'releases' | 'all';

export interface WrittenRelease {
  /** Path of its folder. */
  readonly chart: string;
  /** Name of the release. */
  readonly release?: string;
  readonly namespace?: string;
  /** Paths of values files. */
  readonly values?: readonly string[];
}

/** Those of `raw` that name a chart; of each, what is of the right type. */
export function readReleases(raw: readonly unknown[]): readonly WrittenRelease[] {
  return raw.flatMap((each): readonly WrittenRelease[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { chart, release, namespace, values } = each as Readonly<Record<string, unknown>>;
    if (!isText(chart)) return [];
    return [
      {
        chart,
        ...(isText(release) && { release }),
        ...(isText(namespace) && { namespace }),
        ...(Array.isArray(values) && { values: values.filter(isText) }),
      },
    ];
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

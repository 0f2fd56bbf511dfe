/** The file that a rendered document comes from, by the path that Helm prints. */
import type { FileFacts } from '../file';
import { join } from '../paths';

type Read = (uri: string) => FileFacts | undefined;

/**
 * The file at `source` of the chart in `folder`. A subchart stands under its alias there; in the workspace under its name,
 * or beside the chart. Undefined for one that is packed, or elsewhere.
 */
export function templateFile(folder: string, source: string, read: Read): FileFacts | undefined {
  const [, key, rest] = /^charts\/([^/]+)\/(.+)$/.exec(source) ?? [];
  if (key === undefined || rest === undefined) return read(`${folder}/${source}`);
  const inner = subchartFolders(folder, key, read).find((each) => read(`${each}/Chart.yaml`));
  return inner === undefined ? undefined : templateFile(inner, rest, read);
}

/** Where the subchart `key` of the chart in `folder` may be. */
function subchartFolders(folder: string, key: string, read: Read): readonly string[] {
  const chart = read(`${folder}/Chart.yaml`)?.helm;
  const dependencies = chart?.type === 'chart' ? chart.dependencies : [];
  const [dependency] = dependencies.filter((each) => each.key === key);
  const name = dependency?.name ?? key;
  const beside = dependency?.repository.startsWith('file://')
    ? [join(folder, dependency.repository.slice('file://'.length))]
    : [];
  return [`${folder}/charts/${name}`, ...beside];
}

/** Which charts can be indexed as rendered, with paths as the settings write them: a request of our own, and its lens. */
import { type CodeLens, RequestType } from 'vscode-languageserver';
import { configUri } from '../ide/config/folderConfig';
import { folderOf } from '../workspace/candidates';
import { basename } from '../workspace/paths';
import type { Moment } from './moment';
import { fromClient, toClient } from './uris';

export interface ChartChoice {
  readonly name: string;
  /** Paths from the workspace folder: of the chart's folder, and of values files beside its own. */
  readonly chart: string;
  readonly values: readonly string[];
  readonly namespace: string | null;
  /** URI of the file that says it all, where it is not the settings. */
  readonly config: string | null;
}

export const ChartChoicesRequest = new RequestType<
  { readonly uri: string | null },
  readonly ChartChoice[],
  void
>('selectrail/chartChoices');

export function chartChoices(
  { analysis, session }: Moment,
  { uri }: { readonly uri: string | null },
): readonly ChartChoice[] {
  const { folders, settings } = session;
  return analysis.chartChoices(uri === null ? '' : fromClient(uri)).map((choice) => {
    const folder = folderOf(`${choice.folder}/`, folders) ?? choice.folder;
    const config = settings.folders.find((each) => each.folder === folder && each.config.helm?.releases);
    const pathOf = (each: string): string => each.slice(folder.length + 1) || '.';
    return {
      name: choice.name,
      chart: pathOf(choice.folder),
      values: choice.values.filter((each) => each.startsWith(`${folder}/`)).map(pathOf),
      namespace: choice.namespace ?? null,
      config: config ? toClient(configUri(folder)) : null,
    };
  });
}

/** Above a Chart.yaml: how it is indexed. `selectrail.indexChart` takes the URI. */
export function chartReleaseLenses({ analysis, convert, session }: Moment, uri: string): CodeLens[] {
  const allowed = session.programs && session.settings.helm.render && basename(uri) === 'Chart.yaml';
  const place = allowed ? analysis.chartLensPlace(uri) : undefined;
  if (!place) return [];
  const names = analysis.releaseNames(uri);
  const title = names.length > 0 ? `rendered as ${names.join(', ')}` : 'render with values…';
  const command = { title, command: 'selectrail.indexChart', arguments: [toClient(uri)] };
  return [{ range: convert.range(place), command }];
}

/** A chart as the user's own `helm` renders it: a request of our own, and the lens that leads to it. */
import { type CancellationToken, type CodeLens, type Location, RequestType } from 'vscode-languageserver';
import type { ChartRendering } from '../ide/helm/chartRendering';
import { helmFailure } from '../workspace/helm/helmFailure';
import { atMoment, type Moment } from './moment';
import type { Argument, Ended, Programs } from './programs';
import type { Session } from './session';
import { fromClient, toClient } from './uris';

/** `text`: what was rendered. `trouble`: why nothing was, for people, and where, as far as helm says. */
export type RenderedChart =
  | { readonly text: string; readonly folder: string }
  | { readonly trouble: string; readonly place: Location | null };

export const RenderChartRequest = new RequestType<{ readonly uri: string }, RenderedChart, void>(
  'selectrail/renderChart',
);

const SKIP_SCHEMA = '--skip-schema-validation';

export const notRendered = (): RenderedChart => trouble('the chart was not rendered');

/** Renders what the disk holds: helm reads no editor. */
export async function renderChart(
  session: Session,
  { uri }: { readonly uri: string },
  token: CancellationToken,
): Promise<RenderedChart> {
  await session.indexed(token); // the setting may just have been switched on
  const { programs, settings } = session;
  if (!programs) return trouble('no program can be run here');
  if (!settings.helm.render) return trouble('`selectrail.helm.render` is off');
  const file = fromClient(uri);
  const chart = await atMoment(session, file, ({ analysis, read }) =>
    analysis.chartRendering(file, (each) => read(each) !== undefined),
  );
  if (!chart) return trouble('this file is in no chart');
  const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
  const ended = await template(programs, settings.helm.path, chart, cancelled);
  if (ended.type === 'failed') return trouble(ended.reason);
  if (ended.code !== 0) return failure(chart, ended.stderr);
  return { text: ended.stdout, folder: toClient(chart.folder) };
}

/** Before version 3.16, helm knows no flag that leaves out the schema, which it may fetch. */
async function template(
  programs: Programs,
  helm: string,
  { name, folder, values }: ChartRendering,
  cancelled: Promise<void>,
): Promise<Ended> {
  const files = values.flatMap((file): Argument[] => ['--values', { uri: file }]);
  const args: readonly Argument[] = ['template', name, { uri: folder }, ...files];
  const ended = await programs.run(helm, [...args, SKIP_SCHEMA], cancelled);
  const isOld =
    ended.type === 'ended' && ended.code !== 0 && ended.stderr.includes(`unknown flag: ${SKIP_SCHEMA}`);
  return isOld ? programs.run(helm, args, cancelled) : ended;
}

function failure({ folder }: ChartRendering, stderr: string): RenderedChart {
  const { message, place } = helmFailure(stderr);
  if (!place) return trouble(message);
  const position = { line: place.line - 1, character: place.column - 1 };
  const uri = toClient(`${folder}/${place.path}`);
  return { trouble: message, place: { uri, range: { start: position, end: position } } };
}

function trouble(text: string): RenderedChart {
  return { trouble: text, place: null };
}

/** At most one, and none where nothing may be run. `selectrail.previewChart` takes the URI. */
export function chartLenses({ analysis, convert, session }: Moment, uri: string): CodeLens[] {
  const place = session.programs && session.settings.helm.render ? analysis.chartLensPlace(uri) : undefined;
  if (!place) return [];
  const command = {
    title: 'preview rendered chart',
    command: 'selectrail.previewChart',
    arguments: [toClient(uri)],
  };
  return [{ range: convert.range(place), command }];
}

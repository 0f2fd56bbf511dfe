/** A chart as the user's own `helm` renders it: a request of our own, and the lens that leads to it. */
import { type CancellationToken, type CodeLens, type Location, RequestType } from 'vscode-languageserver';
import { helmFailure } from '../workspace/helm/helmFailure';
import { type Release, UNKNOWN_NAMESPACE } from '../workspace/helm/release';
import { toRendering } from './helmTemplate';
import { placeInChart } from './helmTrouble';
import { atMoment, type Moment } from './moment';
import type { Session } from './session';
import { fromClient, toClient } from './uris';

/** `text`: what was rendered. `trouble`: why nothing was, for people, and where, as far as helm says. */
export type RenderedChart =
  | { readonly text: string; readonly folder: string }
  | { readonly trouble: string; readonly place: Location | null };

export const RenderChartRequest = new RequestType<{ readonly uri: string }, RenderedChart, void>(
  'selectrail/renderChart',
);

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
  const version = settings.kubernetesVersion.trim() || undefined;
  const made = await toRendering(programs, settings.helm.path, chart, version, cancelled);
  if (made.type === 'failed') return trouble(made.reason);
  if (made.type === 'refused') return failure(chart, made.stderr);
  return { text: made.text.replaceAll(UNKNOWN_NAMESPACE, 'default'), folder: toClient(chart.chart) };
}

function failure({ chart }: Release, stderr: string): RenderedChart {
  const { message, place } = helmFailure(stderr);
  return { trouble: message, place: place ? placeInChart(chart, place) : null };
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

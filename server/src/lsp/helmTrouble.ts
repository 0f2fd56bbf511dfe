/** Says that Helm does not render a chart, where that is, and each thing once. */
import type { Location } from 'vscode-languageserver';
import type { HelmFailure } from '../workspace/helm/helmFailure';
import type { Session } from './session';
import { toClient } from './uris';

/** The place that helm names, in the chart with the folder `chart`. */
export function placeInChart(
  chart: string,
  { path, line, column }: NonNullable<HelmFailure['place']>,
): Location {
  const position = { line: line - 1, character: column - 1 };
  return { uri: toClient(`${chart}/${path}`), range: { start: position, end: position } };
}

/** `chart`: its name. `said`: what has been said, which is not said again. The whole `message` is in the log. */
export function showTrouble(
  session: Session,
  chart: string,
  message: string,
  place: Location | undefined,
  said: Set<string>,
): void {
  const { connection } = session;
  connection.console.warn(`Helm does not render ${chart}: ${message}`);
  if (said.has(message)) return;
  said.add(message);
  void say(session, chart, message, place).catch((error) => session.log(error));
}

async function say(
  { connection }: Session,
  chart: string,
  message: string,
  place: Location | undefined,
): Promise<void> {
  const [first = ''] = message.split('\n');
  const text = `Helm does not render ${chart}, so its templates are read as they are: ${first}`;
  const show = { title: 'Show' };
  const answer = await connection.window.showErrorMessage(text, ...(place ? [show] : []));
  if (answer?.title !== show.title || !place) return;
  await connection.window.showDocument({ uri: place.uri, selection: place.range, takeFocus: true });
}

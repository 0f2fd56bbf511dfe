// `selectrail.indexChart`: which values a chart is installed with, chosen and written to the settings. What helm makes of
// it is indexed from then on.
import * as vscode from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { mayRender } from './mayRender';

interface ChartChoice {
  readonly name: string;
  readonly chart: string;
  readonly values: readonly string[];
  readonly namespace: string | null;
  readonly config: string | null;
}

interface Release {
  readonly chart: string;
  readonly namespace?: string;
  readonly values?: readonly string[];
}

const choicesRequest = new RequestType<{ readonly uri: string | null }, readonly ChartChoice[], void>(
  'selectrail/chartChoices',
);

const SETTING = 'selectrail.helm.releases';

export function registerChartReleases(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('selectrail.indexChart', (uri?: string) => indexChart(client, uri));
}

/** `uri`: of a file of the chart, as text; the active editor's where none is given. */
async function indexChart(client: BaseLanguageClient, given: string | undefined): Promise<void> {
  if (!(await mayRender())) return;
  const uri = given ?? vscode.window.activeTextEditor?.document.uri.toString() ?? null;
  const choice = await pickChart(await client.sendRequest(choicesRequest, { uri }));
  if (!choice) return;
  if (choice.config !== null) {
    void vscode.window.showInformationMessage('Releases of charts are listed in .selectrail.yaml here.');
    await vscode.window.showTextDocument(vscode.Uri.parse(choice.config));
    return;
  }
  const values = await pickValues(choice);
  const namespace = values && (await askNamespace(choice));
  if (!values || namespace === undefined) return;
  await add({
    chart: choice.chart,
    ...(namespace !== '' && { namespace }),
    ...(values.length > 0 && { values }),
  });
}

async function pickChart(choices: readonly ChartChoice[]): Promise<ChartChoice | undefined> {
  if (choices.length === 0) void vscode.window.showInformationMessage('Selectrail: there is no chart here.');
  if (choices.length < 2) return choices[0];
  const items = choices.map((choice) => ({ label: choice.name, description: choice.chart, choice }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Chart to render' }))?.choice;
}

/** Undefined where the user has gone away. */
async function pickValues({ name, values }: ChartChoice): Promise<readonly string[] | undefined> {
  if (values.length === 0) return [];
  const items = values.map((label) => ({ label }));
  const placeHolder = `Values files of ${name} beside its own; none: its own alone`;
  const picked = await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true });
  return picked?.map(({ label }) => label);
}

async function askNamespace({ name, namespace }: ChartChoice): Promise<string | undefined> {
  return vscode.window.showInputBox({
    prompt: `Namespace that ${name} is installed in; empty: unknown`,
    value: namespace ?? '',
    validateInput: (text) =>
      /^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$/.test(text.trim()) ? undefined : 'This is no name of a namespace',
  });
}

/** In place of the one with the same values. */
async function add(release: Release): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  const same = (each: Release): boolean =>
    each.chart === release.chart &&
    JSON.stringify(each.values ?? []) === JSON.stringify(release.values ?? []);
  const others = settings.get<readonly Release[]>(SETTING, []).filter((each) => !same(each));
  await settings.update(SETTING, [...others, release], vscode.ConfigurationTarget.Workspace);
}

// Preview of a chart as the user's own helm renders it: a read-only document beside it, rendered again when a file is
// saved. Nothing is run in a workspace that is not trusted, or before the setting allows it.
import * as vscode from 'vscode';
import { type BaseLanguageClient, type Location, RequestType } from 'vscode-languageclient';
import { mayRender } from './mayRender';
import { showBeside } from './showBeside';

const SCHEME = 'selectrail-chart';

type RenderedChart =
  | { readonly text: string; readonly folder: string }
  | { readonly trouble: string; readonly place: Location | null };

const renderRequest = new RequestType<{ readonly uri: string }, RenderedChart, void>(
  'selectrail/renderChart',
);

export function registerChartPreview(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const refresh = (): void => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  };
  /** Folder of the chart that each preview shows. */
  const folders = new Map<string, vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri, token) => {
        const rendered = await client.sendRequest(renderRequest, { uri: uri.query }, token);
        if ('trouble' in rendered) return showTrouble(client, rendered.trouble, rendered.place);
        folders.set(uri.toString(), vscode.Uri.parse(rendered.folder));
        return rendered.text;
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      { provideDocumentLinks: (document) => sourceLinks(document, folders.get(document.uri.toString())) },
    ),
    vscode.workspace.onDidSaveTextDocument(refresh),
    vscode.commands.registerCommand('selectrail.previewChart', preview),
  );
}

/** `uri`: of a file of the chart, as text; the active editor's where none is given. */
async function preview(uri?: string): Promise<void> {
  const source = uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  if (source === undefined || !(await mayRender())) return;
  const path = `${vscode.Uri.parse(source).path.replace(/[^/]*$/, '')}rendered chart.yaml`;
  await showBeside(vscode.Uri.from({ scheme: SCHEME, path, query: source }));
}

/** What helm says stands in the preview, and leads to the place that it names. */
function showTrouble(client: BaseLanguageClient, trouble: string, place: Location | null): string {
  const [first = ''] = trouble.split('\n');
  const show = 'Show';
  void vscode.window.showErrorMessage(`Helm: ${first}`, ...(place ? [show] : [])).then((answer) => {
    if (answer !== show || !place) return;
    const { uri, range } = client.protocol2CodeConverter.asLocation(place);
    void vscode.window.showTextDocument(uri, { selection: range, viewColumn: vscode.ViewColumn.One });
  });
  return `# Helm does not render this chart:\n${trouble.replaceAll(/^/gm, '# ')}\n`;
}

/** From each `# Source:` to the template, where the chart's folder is known. */
function sourceLinks(document: vscode.TextDocument, folder: vscode.Uri | undefined): vscode.DocumentLink[] {
  if (!folder) return [];
  return [...document.getText().matchAll(/^# Source: [^/\n]+\/(.+)$/gm)].map((match) => {
    const start = document.positionAt(match.index + '# Source: '.length);
    const end = document.positionAt(match.index + match[0].length);
    return new vscode.DocumentLink(new vscode.Range(start, end), vscode.Uri.joinPath(folder, match[1] ?? ''));
  });
}

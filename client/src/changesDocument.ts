// What an edit opens and closes, as a read-only document beside it that follows every keystroke. Lines are marked as in
// a diff; each ends with the place that decides, as a link.
import * as vscode from 'vscode';
import { type BaseLanguageClient, type Location, RequestType } from 'vscode-languageclient';
import { type Against, liveBaseline, SAVED } from './against';
import type { IndexChanges } from './indexChanges';
import { showBeside } from './showBeside';

interface ChangesText {
  readonly text: string;
  readonly links: readonly TextLink[];
  readonly trouble?: string;
}

interface TextLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly place: Location & { readonly side: 'before' | 'after' };
}

const SCHEME = 'selectrail-changes';
/** Files as they were. */
const BEFORE = 'selectrail-before';

const changesTextRequest = new RequestType<{ readonly against: Against }, ChangesText, void>(
  'selectrail/reachabilityChangesText',
);
const textBeforeRequest = new RequestType<
  { readonly uri: string; readonly against: Against },
  string | null,
  void
>('selectrail/textBefore');

export function registerChangesDocument(
  client: BaseLanguageClient,
  changes: IndexChanges,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** Of each document, by its URI. */
  const links = new Map<string, readonly TextLink[]>();
  const refresh = (): void => {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  };
  const provideText = async (uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> => {
    const found = await client.sendRequest(changesTextRequest, { against: againstOf(uri) }, token);
    links.set(uri.toString(), found.links);
    return found.trouble === undefined ? found.text : `${found.trouble}\n`;
  };
  const linksIn = ({ uri }: vscode.TextDocument): readonly TextLink[] => links.get(uri.toString()) ?? [];
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: provideText,
    }),
    vscode.workspace.registerTextDocumentContentProvider(BEFORE, {
      provideTextDocumentContent: async ({ query }, token) => {
        const params = JSON.parse(query) as { readonly uri: string; readonly against: Against };
        return (await client.sendRequest(textBeforeRequest, params, token)) ?? '';
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      { provideDocumentLinks: (document) => linksIn(document).map((link) => linkOf(client, document, link)) },
    ),
    vscode.languages.registerDefinitionProvider(
      { scheme: SCHEME },
      {
        provideDefinition: (document, { line }) =>
          linksIn(document)
            .filter((link) => link.line === line)
            .map((link) => locationOf(client, document, link)),
      },
    ),
    changes.event(refresh),
    vscode.workspace.onDidSaveTextDocument(refresh),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => links.delete(uri.toString())),
    vscode.commands.registerCommand('selectrail.showReachabilityChanges', (against?: Against) =>
      show(against ?? liveBaseline() ?? SAVED),
    ),
    vscode.commands.registerCommand('selectrail.compareReachabilityWithHead', () => compare(client, 'HEAD')),
    vscode.commands.registerCommand('selectrail.compareReachabilityWithRevision', () => pick(client)),
  );
}

async function show(against: Against): Promise<void> {
  const name = against.type === 'saved' ? 'saved' : against.revision.replaceAll('/', '-');
  const uri = vscode.Uri.from({
    scheme: SCHEME,
    path: `Reachability against ${name}.diff`, // its language, too
    query: JSON.stringify(against),
  });
  await showBeside(uri);
}

/** Git runs what a repository is set up to run, so it is asked in trusted workspaces only. */
async function compare(client: BaseLanguageClient, revision: string): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage('Selectrail: git is asked in trusted workspaces only.');
    return;
  }
  const against: Against = { type: 'revision', revision };
  const { trouble } = await client.sendRequest(changesTextRequest, { against });
  if (trouble === undefined) await show(against);
  else void vscode.window.showWarningMessage(`Selectrail: ${trouble}`);
}

interface Revision {
  readonly name: string;
  readonly description: string;
}

const revisionsRequest = new RequestType<object, readonly Revision[], void>('selectrail/revisions');

async function pick(client: BaseLanguageClient): Promise<void> {
  if (!vscode.workspace.isTrusted) return compare(client, 'HEAD');
  const items = client
    .sendRequest(revisionsRequest, {})
    .then((found) => found.map(({ name, description }) => ({ label: name, description })));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: 'Compare reachability with a branch, a tag or a commit',
    matchOnDescription: true,
  });
  return picked && compare(client, picked.label);
}

function againstOf({ query }: vscode.Uri): Against {
  return JSON.parse(query) as Against;
}

function linkOf(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  link: TextLink,
): vscode.DocumentLink {
  const { uri, range } = locationOf(client, document, link);
  const { line, character } = range.start;
  const target = uri.with({ fragment: `L${line + 1},${character + 1}` });
  return new vscode.DocumentLink(new vscode.Range(link.line, link.start, link.line, link.end), target);
}

function locationOf(
  client: BaseLanguageClient,
  { uri: source }: vscode.TextDocument,
  { place }: TextLink,
): vscode.Location {
  const { uri, range } = client.protocol2CodeConverter.asLocation(place);
  if (place.side === 'after') return new vscode.Location(uri, range);
  const query = JSON.stringify({ uri: place.uri, against: againstOf(source) });
  return new vscode.Location(vscode.Uri.from({ scheme: BEFORE, path: uri.path, query }), range);
}

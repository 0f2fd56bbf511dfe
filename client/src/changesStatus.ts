// A quiet item in the status bar: how many connections edits open and close. It is hidden where none does; a click shows
// which they are.
import * as vscode from 'vscode';
import { type BaseLanguageClient, RequestType, State } from 'vscode-languageclient';
import { type Against, AUTO_SAVE, liveBaseline, SETTING } from './against';
import type { IndexChanges } from './indexChanges';

interface Changes {
  readonly opened: number;
  readonly closed: number;
  readonly scopes: readonly { readonly rows: readonly { readonly text: string }[] }[];
}

/** Rows that the item's hover shows. */
const ROWS = 8;

const changesRequest = new RequestType<{ readonly against: Against; readonly rows: number }, Changes, void>(
  'selectrail/reachabilityChanges',
);

export function registerChangesStatus(client: BaseLanguageClient, changes: IndexChanges): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('selectrail.changes', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Selectrail Reachability Changes';
  // A text, set once: a command with arguments gets another id each time it is set, and a click on the last one fails.
  item.command = 'selectrail.showReachabilityChanges';
  let asked: vscode.CancellationTokenSource | undefined;
  const update = async (): Promise<void> => {
    asked?.cancel();
    const against = liveBaseline();
    if (!against || client.state !== State.Running) {
      item.hide();
      return;
    }
    const own = (asked = new vscode.CancellationTokenSource());
    try {
      const found = await client.sendRequest(changesRequest, { against, rows: ROWS }, own.token);
      if (own === asked) show(item, found, against);
    } catch {
      // It is asked again, or the server has ended: what is shown stays until the next answer.
    }
  };
  return vscode.Disposable.from(
    item,
    changes.event(update),
    vscode.workspace.onDidSaveTextDocument(update),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && liveBaseline()?.type === 'revision') void update(); // a commit may have been made elsewhere
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING) || event.affectsConfiguration(AUTO_SAVE)) void update();
    }),
  );
}

function show(item: vscode.StatusBarItem, { opened, closed, scopes }: Changes, against: Against): void {
  if (opened + closed === 0) {
    item.hide();
    return;
  }
  const parts = [...(opened > 0 ? [`+${opened}`] : []), ...(closed > 0 ? [`−${closed}`] : [])];
  const what = against.type === 'saved' ? 'what is saved' : against.revision;
  item.text = `$(arrow-swap) ${parts.join(' ')} ${opened + closed === 1 ? 'connection' : 'connections'}`;
  item.accessibilityInformation = {
    label: `Reachability: ${opened} opened, ${closed} closed against ${what}`,
    role: 'button',
  };
  item.tooltip = tooltip(
    what,
    scopes.flatMap(({ rows }) => rows.map(({ text }) => text)),
  );
  item.show();
}

function tooltip(what: string, texts: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(`Against ${what}:\n\n`);
  for (const text of texts.slice(0, ROWS)) {
    markdown.appendMarkdown('- ').appendText(text).appendMarkdown('\n');
  }
  if (texts.length > ROWS) markdown.appendMarkdown(`- ${texts.length - ROWS} more\n`);
  return markdown;
}

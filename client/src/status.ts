// The language status item: how many objects are indexed. A click leads to the output.
import * as vscode from 'vscode';
import { type BaseLanguageClient, NotificationType, State } from 'vscode-languageclient';

/** What the server sends. */
interface Status {
  readonly objects: number;
  readonly files: number;
  readonly indexing: boolean;
}

const statusNotification = new NotificationType<Status>('selectrail/status');

export function registerStatus(
  client: BaseLanguageClient,
  selector: vscode.DocumentSelector,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('selectrail.status', selector);
  item.name = 'Selectrail';
  item.command = { command: 'selectrail.showOutput', title: 'Show Output' };
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => showState(item, newState)),
    client.onNotification(statusNotification, (status) => showStatus(item, status)),
  );
}

function showState(item: vscode.LanguageStatusItem, state: State): void {
  const stopped = state === State.Stopped || state === State.StartFailed;
  item.busy = !stopped;
  item.text = stopped ? 'Selectrail is stopped' : 'Selectrail';
  item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
}

function showStatus(item: vscode.LanguageStatusItem, { objects, files, indexing }: Status): void {
  item.busy = indexing;
  void vscode.commands.executeCommand('setContext', 'selectrail.indexed', !indexing);
  item.text = `Selectrail: ${count(objects, 'object')}`;
  item.detail = `in ${count(files, 'file')}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

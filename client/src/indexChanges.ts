// When to ask the server again: it says that its index has changed, after each pause in typing. What shows the index
// listens here, since a client has but one handler for each notification.
import * as vscode from 'vscode';
import { type BaseLanguageClient, NotificationType0, State } from 'vscode-languageclient';

const changedNotification = new NotificationType0('selectrail/changed');

export interface IndexChanges extends vscode.Disposable {
  readonly event: vscode.Event<void>;
}

/** Fires on every change of the index, and when the server comes or goes. */
export function indexChanges(client: BaseLanguageClient): IndexChanges {
  const changes = new vscode.EventEmitter<void>();
  client.registerFeature({
    fillClientCapabilities: (capabilities) => {
      capabilities.experimental = { ...capabilities.experimental, indexChanges: true };
    },
    initialize: () => undefined,
    getState: () => ({ kind: 'static' }),
    clear: () => undefined,
  });
  const listening = vscode.Disposable.from(
    changes,
    client.onNotification(changedNotification, () => changes.fire()),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Starting) changes.fire();
    }),
  );
  return { event: changes.event, dispose: () => void listening.dispose() };
}

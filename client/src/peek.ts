// `selectrail.peek`: shows locations in a peek view. The server's lenses call it with plain JSON.
import * as vscode from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';

export function registerPeek(client: BaseLanguageClient): vscode.Disposable {
  const convert = client.protocol2CodeConverter;
  return vscode.commands.registerCommand(
    'selectrail.peek',
    (uri: string, position: Position, locations: readonly Location[]) =>
      vscode.commands.executeCommand(
        'editor.action.peekLocations',
        convert.asUri(uri),
        convert.asPosition(position),
        locations.map((location) => convert.asLocation(location)),
        'peek',
      ),
  );
}

// Leads from a panel to a place in a file.
import * as vscode from 'vscode';

/** In the column of an editor that shows the file already, or in the first. `focus`: who has the keyboard then. */
export async function showPlace(
  uri: vscode.Uri,
  place: vscode.Position,
  focus: 'editor' | 'panel',
): Promise<void> {
  const open = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const viewColumn = open?.viewColumn ?? vscode.ViewColumn.One;
  const selection = new vscode.Range(place, place);
  await vscode.window.showTextDocument(uri, { selection, viewColumn, preserveFocus: focus === 'panel' });
}

// Saves what the view exports, where the user wants it.
import * as vscode from 'vscode';
import type { SavedFile } from './protocol';

export async function saveFile({ name, content }: SavedFile): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: 'Export Reachability',
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  if (uri) await vscode.workspace.fs.writeFile(uri, bytesOf(content));
}

function bytesOf(content: string): Uint8Array {
  const [, base64] = /^data:[^,]*;base64,(.*)$/s.exec(content) ?? [];
  if (base64 === undefined) return new TextEncoder().encode(content);
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

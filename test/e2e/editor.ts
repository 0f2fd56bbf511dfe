// What a test sees of the workspace: documents, and the answers of VS Code's provider commands as plain data.
import * as vscode from 'vscode';
import { assert } from './assert';
import { poll } from './poll';

/** Opens a file of the first workspace folder in an editor. */
export async function open(file: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'no workspace folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, file));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Position inside the first match of `pattern`: at the start of its first group, or of the whole match. */
export function positionOf(document: vscode.TextDocument, pattern: RegExp): vscode.Position {
  const match = pattern.exec(document.getText());
  assert(match, `\`${pattern}\` is not in ${document.uri.path}`);
  const inner = match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]);
  return document.positionAt(match.index + inner);
}

/** Titles of the lenses, once one of them contains `text`. */
export function lensWith(document: vscode.TextDocument, text: string): Promise<string[]> {
  return poll(async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    const titles = lenses.map((lens) => lens.command?.title ?? '');
    return titles.some((title) => title.includes(text)) && titles;
  }, `a CodeLens with \`${text}\``);
}

/** Text of the hover at a position, once there is one. */
export function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return poll(
    async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const parts = hovers.flatMap((hover) =>
        hover.contents.map((part) => (typeof part === 'string' ? part : part.value)),
      );
      return parts.length > 0 && parts.join('\n');
    },
    `a hover at line ${position.line + 1}`,
  );
}

/** Files that the definition at a position leads to, once there are any. */
export function definitionAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  return poll(
    async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      const paths = found.map((one) =>
        vscode.workspace.asRelativePath('targetUri' in one ? one.targetUri : one.uri),
      );
      return paths.length > 0 && paths;
    },
    `a definition at line ${position.line + 1}`,
  );
}

/** Selectrail's first diagnostic with that code in a document, once there is one. */
export function diagnosticWith(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return poll(
    () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find((one) => one.source === 'selectrail' && codeOf(one) === code),
    `the diagnostic \`${code}\``,
  );
}

/** A code with a link to its documentation is an object. */
function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

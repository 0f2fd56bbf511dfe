// The document of a webview: its bundled script and style, and nothing from anywhere else.
import * as vscode from 'vscode';

/** `name`: of the bundle in `folder`. */
export function webviewHtml(webview: vscode.Webview, folder: vscode.Uri, name: string): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const source = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Selectrail</title>
    <link rel="stylesheet" href="${source(`${name}.css`)}">
  </head>
  <body>
    <script nonce="${nonce}" src="${source(`${name}.js`)}"></script>
  </body>
</html>`;
}

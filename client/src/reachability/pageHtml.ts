// The document of the view: the bundled page, with its styles in it, and nothing from anywhere else.
import * as vscode from 'vscode';

/** `folder`: where the bundles are. */
export function pageHtml(webview: vscode.Webview, folder: vscode.Uri): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const nonce = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'reachability.js')).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Reachability</title>
  </head>
  <body>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}

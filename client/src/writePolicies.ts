// `selectrail.writePolicy` and `selectrail.writePolicies`: policies that allow what the manifests show, and nothing else.
// They are shown as a difference first, whose title has the button that applies them, as an edit that can be undone.
import * as vscode from 'vscode';
import { type BaseLanguageClient, RequestType, type TextDocumentPositionParams } from 'vscode-languageclient';

const SCHEME = 'selectrail-policies';

interface Proposal {
  readonly title: string;
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
  readonly effect: string;
  readonly missing: readonly string[];
}

const workloadRequest = new RequestType<TextDocumentPositionParams, Proposal | null, void>(
  'selectrail/workloadPolicy',
);
const namespaceRequest = new RequestType<
  { readonly uri: string; readonly namespace: string },
  Proposal | null,
  void
>('selectrail/namespacePolicies');
const namespacesRequest = new RequestType<TextDocumentPositionParams, readonly string[], void>(
  'selectrail/policyNamespaces',
);

export function registerWritePolicies(client: BaseLanguageClient): vscode.Disposable {
  /** By the document that shows them. */
  const proposals = new Map<string, Proposal>();
  const place = ({ document, selection }: vscode.TextEditor): TextDocumentPositionParams =>
    client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active);
  const preview = (proposal: Proposal): Promise<void> => show(client, proposals, proposal);
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => proposals.get(uri.toString())?.after ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void proposals.delete(uri.toString())),
    vscode.commands.registerCommand('selectrail.applyPolicies', async (shown?: vscode.Uri) => {
      const uri = shown ?? vscode.window.activeTextEditor?.document.uri;
      const proposal = uri && proposals.get(uri.toString());
      if (proposal) await write(client.protocol2CodeConverter.asUri(proposal.uri), proposal);
    }),
    vscode.commands.registerTextEditorCommand('selectrail.writePolicy', async (editor) => {
      const proposal = await client.sendRequest(workloadRequest, place(editor));
      if (proposal) await preview(proposal);
      else tell('there is no workload at the cursor that a policy could select.');
    }),
    vscode.commands.registerTextEditorCommand('selectrail.writePolicies', async (editor) => {
      const namespaces = await client.sendRequest(namespacesRequest, place(editor));
      if (namespaces.length === 0) return tell('this file is deployed with no workloads.');
      const placeHolder = 'Write the policies of which namespace?';
      const namespace =
        namespaces.length === 1
          ? namespaces[0]
          : await vscode.window.showQuickPick([...namespaces], { placeHolder });
      if (namespace === undefined) return;
      const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
      const proposal = await client.sendRequest(namespaceRequest, { uri, namespace });
      if (proposal) await preview(proposal);
      else tell(`there is nothing to write for namespace ${namespace}, or a template writes it.`);
    }),
  );
}

function tell(text: string): void {
  void vscode.window.showInformationMessage(`Selectrail: ${text}`);
}

/** The file as it is beside the file as it would be. */
async function show(
  client: BaseLanguageClient,
  proposals: Map<string, Proposal>,
  proposal: Proposal,
): Promise<void> {
  const target = client.protocol2CodeConverter.asUri(proposal.uri);
  const after = target.with({ scheme: SCHEME, query: String(Date.now()) });
  const before = proposal.before === null ? target.with({ scheme: SCHEME, query: 'none' }) : target;
  proposals.set(after.toString(), proposal);
  const title = `${proposal.title}: ${proposal.effect}`;
  await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: false });
  if (proposal.missing.length > 0) tell(`left out: ${proposal.missing.join('; ')}.`);
}

async function write(target: vscode.Uri, { before, after }: Proposal): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (before === null) edit.createFile(target, { contents: new TextEncoder().encode(after) });
  else {
    const document = await vscode.workspace.openTextDocument(target);
    if (document.getText() !== before) return tell('the file has changed; write the policies again.');
    edit.replace(target, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), after);
  }
  if (!(await vscode.workspace.applyEdit(edit))) return tell('the policies could not be written.');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.window.showTextDocument(target, { preview: false });
}

// `selectrail.explain`: why one end can reach another, or cannot. What the caller or the cursor does not say is picked.
import * as vscode from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import type { Question } from '../webview/explain/explanation';
import { EXPLAIN_VIEW, ExplainPanel } from './explainPanel';

interface Port {
  readonly protocol: string;
  readonly port: string;
}

interface End {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly group: Group;
  readonly role: 'both' | 'destination' | 'source';
  readonly ports: readonly (Port & { readonly name: string })[];
}

type Group = 'workloads' | 'services' | 'namespaces' | 'routes' | 'outside';

const GROUPS: Readonly<Record<Group, string>> = {
  workloads: 'Workloads',
  services: 'Services',
  namespaces: 'Namespaces',
  routes: 'Ingresses and routes',
  outside: 'Outside',
};

interface Choices {
  readonly scope: string;
  readonly uri: string;
  readonly ends: readonly End[];
}

/** What is known of a question. */
type Partly = { readonly [Key in keyof Question]?: Question[Key] | undefined };

const choicesRequest = new RequestType<
  { scope?: string | undefined; uri?: string | undefined },
  Choices | null,
  void
>('selectrail/explainChoices');

export function registerExplain(
  client: BaseLanguageClient,
  extension: vscode.Uri,
  changed: vscode.Event<void>,
): vscode.Disposable {
  const panel = new ExplainPanel(client, extension, changed);
  /** Ends of earlier questions, the latest first. */
  let used: readonly string[] = [];
  return vscode.Disposable.from(
    panel,
    vscode.commands.registerCommand('selectrail.explain', async (given?: Partly | vscode.Uri) => {
      // the menu of an editor hands over its file
      const question = await complete(client, given instanceof vscode.Uri ? {} : (given ?? {}), used);
      if (!question) return;
      used = [...new Set([question.source, question.destination, ...used])].slice(0, MOST_USED);
      await panel.show(question);
    }),
    vscode.window.registerWebviewPanelSerializer(EXPLAIN_VIEW, {
      deserializeWebviewPanel: (restored, question: Question | undefined) =>
        question ? panel.restore(restored, question) : Promise.resolve(restored.dispose()),
    }),
  );
}

const MOST_USED = 5;

/** Undefined where the user gives up, or nothing can be asked. `used`: ends that were asked about before. */
async function complete(
  client: BaseLanguageClient,
  given: Partly,
  used: readonly string[],
): Promise<Question | undefined> {
  const editor = vscode.window.activeTextEditor;
  const hint = given.source || given.destination || !editor ? undefined : await questionAt(client, editor);
  const choices = await client.sendRequest(choicesRequest, {
    scope: given.scope ?? hint?.scope,
    uri: given.uri ?? (editor && client.code2ProtocolConverter.asUri(editor.document.uri)),
  });
  if (!choices) {
    void vscode.window.showInformationMessage('Selectrail: there are no workloads in this workspace.');
    return undefined;
  }
  const { scope, uri, ends } = choices;
  const sources = ends.filter(({ role }) => role !== 'destination');
  const source = given.source ?? (await pickEnd('Who connects?', sources, hint?.source, used));
  if (source === undefined) return undefined;
  const others = ends.filter(({ role, name }) => role !== 'source' && name !== source);
  const destination = given.destination ?? (await pickEnd('To whom?', others, hint?.destination, used));
  if (destination === undefined) return undefined;
  const question = { source, destination, scope, uri };
  if (given.port) return { ...question, port: given.port };
  const end = ends.find(({ name }) => name === destination);
  const port = await pickPort(end?.ports ?? [], hint?.destination === destination ? hint.port : undefined);
  if (port === undefined) return undefined;
  return port === 'any' ? question : { ...question, port };
}

async function questionAt(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
): Promise<Partly | undefined> {
  const { document, selection } = editor;
  const params = client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active);
  return (await client.sendRequest<Partly | null>('selectrail/questionAt', params)) ?? undefined;
}

interface EndItem extends vscode.QuickPickItem {
  readonly name?: string;
}

/** The end that the cursor stands on goes first, then those that were asked about, then all by what they are. */
async function pickEnd(
  placeHolder: string,
  ends: readonly End[],
  first: string | undefined,
  used: readonly string[],
): Promise<string | undefined> {
  const itemOf = ({ name, label, kind, ports }: End): EndItem => {
    const list = ports.map(({ protocol, port }) => `${protocol} ${port}`).join(', ');
    return { label, description: list === '' ? kind : `${kind} · ${list}`, name };
  };
  const byName = new Map(ends.map((end) => [end.name, end]));
  const named = (names: readonly string[]): readonly End[] => names.flatMap((name) => byName.get(name) ?? []);
  const atCursor = first === undefined ? [] : named([first]);
  const before = named(used.filter((name) => name !== first));
  const early = new Set([...atCursor, ...before]);
  const rest = ends.filter((end) => !early.has(end));
  const items = [
    ['At the cursor', atCursor] as const,
    ['Asked before', before] as const,
    ...Object.entries(GROUPS).map(
      ([group, title]) => [title, rest.filter((end) => end.group === group)] as const,
    ),
  ].flatMap(([title, group]): readonly EndItem[] =>
    group.length === 0
      ? []
      : [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...group.map(itemOf)],
  );
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.name;
}

async function pickPort(ports: End['ports'], first: Port | undefined): Promise<Port | 'any' | undefined> {
  const isFirst = ({ protocol, port }: Port): boolean => first?.protocol === protocol && first.port === port;
  const declared = ports.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  const items = [
    ...declared.map(({ protocol, port, name }) => {
      return { label: `${protocol} ${port}`, description: name, choice: { protocol, port } };
    }),
    { label: 'Any port', description: 'what is allowed at all', choice: 'any' as const },
    { label: 'Another port…', description: '', choice: 'other' as const },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'On which port?' });
  return picked?.choice === 'other' ? enterPort() : picked?.choice;
}

async function enterPort(): Promise<Port | undefined> {
  const read = (text: string): Port | undefined => {
    const [, protocol = 'TCP', port] = /^(?:(tcp|udp|sctp)[ :/]?)?(\d{1,5})$/i.exec(text.trim()) ?? [];
    return port === undefined ? undefined : { protocol: protocol.toUpperCase(), port };
  };
  const text = await vscode.window.showInputBox({
    prompt: 'A port of the destination',
    placeHolder: 'TCP 5432',
    validateInput: (value) =>
      read(value) ? undefined : 'A number, with a protocol before it if it is not TCP',
  });
  return text === undefined ? undefined : read(text);
}

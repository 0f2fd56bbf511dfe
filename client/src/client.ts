// What the Node and the browser entry share: the client's options, its commands and views.
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, StaticFeature } from 'vscode-languageclient';
import { registerEnvironments } from './environments';
import { indexChanges } from './indexChanges';
import { registerChartPreview } from './chart';
import { registerChartReleases } from './chartReleases';
import { registerExplain } from './explain';
import { registerFiles } from './files';
import { registerChangesDocument } from './changesDocument';
import { registerChangesStatus } from './changesStatus';
import { registerKubectl } from './kubectl';
import { registerKustomizationPreview } from './kustomization';
import { type NetworkView, registerNetworkView } from './networkView';
import { registerPeek } from './peek';
import { registerReachability } from './reachability/registerReachability';
import { registerStatus } from './status';
import { registerWritePolicies } from './writePolicies';

/** What `vscode.extensions.getExtension('selectrail.selectrail')` exports, for tests. */
export interface Api {
  readonly client: BaseLanguageClient;
  /** Of the environment that is chosen. */
  readonly environmentItem: vscode.StatusBarItem;
  readonly network: Pick<NetworkView, 'tree' | 'view'>;
}

export const ID = 'selectrail';
export const NAME = 'Selectrail';

/** JSON manifests are indexed from disk: too much else is JSON to follow every keystroke in it. */
const LANGUAGES = [
  { language: 'yaml' },
  { language: 'helm' },
  // Plain text, unless another extension knows better.
  { pattern: '**/templates/**/*.tpl' },
  { pattern: '**/templates/**/NOTES.txt' },
];

/** Tells the server that hovers may link to `selectrail.copy` and `selectrail.explain`, and code actions lead to the latter. */
const OWN_COMMANDS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, copyLinks: true, explainPanel: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

export function clientOptions(context: vscode.ExtensionContext): LanguageClientOptions {
  const outputChannel = vscode.window.createOutputChannel(NAME, { log: true });
  context.subscriptions.push(outputChannel);
  const markdown = { isTrusted: { enabledCommands: ['selectrail.copy', 'selectrail.explain'] } };
  return { documentSelector: LANGUAGES, outputChannel, markdown };
}

/** Starts `client`; it ends with the extension. */
export async function start(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<Api> {
  const changes = indexChanges(client);
  const environments = registerEnvironments(client, changes, context.workspaceState);
  const network = registerNetworkView(client, changes, LANGUAGES);
  context.subscriptions.push(
    changes,
    environments,
    registerChartPreview(client),
    registerChartReleases(client),
    registerExplain(client, context.extensionUri, changes.event),
    registerFiles(client),
    network,
    registerKustomizationPreview(client),
    registerPeek(client),
    registerReachability(client, context.extensionUri, changes.event),
    registerKubectl(client),
    registerWritePolicies(client),
    registerStatus(client, LANGUAGES),
    registerChangesDocument(client, changes),
    registerChangesStatus(client, changes),
    vscode.commands.registerCommand('selectrail.showOutput', () => client.outputChannel.show()),
    vscode.commands.registerCommand('selectrail.restartServer', async () => {
      await client.stop();
      await client.start();
    }),
  );
  client.registerFeature(OWN_COMMANDS);
  await client.start();
  void vscode.commands.executeCommand('setContext', 'selectrail.active', true);
  return { client, environmentItem: environments.item, network };
}

/** Settings: asked of the client where it can be asked, or else what it has said by itself. */
import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type LSPAny,
} from 'vscode-languageserver';
import { readSettings, type Settings } from '../ide/settings';
import { indexWorkspace } from './indexing';
import type { Session } from './session';

const SECTION = 'selectrail';

/** Asks the client to say when settings change. */
export async function watchSettings({ client, connection }: Session): Promise<void> {
  if (!client.configurationChanges) return;
  await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
}

export async function loadSettings(session: Session): Promise<void> {
  const settings = readSettings((await askClient(session)) ?? session.initialSettings);
  const { folders } = session.settings;
  if (JSON.stringify({ ...settings, folders }) !== JSON.stringify(session.settings))
    session.setSettings(settings);
}

export function takeSettings(session: Session, params: DidChangeConfigurationParams): void {
  session.initialSettings = ownSection(params.settings) ?? session.initialSettings;
  session.queue(async () => {
    const before = session.settings;
    await loadSettings(session);
    if (session.settings === before) return;
    if (readsTheSame(session.settings, before)) session.changes.fire('workspace');
    else await indexWorkspace(session);
  });
}

/** True where the same files would be read, and in the same way. */
function readsTheSame(a: Settings, b: Settings): boolean {
  const reading = ({ exclude, customKinds, workspaceFolders }: Settings): string =>
    JSON.stringify([exclude, customKinds, workspaceFolders]);
  return reading(a) === reading(b);
}

/** Settings within `given`, whether they stand there under the section's name or alone. */
export function ownSection(given: LSPAny): unknown {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isObject && SECTION in given ? given[SECTION] : given;
}

async function askClient({ client, connection }: Session): Promise<unknown> {
  return client.configuration ? connection.workspace.getConfiguration(SECTION) : undefined;
}

// What reachability is compared with, as the server takes it.
import * as vscode from 'vscode';

export type Against = { readonly type: 'saved' } | { readonly type: 'revision'; readonly revision: string };

export const SAVED: Against = { type: 'saved' };
/** Only in trusted workspaces: git runs what a repository is set up to run. */
export const HEAD: Against = { type: 'revision', revision: 'HEAD' };

export const SETTING = 'selectrail.reachability.liveChanges';
export const AUTO_SAVE = 'files.autoSave';

/** What edits are compared with as they are made; undefined: they are not. */
export function liveBaseline(): Against | undefined {
  const configuration = vscode.workspace.getConfiguration();
  switch (configuration.get<string>(SETTING)) {
    case 'off':
      return undefined;
    case 'saved':
      return SAVED;
    case 'head':
      return vscode.workspace.isTrusted ? HEAD : undefined;
    default: {
      const saves = configuration.get<string>(AUTO_SAVE) === 'afterDelay';
      return saves && vscode.workspace.isTrusted ? HEAD : SAVED;
    }
  }
}

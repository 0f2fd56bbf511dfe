/** What an object says of folders that its controller applies. */
import type { Text } from '../syntax/node';
import type { InstalledChart } from './installedChart';

export interface DeployedFolder {
  /** Path from the root of the repository. */
  readonly path: Text;
  /** The repository: its URL, or the name of the Flux source that has it. */
  readonly repository:
    | { readonly type: 'url'; readonly text: Text | undefined }
    | { readonly type: 'source'; readonly name: Text | undefined };
  readonly namespace: Text | undefined;
  /** Whether the namespace is for all objects, or for those that name none. */
  readonly namespaceFor: 'all' | 'unnamed';
  /** `tree`: folders below it are applied as well, where it has no kustomization. */
  readonly reach: 'folder' | 'tree';
  /** How it is installed where it is a chart; undefined where that is not all known. */
  readonly chart?: InstalledChart | undefined;
}

export interface Deploys {
  readonly deploys: readonly DeployedFolder[];
}

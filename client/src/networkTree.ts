// What the view of the network shows, branch by branch as the server gives it. After a change only the branches that are
// loaded are asked for again, and only those that differ are drawn again.
import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type Location,
  RequestType,
  State,
  type TextDocumentPositionParams,
} from 'vscode-languageclient';

interface Node {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly detail: string;
  readonly tooltip: string;
  readonly hasChildren: boolean;
  readonly end: string | null;
  readonly location: Location | null;
}

export interface NetworkItem {
  readonly id: string;
  readonly parent: NetworkItem | undefined;
  readonly node: Node;
  /** URI of the folder whose tree it is part of, and its place there. */
  readonly folder: string;
  readonly path: readonly string[];
}

type Branch = readonly NetworkItem[];

const treeRequest = new RequestType<
  { readonly uri: string; readonly paths: readonly (readonly string[])[] },
  readonly (readonly Node[])[],
  void
>('selectrail/networkTree');

const pathRequest = new RequestType<TextDocumentPositionParams, readonly string[] | null, void>(
  'selectrail/networkTreePath',
);

/** Of what has no parent. */
const TOP = '';

export class NetworkTree implements vscode.TreeDataProvider<NetworkItem> {
  readonly #client: BaseLanguageClient;
  readonly #changed = new vscode.EventEmitter<NetworkItem | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Children that were asked for, by the id of their parent. */
  readonly #loaded = new Map<string, Branch>();
  readonly #toTreeItem: (item: NetworkItem, siblings: Branch) => vscode.TreeItem;

  constructor(
    client: BaseLanguageClient,
    toTreeItem: (item: NetworkItem, siblings: Branch) => vscode.TreeItem,
  ) {
    this.#client = client;
    this.#toTreeItem = toTreeItem;
  }

  getTreeItem(item: NetworkItem): vscode.TreeItem {
    return this.#toTreeItem(item, this.#loaded.get(item.parent?.id ?? TOP) ?? [item]);
  }

  getParent(item: NetworkItem): NetworkItem | undefined {
    return item.parent;
  }

  async getChildren(item?: NetworkItem): Promise<NetworkItem[]> {
    const known = this.#loaded.get(item?.id ?? TOP);
    if (known) return [...known];
    const [found = []] = await this.#load([item]);
    this.#loaded.set(item?.id ?? TOP, found);
    return [...found];
  }

  /** Asks again for what is loaded. */
  async refresh(): Promise<void> {
    const parents = [undefined, ...[...this.#loaded.values()].flat()].filter((item) =>
      this.#loaded.has(item?.id ?? TOP),
    );
    const branches = await this.#load(parents);
    for (const [at, parent] of parents.entries()) this.#take(parent, branches[at] ?? []);
  }

  /** The node of the object at `place`, in the tree of its folder; undefined where there is none. */
  async find(place: TextDocumentPositionParams): Promise<NetworkItem | undefined> {
    const path = await this.#client.sendRequest(pathRequest, place);
    const { uri } = place.textDocument;
    const folder = topFolders().find((each) => uri.startsWith(`${each.uri.toString()}/`));
    let found: NetworkItem | undefined;
    let branch = await this.getChildren();
    if (topFolders().length > 1 && folder) {
      found = branch.find((item) => item.folder === folder.uri.toString());
      branch = found ? await this.getChildren(found) : [];
    }
    for (const key of path ?? []) {
      found = branch.find(({ node }) => node.key === key);
      if (!found) return undefined;
      branch = found.node.hasChildren ? await this.getChildren(found) : [];
    }
    return path ? found : undefined;
  }

  /** Draws `branch` in place of what is loaded under `parent`, where it differs. */
  #take(parent: NetworkItem | undefined, branch: Branch): void {
    const id = parent?.id ?? TOP;
    const before = this.#loaded.get(id) ?? [];
    if (JSON.stringify(before.map(({ node }) => node)) === JSON.stringify(branch.map(({ node }) => node)))
      return;
    for (const { id: gone } of before)
      if (!branch.some((item) => item.id === gone)) this.#loaded.delete(gone);
    this.#loaded.set(id, branch);
    this.#changed.fire(parent);
  }

  /** Children of each of `parents`, in the same order. */
  async #load(parents: readonly (NetworkItem | undefined)[]): Promise<readonly Branch[]> {
    if (this.#client.state !== State.Running) return parents.map(() => []);
    const folders = topFolders();
    const [only] = folders;
    const top = folders.length > 1 ? folders.map(folderItem) : undefined;
    const asked = new Map<string, { at: number; path: readonly string[] }[]>();
    for (const [at, parent] of parents.entries()) {
      const folder = parent?.folder ?? (top ? undefined : (only?.uri.toString() ?? ''));
      if (folder !== undefined)
        asked.set(folder, [...(asked.get(folder) ?? []), { at, path: parent?.path ?? [] }]);
    }
    const branches: Branch[] = parents.map((parent) => (parent ? [] : (top ?? [])));
    for (const [uri, wanted] of asked) {
      const paths = wanted.map(({ path }) => path);
      const answers = await this.#client.sendRequest(treeRequest, { uri, paths }).catch(() => []);
      for (const [index, { at, path }] of wanted.entries()) {
        branches[at] = (answers[index] ?? []).map((node) =>
          itemOf(node, parents[at], uri, [...path, node.key]),
        );
      }
    }
    return branches;
  }
}

function itemOf(
  node: Node,
  parent: NetworkItem | undefined,
  folder: string,
  path: readonly string[],
): NetworkItem {
  return { id: [folder, ...path].join('\n'), parent, node, folder, path };
}

/** Stands above the tree of a folder, where there are several. */
function folderItem({ name, uri }: vscode.WorkspaceFolder): NetworkItem {
  const node = {
    key: '',
    type: 'folder',
    label: name,
    detail: '',
    tooltip: '',
    hasChildren: true,
    end: null,
    location: null,
  };
  return itemOf(node, undefined, uri.toString(), []);
}

/** Folders with a tree of their own: none of those within others, and one for all where the setting joins them. */
function topFolders(): readonly vscode.WorkspaceFolder[] {
  const all = vscode.workspace.workspaceFolders ?? [];
  if (vscode.workspace.getConfiguration('selectrail').get('workspaceFolders') === 'joined')
    return all.slice(0, 1);
  return all.filter(({ uri }) => !all.some((other) => uri.toString().startsWith(`${other.uri.toString()}/`)));
}

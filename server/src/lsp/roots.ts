/** The roots of a workspace, each with an index of its own: folders that are open side by side are other projects. */
import { Analysis } from '../ide/analysis';
import { clusterSettings, type Settings } from '../ide/settings';
import { kindTable, readCustomKinds } from '../kinds/customKinds';
import { Host } from '../workspace/host';

interface Root {
  readonly host: Host;
  analysis: Analysis | undefined;
}

/** Of all files where roots are joined, or else of those outside of every folder. */
const REST = '';

export class Roots {
  readonly #roots = new Map<string, Root>();
  #folders: readonly string[] = [];
  #settings: Settings;
  #environment = '';

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Takes over what the workspace consists of. A folder within another is part of that one's root. Files stay where
   * their root stays; those of other roots are forgotten, and have to be put again.
   */
  arrange(folders: readonly string[], settings: Settings): void {
    const isWithin = (folder: string): boolean => folders.some((each) => folder.startsWith(`${each}/`));
    this.#settings = settings;
    this.#folders =
      settings.workspaceFolders === 'joined' ? [] : folders.filter((folder) => !isWithin(folder));
    const before = new Map(this.#roots);
    this.#roots.clear();
    for (const key of [...this.#folders, ...(before.has(REST) ? [REST] : [])]) {
      const known = before.get(key);
      if (known) this.#roots.set(key, known);
      else this.#create(key);
    }
    for (const [key, { host }] of this.#roots) {
      host.setSettings(clusterSettings(settings));
      for (const { uri } of host.snapshot().files()) if (this.#keyOf(uri) !== key) host.removeFile(uri);
    }
    this.#forgetAnalyses();
  }

  /** Sets the environment whose view is shown first; empty: all alike. */
  chooseEnvironment(name: string): void {
    this.#environment = name;
    this.#forgetAnalyses();
  }

  /** Reads kinds as the settings say from now on; the files have to be put again. Returns what is wrong with them. */
  readKinds(): readonly string[] {
    const { kinds, problems } = readCustomKinds(this.#settings.customKinds);
    for (const { host } of this.#roots.values()) host.setKinds(kindTable(kinds));
    this.#forgetAnalyses();
    return problems;
  }

  /** The index that the file `uri` belongs to. */
  hostOf(uri: string): Host {
    return this.#rootOf(this.#keyOf(uri)).host;
  }

  /** What is known of the root of `uri`, as of now: the same object until something changes. Default: the first root. */
  analysis(uri?: string): Analysis {
    const [first = REST] = this.#roots.keys();
    return this.#analyse(this.#rootOf(uri === undefined ? first : this.#keyOf(uri)));
  }

  /** The same for each root, in the order of the folders; never empty. */
  analyses(): readonly Analysis[] {
    if (this.#roots.size === 0) this.#create(REST);
    return [...this.#roots.values()].map((root) => this.#analyse(root));
  }

  /** The index of each root, in the same order. */
  hosts(): readonly Host[] {
    if (this.#roots.size === 0) this.#create(REST);
    return [...this.#roots.values()].map(({ host }) => host);
  }

  #analyse(root: Root): Analysis {
    const snapshot = root.host.snapshot();
    if (root.analysis?.snapshot !== snapshot)
      root.analysis = new Analysis(snapshot, this.#settings, this.#environment);
    return root.analysis;
  }

  /** Files outside of every folder belong to the only root, where there is but one. */
  #keyOf(uri: string): string {
    const [only, ...others] = this.#folders;
    const own = this.#folders.find((folder) => `${uri}/`.startsWith(`${folder}/`));
    return own ?? (others.length === 0 ? (only ?? REST) : REST);
  }

  #rootOf(key: string): Root {
    return this.#roots.get(key) ?? this.#create(key);
  }

  #create(key: string): Root {
    const { kinds } = readCustomKinds(this.#settings.customKinds);
    const host = new Host(clusterSettings(this.#settings), kindTable(kinds));
    const root = { host, analysis: undefined };
    this.#roots.set(key, root);
    return root;
  }

  #forgetAnalyses(): void {
    for (const root of this.#roots.values()) root.analysis = undefined;
  }
}

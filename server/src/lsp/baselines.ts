/** The workspace as it was: as it is saved, or at a revision. Kept until that moves, so that a keystroke costs nothing. */
import { folderOf, looksLikeManifest } from '../workspace/candidates';
import { Host } from '../workspace/host';
import type { Snapshot } from '../workspace/snapshot';
import type { Revisions } from './revisions';
import type { Session } from './session';
import { schemeOf } from './uris';

/** What is compared with. */
export type Against = { readonly type: 'saved' } | { readonly type: 'revision'; readonly revision: string };

/** A root of the workspace as it was, beside the index that holds it as it is. */
export interface Baseline {
  readonly host: Host;
  readonly before: Snapshot;
}

/** By the index that holds the root as it is. */
type Forks = ReadonlyMap<Host, Host>;

interface AtRevision {
  /** Folders and their commits. */
  readonly key: string;
  readonly baselines: Promise<readonly Baseline[]>;
}

interface Commit {
  readonly folder: string;
  readonly commit: string;
}

export class Baselines {
  readonly #session: Session;
  #saved: Promise<Forks> | undefined;
  readonly #revisions = new Map<string, AtRevision>();

  constructor(session: Session) {
    this.#session = session;
    session.saved.event(() => this.#forget());
    session.changes.event((change) => {
      if (change === 'workspace') this.#forget();
    });
  }

  #forget(): void {
    this.#saved = undefined;
    this.#revisions.clear();
  }

  /** One for each root. Rejects with an error for people where there is no such revision. */
  async of(against: Against): Promise<readonly Baseline[]> {
    return against.type === 'saved'
      ? baselinesOf(await this.#savedForks())
      : this.#atRevision(against.revision);
  }

  /** What the file held; undefined where it was not there, or cannot be read. */
  async textOf(uri: string, against: Against): Promise<string | undefined> {
    const { files, folders, revisions } = this.#session;
    if (against.type === 'saved') return files.read(uri);
    const folder = folderOf(uri, folders);
    if (!revisions || folder === undefined) return undefined;
    return revisions.textAt(folder, await revisions.commitOf(folder, against.revision), uri);
  }

  #savedForks(): Promise<Forks> {
    const found = (this.#saved ??= this.#readSaved());
    found.catch(() => {
      if (this.#saved === found) this.#saved = undefined;
    });
    return found;
  }

  /** What the disk holds in place of what is open. */
  async #readSaved(): Promise<Forks> {
    const { documents, files, roots } = this.#session;
    const open = [...documents.keys()].filter((uri) => this.#session.isOpen(uri));
    const texts = await Promise.all(
      open.map(async (uri) => ({
        uri,
        text: schemeOf(uri) === 'untitled' ? undefined : await files.read(uri),
      })),
    );
    const held = new Map(open.map((uri) => [uri, documents.get(uri)?.getText() ?? '']));
    const forks = new Map(roots.hosts().map((host) => [host, Host.from(host.snapshot(), held)]));
    for (const { uri, text } of texts) {
      const host = forks.get(roots.hostOf(uri));
      if (text === held.get(uri) || host?.snapshot().file(uri) === undefined) continue;
      if (text === undefined) host.removeFile(uri);
      else host.setFile(uri, text);
    }
    return forks;
  }

  async #atRevision(revision: string): Promise<readonly Baseline[]> {
    const { revisions } = this.#session;
    if (!revisions) throw new Error('there is no git here');
    const commits = await this.#commits(revisions, revision);
    const key = commits.map(({ folder, commit }) => `${folder} ${commit}`).join('\n');
    const known = this.#revisions.get(revision);
    if (known?.key === key) return known.baselines;
    const baselines = this.#readCommits(revisions, commits);
    this.#revisions.set(revision, { key, baselines });
    baselines.catch(() => {
      if (this.#revisions.get(revision)?.baselines === baselines) this.#revisions.delete(revision);
    });
    return baselines;
  }

  /** What is saved, with the files that the commits hold otherwise. */
  async #readCommits(revisions: Revisions, commits: readonly Commit[]): Promise<readonly Baseline[]> {
    const saved = await this.#savedForks();
    const forks = new Map([...saved].map(([host, fork]) => [host, Host.from(fork.snapshot(), NO_TEXTS)]));
    for (const { folder, commit } of commits) {
      const wanted = (uri: string): boolean => this.#session.isIndexed(uri);
      for (const [uri, text] of await revisions.changedSince(folder, commit, wanted)) {
        const host = forks.get(this.#session.roots.hostOf(uri));
        if (text === undefined || !looksLikeManifest(uri, text)) host?.removeFile(uri);
        else host?.setFile(uri, text);
      }
    }
    return baselinesOf(forks);
  }

  /** Of each folder that has the revision: at least one. */
  async #commits(revisions: Revisions, revision: string): Promise<readonly Commit[]> {
    const local = this.#session.folders.filter((folder) => schemeOf(folder) === 'file');
    const asked = await Promise.allSettled(
      local.map(async (folder) => ({ folder, commit: await revisions.commitOf(folder, revision) })),
    );
    const failed = asked.find((each) => each.status === 'rejected');
    const found = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    if (found.length === 0) throw failed?.reason ?? new Error('no folder is open');
    return found;
  }
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

function baselinesOf(forks: Forks): readonly Baseline[] {
  return [...forks].map(([host, fork]) => ({ host, before: fork.snapshot() }));
}

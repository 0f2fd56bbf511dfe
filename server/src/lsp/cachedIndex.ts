/** Facts of files between two runs of the server: read at the start instead of the files, and kept once all is quiet. */
import { RAL } from 'vscode-languageserver';
import { configUri } from '../ide/config/folderConfig';
import { type PlainFile, plainFile } from '../workspace/packedFile';
import { pack, type Packed, unpack } from '../workspace/packing';
import type { CacheStore } from './cacheStore';
import type { Session } from './session';
import { createBreath } from './slices';

/** What was found in a file in the state of the disk that `stamp` names; `file` is undefined where that is no manifest. */
interface Kept {
  readonly uri: string;
  readonly stamp: string;
  readonly file: PlainFile | undefined;
}

/** Files of one part: few enough that a part is read within a slice. */
const PART = 32;
/** After the index is complete. */
const PAUSE = 1000;
/** A file that was written shortly before it was read may have been written again at the same time, as the disk tells it. */
const SETTLED = 2000;

/** What was kept of those of `files` that have not changed since; undefined for one that is no manifest. */
export async function readCached(
  session: Session,
  files: readonly string[],
): Promise<ReadonlyMap<string, PlainFile | undefined>> {
  const { cache } = session;
  const found = new Map<string, PlainFile | undefined>();
  if (!cache) return found;
  const breath = createBreath();
  const wanted = new Set(files);
  for await (const part of cache.load(keyOf(session))) {
    for (const { uri, stamp, file } of readPart(part))
      if (wanted.has(uri) && cache.stampOf(uri)?.text === stamp) found.set(uri, file);
    await breath();
  }
  return found;
}

/** Keeps the facts of `files`, which were read after `began`; nothing where all that can be kept is among `cached`. */
export function keepLater(
  session: Session,
  files: readonly string[],
  cached: ReadonlyMap<string, unknown>,
  began: number,
): void {
  const { cache } = session;
  if (!cache) return;
  const isSettled = (uri: string): boolean =>
    (cache.stampOf(uri)?.written ?? Infinity) < began - SETTLED && canBeKept(session, uri);
  RAL().timer.setTimeout(() => {
    if (
      session.indexing ||
      session.cache !== cache ||
      !files.some((uri) => !cached.has(uri) && isSettled(uri))
    )
      return;
    void cache
      .save(keyOf(session), partsOf(session, cache, files, began))
      .then(() => session.connection.console.info('Kept the index for the next start'))
      .catch((error) => session.log(error));
  }, PAUSE);
}

/** What facts depend on beside the files and the program. */
function keyOf({ settings }: Session): string {
  return JSON.stringify(settings.customKinds);
}

/** Text of an open file is the editor's, and configurations are read as such at each start. */
function canBeKept(session: Session, uri: string): boolean {
  return !session.documents.has(uri) && !session.folders.some((folder) => configUri(folder) === uri);
}

async function* partsOf(
  session: Session,
  cache: CacheStore,
  files: readonly string[],
  began: number,
): AsyncGenerator<Packed> {
  const breath = createBreath();
  let part: Kept[] = [];
  for (const uri of files) {
    await breath();
    const stamp = cache.stampOf(uri);
    if (!stamp || stamp.written >= began - SETTLED || !canBeKept(session, uri)) continue;
    const facts = session.roots.hostOf(uri).snapshot().file(uri);
    part.push({ uri, stamp: stamp.text, file: facts && plainFile(facts) });
    if (part.length < PART) continue;
    yield pack(part);
    part = [];
  }
  if (part.length > 0) yield pack(part);
}

function readPart(part: Packed): readonly Kept[] {
  return unpack(part) as readonly Kept[];
}

/** `selectrail check --fix`: repairs what has a preferred fix, again and again until nothing is left to repair. */
import { applyEdits } from '../ide/editText';
import { fixAll, MAX_RUNS } from '../ide/fixAll';
import { writeText } from '../node/files';
import type { Wanted } from './findings';
import { type Loaded } from './load';
import { pathFromHere } from './place';
import { unifiedDiff } from './unifiedDiff';
import { Trouble } from './trouble';

export interface Repaired {
  /** As the files are after the repair. */
  readonly loaded: Loaded;
  /** Texts of the changed files before and after, by URI, in the order of their names. */
  readonly changes: readonly { readonly uri: string; readonly before: string; readonly after: string }[];
  /** How many findings were repaired. */
  readonly count: number;
}

/** Changes nothing on disk. `wanted` says which findings are to be repaired; bases elsewhere stay as they are. */
export function repair(start: Loaded, wanted: Wanted): Repaired {
  const texts = new Map<string, string>();
  const bases = new Set(start.bases);
  const isOwn = new Set(start.uris.filter((uri) => !bases.has(uri)));
  let loaded = start;
  let count = 0;
  for (let run = 0; run < MAX_RUNS; run++) {
    const fixed = fixAll(wanted(loaded), loaded.readText, (uri) => isOwn.has(uri));
    if (fixed.edits.length === 0) break;
    count += fixed.count;
    for (const uri of new Set(fixed.edits.map((edit) => edit.uri))) {
      const edits = fixed.edits.filter((edit) => edit.uri === uri);
      texts.set(uri, applyEdits(loaded.readText(uri) ?? '', edits));
    }
    loaded = start.with(texts);
  }
  const changes = [...texts].flatMap(([uri, after]) => {
    const before = start.readText(uri);
    return before === undefined || before === after ? [] : [{ uri, before, after }];
  });
  return { loaded, changes: changes.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)), count };
}

/** Writes the changed files. Throws `Trouble` for one that is not what was read. */
export function writeChanges({ changes }: Repaired): void {
  for (const { uri, before, after } of changes) {
    if (!writeText(uri, before, after))
      throw new Trouble(`cannot change ${pathFromHere(uri)}: it is not UTF-8, not writable, or has changed`);
  }
}

/** The changes as a patch that `git apply` and `patch -p1` take. */
export function diffOf({ changes }: Repaired): string {
  return changes.map(({ uri, before, after }) => unifiedDiff(pathFromHere(uri), before, after)).join('');
}

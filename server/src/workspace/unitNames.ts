/** What units are called where people read of several: their folders, without what all of them have in common. */
import type { KubeObject } from '../kinds/object';
import type { Unit } from './layout';
import { basename, commonFolder, dirname } from './paths';
import type { Snapshot } from './snapshot';

/** `overlays/prod`: the path from the folder that holds every file. */
export function unitName(snapshot: Snapshot, { id }: Pick<Unit, 'id'>): string {
  return below(folderOfAll(snapshot), id);
}

/** `overlays/prod` beside `overlays/dev`, however deep these are: from the folder above the one that holds `all`. */
export function shortUnitName(
  snapshot: Snapshot,
  { id }: Pick<Unit, 'id'>,
  all: readonly Pick<Unit, 'id'>[],
): string {
  const common = commonFolder(all.map((unit) => unit.id)) ?? '';
  const root = folderOfAll(snapshot);
  return below(common.length > root.length ? dirname(common) : root, id);
}

/** Of the unit that holds `object`; of what several deploy, the folder of its file. */
export function unitNameOf(snapshot: Snapshot, object: KubeObject): string {
  const [unit, ...others] = snapshot.unitsOf(object);
  return unitName(snapshot, unit && others.length === 0 ? unit : { id: dirname(object.document.uri) });
}

function below(folder: string, id: string): string {
  return id.slice(folder.length + 1) || basename(id);
}

const KEY = {};

function folderOfAll(snapshot: Snapshot): string {
  return snapshot.memo(KEY, (recorded) => {
    const folders = new Set<string>();
    for (const { uri } of recorded.files()) folders.add(dirname(uri));
    return commonFolder([...folders]) ?? '';
  });
}

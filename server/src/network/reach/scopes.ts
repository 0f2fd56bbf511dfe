/** Sets of manifests that are deployed together, and the world of each: among them reachability is asked. */
import { DEFAULT_ASSUMPTIONS } from '../../workspace/assumptions';
import type { FileFacts } from '../../workspace/file';
import type { Layout, Unit } from '../../workspace/layout';
import { basename, commonFolder } from '../../workspace/paths';
import type { PersistentMap } from '../../workspace/persistentMap';
import { type ClusterSettings, settingsOf } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { deploymentKey, foldersTogether } from '../../workspace/together';
import { isHelmTest } from '../helmHooks';
import { World } from './world';

export interface Scope {
  /** URI of the folder that stands for it, and what it is: stable while the files change. */
  readonly id: string;
  /** Of the folder, as short as tells it from those of all others. */
  readonly label: string;
  readonly kind: Unit['kind'] | 'together';
  readonly folder: string;
  readonly units: readonly Unit[];
}

/** Every scope of the workspace that holds pods, in the order of their folders. */
export function scopesOf(snapshot: Snapshot): readonly Scope[] {
  return snapshot.memo(snapshot.layout, allScopes).list;
}

/** Those that hold the objects of the file, that of the chosen environment first; empty for files without any. */
export function scopesOfFile(snapshot: Snapshot, uri: string): readonly Scope[] {
  const { list, byUnit } = snapshot.memo(snapshot.layout, allScopes);
  if (list.length === 0) return [];
  return snapshot.unitsOfFile(uri).flatMap((unit) => byUnit.get(unit.id) ?? []);
}

/** Why there may be objects that the files do not show; empty where they show all. */
export function opennessOfScope(snapshot: Snapshot, { units }: Scope): readonly string[] {
  const { deployed } = snapshot;
  return [...new Set(units.flatMap((unit) => deployed.openness(deployed.asDeployed(unit))))];
}

/** The world of what a kustomization renders, or of the manifests as they stand; compiled once for each snapshot, sharing with that of the last one what did not change. */
export function worldOfScope(snapshot: Snapshot, scope: Scope): World {
  return snapshot.memo(scope, (recorded) => {
    const seen = recorded.deployed.asSeenFrom(new Set(scope.units));
    const all = scope.units.flatMap((unit) => seen.objectsIn(seen.asDeployed(unit)));
    const objects = all.filter((object) => !isHelmTest(object));
    const { assumptions = DEFAULT_ASSUMPTIONS } = settingsOf(seen.settings, `${scope.folder}/`);
    return snapshot.carry<World>(`world of ${scope.id}`, (before) =>
      before ? before.next(seen, objects, assumptions) : new World(seen, objects, assumptions),
    );
  });
}

interface Scopes {
  readonly list: readonly Scope[];
  readonly byUnit: ReadonlyMap<string, Scope>;
}

/** What scopes were made of. */
interface Made {
  readonly files: PersistentMap<FileFacts>;
  readonly layout: Layout;
  readonly settings: ClusterSettings;
  readonly scopes: Scopes;
}

/** Made again only where an edit may have changed them: most are about what objects say, and not about which there are. */
function allScopes(snapshot: Snapshot): Scopes {
  const { fileMap: files, layout, settings } = snapshot;
  return snapshot.carry<Made>('scopes', (before) => {
    const isSame =
      before?.layout === layout && before.settings === settings && !mayMove(before.files, snapshot);
    return { files, layout, settings, scopes: isSame ? before.scopes : makeScopes(snapshot) };
  }).scopes;
}

/** Whether files that changed may belong to other scopes now, or make others. */
function mayMove(before: PersistentMap<FileFacts>, { fileMap, layout }: Snapshot): boolean {
  for (const uri of fileMap.changedSince(before)) {
    const [old, current] = [before.get(uri), fileMap.get(uri)];
    const plain = layout.unitsOf(uri).every(({ kind }) => kind === 'directory');
    if (!old || !current || !plain || deploymentKey(old) !== deploymentKey(current)) return true;
  }
  return false;
}

function makeScopes(snapshot: Snapshot): Scopes {
  const bare = [...unitScopes(snapshot), ...folderScopes(snapshot)];
  const root = commonFolder(bare.map(({ folder }) => folder)) ?? '';
  const list = bare
    .map((each): Scope => ({ ...each, label: labelOf(each.folder, root) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byUnit = new Map(list.flatMap((scope) => scope.units.map(({ id }) => [id, scope] as const)));
  return { list, byUnit };
}

/** `overlays/prod` below the folder of all scopes. */
function labelOf(folder: string, root: string): string {
  return folder === root ? basename(folder) : folder.slice(root.length + 1);
}

type Bare = Omit<Scope, 'label'>;

/** Kustomizations and charts: each is deployed by itself. */
function unitScopes(snapshot: Snapshot): readonly Bare[] {
  const found = new Map<string, Bare>();
  for (const { uri } of snapshot.files()) {
    for (const unit of snapshot.layout.unitsOf(uri)) {
      if (unit.kind === 'directory' || found.has(unit.id)) continue;
      const { id: folder, kind } = unit;
      found.set(folder, { id: `${kind} ${folder}`, kind, folder, units: [unit] });
    }
  }
  return [...found.values()].filter(({ units }) =>
    units.some((unit) => snapshot.objectsIn(unit).some(({ pods }) => pods !== undefined)),
  );
}

function folderScopes(snapshot: Snapshot): readonly Bare[] {
  return foldersTogether(snapshot).map(({ folder, units }) => ({
    id: `${units.length > 1 ? 'together' : 'directory'} ${folder}`,
    kind: units.length > 1 ? 'together' : 'directory',
    folder,
    units,
  }));
}

/** The manifests of a command as one set that is deployed together, whatever folders they stand in. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { settingsOf } from '../workspace/settings';
import { isHelmTest } from '../network/helmHooks';
import { World } from '../network/reach/world';
import { isKustomizationFile } from '../workspace/kustomization';
import type { Snapshot } from '../workspace/snapshot';
import type { Loaded } from './load';
import { loadTogether } from './loadTogether';
import { placeOf } from './place';
import type { WorldOptions } from './reachArgs';
import { tellMissing, unreadNotes } from './unread';
import type { Output } from './output';

export interface LoadedWorld {
  readonly world: World;
  readonly loaded: Loaded;
}

/**
 * The world of `places`, with a note for each part that cannot be read. Throws `Trouble` for a place that cannot be read
 * at all, and where no part may be missing.
 */
export function loadWorld(places: readonly string[], options: WorldOptions, notes: Output): LoadedWorld {
  const { assumptions, partial } = options;
  const loaded = loadTogether(places, options, notes);
  const found = { loaded, world: worldOf(loaded.snapshot, loaded.uris, assumptions) };
  tellMissing([...unreadNotes(loaded), ...opaqueNotes(found)], partial, notes);
  return found;
}

/**
 * What kustomizations render counts, and not what they render it from; patches and values of charts are no objects.
 * `assumed` wins over what the settings of the first folder say.
 */
export function worldOf(snapshot: Snapshot, uris: readonly string[], assumed: Partial<Assumptions>): World {
  const { deployed } = snapshot;
  const manifests = uris
    .filter((uri) => snapshot.layout.isManifest(uri) || isKustomizationFile(uri))
    .toSorted();
  const units = new Set(manifests.flatMap((uri) => snapshot.unitsOfFile(uri)));
  const all = new Set([...units].flatMap((unit) => deployed.objectsIn(deployed.asDeployed(unit))));
  const objects = [...all].filter((object) => !isHelmTest(object));
  const { assumptions = DEFAULT_ASSUMPTIONS } = settingsOf(snapshot.settings, uris[0] ?? '');
  return new World(deployed, objects, { ...assumptions, ...assumed });
}

/** Policies of which a template or a controller decides what they allow. */
function opaqueNotes({ world }: LoadedWorld): readonly string[] {
  const { snapshot } = world;
  return world.policies.flatMap(({ object, opaque }) => {
    if (opaque === undefined) return [];
    const place = placeOf(snapshot, snapshot.locate(object, object.span));
    return [`${place} note: ${opaque}, so connections of its pods are unknown`];
  });
}

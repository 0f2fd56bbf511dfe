/** The manifests of a command as one set that is deployed together, whatever folders they stand in. */
import { readSettings } from '../ide/settings';
import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../workspace/assumptions';
import { settingsOf } from '../workspace/settings';
import { World } from '../network/reach/world';
import type { Snapshot } from '../workspace/snapshot';
import type { Output } from './check';
import { type Loaded, load, Trouble } from './load';
import { pathFromHere, placeOf } from './place';
import type { WorldOptions } from './reachArgs';

/** Namespace of objects that name none: what `kubectl apply` without `-n` takes. */
export const FALLBACK_NAMESPACE = 'default';

export interface LoadedWorld {
  readonly world: World;
  readonly loaded: Loaded;
}

/**
 * The world of `places`, with a note for each part that cannot be read. Throws `Trouble` for a place that cannot be read
 * at all, and where no part may be missing.
 */
export function loadWorld(
  places: readonly string[],
  { namespace, assumptions, partial }: WorldOptions,
  notes: Output,
): LoadedWorld {
  const loaded = load(places, readSettings({ namespace: FALLBACK_NAMESPACE }), { namespace });
  const found = { loaded, world: worldOf(loaded.snapshot, loaded.uris, assumptions) };
  const missing = partialNotes(found);
  for (const note of missing) notes.write(`${note}\n`);
  if (missing.length > 0 && partial === 'refused') {
    throw new Trouble('not everything is known, and --strict asks for all of it');
  }
  return found;
}

/** Patches and values of charts are no objects. `assumed` wins over what the settings of the first folder say. */
export function worldOf(snapshot: Snapshot, uris: readonly string[], assumed: Partial<Assumptions>): World {
  const objects = uris
    .filter((uri) => snapshot.layout.isManifest(uri))
    .toSorted()
    .flatMap((uri) => snapshot.objectsOf(uri));
  const { assumptions = DEFAULT_ASSUMPTIONS } = settingsOf(snapshot.settings, uris[0] ?? '');
  return new World(snapshot, objects, { ...assumptions, ...assumed });
}

/** What the answer may lack: documents that do not parse, templates, files that were not read. */
function partialNotes({ loaded, world }: LoadedWorld): readonly string[] {
  const { snapshot, uris, skipped } = loaded;
  const broken = uris.flatMap((uri) =>
    (snapshot.file(uri)?.documents ?? []).flatMap((document) => {
      const [problem] = document.problems;
      if (!problem || document.templated) return [];
      const start = snapshot.startOf(document) + problem.start;
      const place = placeOf(snapshot, { uri, start, end: start });
      return [`${place} note: not valid YAML, read as far as it goes: ${problem.message.split('\n')[0]}`];
    }),
  );
  const opaque = world.policies.flatMap(({ object, opaque }) =>
    opaque === undefined
      ? []
      : [
          `${placeOf(snapshot, snapshot.locate(object, object.span))} note: ${opaque}, so connections of its pods are unknown`,
        ],
  );
  const unread = skipped.map(({ uri, reason }) => `${pathFromHere(uri)} note: not read: ${reason}`);
  return [...broken, ...opaque, ...unread];
}

/** Fixes that write a NetworkPolicy behind the object that needs it. */
import type { KubeObject } from '../../kinds/object';
import { findByName, placeOf } from '../../workspace/find';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix, ReadText } from '../edit';
import { newObjectFix, newPlace } from '../newObject';
import { blockLines, type Value } from '../yamlText';

const GROUP = 'networking.k8s.io';

/** A NetworkPolicy `name` in the namespace of `object`; none where there is one of that name. */
export function createPolicy(
  snapshot: Snapshot,
  object: KubeObject,
  title: string,
  name: string,
  spec: Value,
  read: ReadText,
): readonly Fix[] {
  const found = findByName(snapshot, GROUP, 'NetworkPolicy', name, placeOf(snapshot, object));
  if (found.own.length > 0) return [];
  const place = newPlace(snapshot, object);
  if (!place) return [];
  const { namespace } = place;
  const manifest = {
    apiVersion: `${GROUP}/v1`,
    kind: 'NetworkPolicy',
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    spec,
  };
  const lines = blockLines(manifest, 2);
  return newObjectFix(
    snapshot,
    place,
    { title, rank: 'alternative', ref: `networkpolicy-${name}`, lines },
    read,
  );
}

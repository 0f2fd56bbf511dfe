/** Where kustomizations name an object of a base: in patches, in the targets of patches, in `replicas`. */
import { type KubeObject, nameOf } from '../../kinds/object';
import type { Text } from '../../syntax/node';
import { shift } from '../../syntax/span';
import { isKustomizationFile } from '../../workspace/kustomization';
import { fileAt } from '../../workspace/kustomizationPaths';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { reachedFiles } from './reachedFiles';

/** A text that is the object's name as it is written, and where it stands. */
export interface NamedThere {
  readonly text: Text;
  readonly location: Location;
}

/** Names of `object` in the kustomizations that reach its file, and in the patches of these. */
export function namedInKustomizations(snapshot: Snapshot, object: KubeObject): readonly NamedThere[] {
  if (!snapshot.layout.isReferred(object.document.uri)) return [];
  const reaching = [...snapshot.files()].filter(
    ({ uri, kustomization }) => kustomization && reachedFiles(snapshot, uri).includes(object.document.uri),
  );
  return reaching.flatMap(({ uri, kustomization }) => {
    const { targets = [], named = [], patches = [], start = 0 } = kustomization ?? {};
    const own = [...targets, ...named]
      .filter(({ kind, name }) => name.value === nameOf(object) && isKind(kind, object))
      .map(({ name }) => ({ text: name, location: { uri, ...shift(name, start) } }));
    return [...own, ...patches.flatMap(({ value }) => inPatch(snapshot, uri, value, object))];
  });
}

function isKind(kind: Text | undefined, object: KubeObject): boolean {
  return kind ? kind.value === object.kind.value : object.pods !== undefined;
}

function inPatch(snapshot: Snapshot, from: string, path: string, object: KubeObject): readonly NamedThere[] {
  const uri = fileAt(dirname(from), path, (each) => snapshot.file(each) !== undefined);
  if (uri === undefined || isKustomizationFile(uri)) return [];
  return snapshot.objectsOf(uri).flatMap((patch) => {
    const { name } = patch;
    const isIt = patch.kind.value === object.kind.value && patch.group === object.group;
    return name && isIt && name.value === nameOf(object)
      ? [{ text: name, location: snapshot.locate(patch, name) }]
      : [];
  });
}

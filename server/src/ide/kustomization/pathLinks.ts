/** Document links: the paths in a kustomization, to the files that they mean. */
import { shift } from '../../syntax/span';
import { fileAt } from '../../workspace/kustomizationPaths';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { ReadText } from '../edit';

export interface PathLink {
  readonly origin: Location;
  /** URI of the file. */
  readonly target: string;
}

/** Links of the file `uri`; none where it is no kustomization. `read` finds files that are no manifests. */
export function pathLinks(snapshot: Snapshot, uri: string, read: ReadText): readonly PathLink[] {
  const kustomization = snapshot.file(uri)?.kustomization;
  if (!kustomization) return [];
  const exists = (file: string): boolean => snapshot.file(file) !== undefined || read(file) !== undefined;
  return kustomization.paths.flatMap((text) => {
    const target = fileAt(dirname(uri), text.value, exists);
    return target === undefined ? [] : [{ origin: { uri, ...shift(text, kustomization.start) }, target }];
  });
}

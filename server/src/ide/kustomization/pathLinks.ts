/** Document links: the paths in a kustomization, and those of Flux and Argo CD, to the files that they mean. */
import { shift } from '../../syntax/span';
import { fileAt } from '../../workspace/kustomizationPaths';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { deployedPathsIn } from '../gitops/deployedPath';
import type { ReadText } from '../edit';

export interface PathLink {
  readonly origin: Location;
  /** URI of the file. */
  readonly target: string;
}

/** Links of the file `uri`. `read` finds files that are no manifests. */
export function pathLinks(snapshot: Snapshot, uri: string, read: ReadText): readonly PathLink[] {
  const kustomization = snapshot.file(uri)?.kustomization;
  if (!kustomization) return deployedPathsIn(snapshot, uri).map(({ origin, target }) => ({ origin, target }));
  const exists = (file: string): boolean => snapshot.file(file) !== undefined || read(file) !== undefined;
  return kustomization.paths.flatMap((text) => {
    const target = fileAt(dirname(uri), text.value, exists);
    return target === undefined ? [] : [{ origin: { uri, ...shift(text, kustomization.start) }, target }];
  });
}

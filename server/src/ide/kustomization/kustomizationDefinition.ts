/** Go to definition in a kustomization: from a path to the file, from the target of a patch to the objects. */
import { shift, type Span, touches } from '../../syntax/span';
import { nameOf, type KubeObject } from '../../kinds/object';
import type { PatchTarget } from '../../workspace/kustomization';
import { anchored } from '../../workspace/kustomize/anchored';
import { fileAt } from '../../workspace/kustomizationPaths';
import { reachedFiles } from './reachedFiles';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import type { Definition } from '../definition';

/** Definitions for the path or the patch target at `offset`; empty elsewhere, and outside of kustomizations. */
export function kustomizationDefinition(
  snapshot: Snapshot,
  uri: string,
  offset: number,
): readonly Definition[] {
  const kustomization = snapshot.file(uri)?.kustomization;
  if (!kustomization) return [];
  const at = offset - kustomization.start;
  const locate = (span: Span): Location => ({ uri, ...shift(span, kustomization.start) });
  const path = kustomization.paths.find((text) => touches(text, at));
  if (path) {
    const file = fileAt(dirname(uri), path.value, (each) => snapshot.file(each) !== undefined);
    const target = { uri: file ?? '', start: 0, end: 0 };
    return file === undefined ? [] : [{ origin: locate(path), target, whole: target }];
  }
  const target = kustomization.targets.find(({ name }) => touches(name, at));
  if (!target) return [];
  return targetsOf(snapshot, uri, target).map((object) => ({
    origin: locate(target.name),
    target: snapshot.locate(object, object.name ?? object.kind),
    whole: snapshot.locate(object, object.span),
  }));
}

/** Objects in the files that the kustomization reaches whose kind and name `target` matches as they are written. */
function targetsOf(snapshot: Snapshot, uri: string, { kind, name }: PatchTarget): readonly KubeObject[] {
  const matchesName = anchored(name.value);
  const matchesKind = anchored(kind?.value ?? '.*');
  return reachedFiles(snapshot, uri).flatMap((file) =>
    snapshot
      .objectsOf(file)
      .filter((object) => matchesKind(object.kind.value) && matchesName(nameOf(object))),
  );
}

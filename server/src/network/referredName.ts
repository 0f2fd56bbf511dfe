/** The name by which an object is meant in the text of another. */
import { type KubeObject, nameOf } from '../kinds/object';
import { followsNames } from '../workspace/kustomize/nameReferences';

/**
 * What a reference of `from` has to write to mean `object`. Where one kustomization renders both and puts a prefix
 * around the name, that is the name without it: kustomize changes the reference as it changes the name.
 */
export function referredName(from: KubeObject, object: KubeObject): string {
  const written = object.name?.written;
  const together = from.document.origins?.home === object.document.origins?.home;
  return written !== undefined && together && followsNames(from.kind.value) ? written : nameOf(object);
}

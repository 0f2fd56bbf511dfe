/** What a patch changes: the objects of the base that it is for. */
import type { KubeObject } from '../../kinds/object';
import { type Span, touches } from '../../syntax/span';
import { dirname } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { code } from '../markdown';
import { relativePath } from './relativePath';

export interface Patched {
  /** The name or the kind of the object in the patch, at the cursor. */
  readonly origin: Location;
  /** Rendered objects, one for each that the patch changes. */
  readonly objects: readonly KubeObject[];
}

/** For the name and the kind in a patch that names its object; undefined elsewhere. */
export function patchedObjects(snapshot: Snapshot, uri: string, offset: number): Patched | undefined {
  if (snapshot.layout.isManifest(uri)) return undefined;
  const facts = snapshot.file(uri);
  const index = facts?.starts.findLastIndex((start) => start <= offset) ?? -1;
  const document = facts?.documents[index];
  const local = offset - (facts?.starts[index] ?? 0);
  const at = (span: Span | undefined): boolean => span !== undefined && touches(span, local);
  const patch = document?.objects.find(({ name, kind }) => at(name) || at(kind));
  const span = at(patch?.name) ? patch?.name : patch?.kind;
  if (!patch || !span) return undefined;
  const changed = (snapshot.deployed.madeFrom(uri) ?? []).filter(({ document: { origins } }) =>
    origins?.regions.some((region) => region.document === document && region !== origins.own),
  );
  const byPlace = new Map(changed.map((object) => [placeOf(snapshot, object), object]));
  return byPlace.size === 0
    ? undefined
    : { origin: snapshot.locate(patch, span), objects: [...byPlace.values()] };
}

function placeOf(snapshot: Snapshot, object: KubeObject): string {
  const { uri, start } = snapshot.locate(object, object.name ?? object.kind);
  return `${uri}:${start}`;
}

/** `Patches deployment/web of ../base/web.yaml`. */
export function patchedText(snapshot: Snapshot, uri: string, { objects }: Patched): string {
  const texts = objects.map((object) => {
    const place = snapshot.locate(object, object.name ?? object.kind).uri;
    const name = object.name?.written ?? object.name?.value ?? '';
    const path = relativePath(dirname(uri), place);
    return `${code(`${object.kind.value.toLowerCase()}/${name}`)} of ${code(path)}`;
  });
  return `Patches ${texts.join(', ')}`;
}

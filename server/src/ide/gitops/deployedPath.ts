/** Paths in objects of Flux and Argo CD: which folder one means, and the file that stands for it. */
import { deployedFolders, DEPLOYERS } from '../../kinds/deployedFolders';
import type { DeployedFolder } from '../../kinds/deploys';
import type { KubeObject } from '../../kinds/object';
import { touches } from '../../syntax/span';
import { keys } from '../../workspace/keys';
import { KUSTOMIZATION_NAMES } from '../../workspace/kustomizationPaths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { symbolAt } from '../symbolAt';

export interface DeployedPath {
  readonly deployed: DeployedFolder;
  /** Of the path. */
  readonly origin: Location;
  /** URI of the file that stands for the folder. */
  readonly target: string;
}

/** The path at `offset`; undefined elsewhere, and for one that leads nowhere in this workspace. */
export function deployedPathAt(snapshot: Snapshot, uri: string, offset: number): DeployedPath | undefined {
  const { object, offset: local } = symbolAt(snapshot, uri, offset);
  const found = object && deployedFolders(object).find(({ path }) => touches(path, local));
  return found && pathOf(snapshot, object, found);
}

/** Paths in the file `uri`. */
export function deployedPathsIn(snapshot: Snapshot, uri: string): readonly DeployedPath[] {
  return snapshot.objectsOf(uri).flatMap((object) => pathsOf(snapshot, object));
}

/** Paths that lead to the file `target`, as the one that stands for its folder. */
export function deployedPathsTo(snapshot: Snapshot, target: string): readonly DeployedPath[] {
  return DEPLOYERS.flatMap(({ group, kind }) => snapshot.lookup(keys.kind(group, kind)))
    .flatMap((object) => pathsOf(snapshot, object))
    .filter((path) => path.target === target);
}

function pathsOf(snapshot: Snapshot, object: KubeObject): readonly DeployedPath[] {
  return deployedFolders(object).flatMap((deployed) => pathOf(snapshot, object, deployed) ?? []);
}

function pathOf(snapshot: Snapshot, object: KubeObject, deployed: DeployedFolder): DeployedPath | undefined {
  const folder = snapshot.layout.gitops.folderOf(object.document.uri, deployed.path);
  const target = folder === undefined ? undefined : fileFor(snapshot, folder);
  return target === undefined
    ? undefined
    : { deployed, origin: snapshot.locate(object, deployed.path), target };
}

/** The kustomization or the chart of a folder, or else its first manifest, one in the folder itself before deeper ones. */
function fileFor(snapshot: Snapshot, folder: string): string | undefined {
  const named = [...KUSTOMIZATION_NAMES, 'Chart.yaml'].map((name) => `${folder}/${name}`);
  const own = named.find((uri) => snapshot.file(uri));
  if (own !== undefined) return own;
  const depth = (uri: string): number => uri.split('/').length;
  const manifests = [...snapshot.files()]
    .filter(
      ({ uri, documents }) =>
        uri.startsWith(`${folder}/`) && documents.some(({ objects }) => objects.length > 0),
    )
    .map(({ uri }) => uri);
  return manifests.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0];
}

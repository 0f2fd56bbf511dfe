/**
 * What Flux and Argo CD deploy of a workspace: the folders that their objects name, and the namespace that they give
 * to what is in them. A path counts from the root of its repository, which is the outermost folder where it leads
 * somewhere.
 */
import { deployedFolders } from '../kinds/deployedFolders';
import type { DeployedFolder } from '../kinds/deploys';
import { gitRepository } from '../kinds/gitRepository';
import { is, type KubeObject } from '../kinds/object';
import { isKnown, type Text } from '../syntax/node';
import type { FileFacts } from './file';
import { ancestors, basename, dirname, join } from './paths';

/** Namespaces that are given, by who gives any: empty where nobody does. Undefined: one that a template decides, or none. */
type Namespaces = readonly (string | undefined)[];

export interface Gitops {
  /** The folder that a path in the file `uri` means; undefined where it leads to none with files. */
  folderOf(uri: string, path: Text): string | undefined;
  /** The folder that an object in the file `uri` has deployed; undefined where that is, or may be, in another repository. */
  ownFolderOf(uri: string, deployed: DeployedFolder): string | undefined;
  /** Namespaces that all objects in `folder` get, whatever is written. */
  namespacesForAll(folder: string): Namespaces;
  /** Namespaces that the objects in `folder` get which name none. */
  namespacesForUnnamed(folder: string): Namespaces;
  /** True where a file that comes or goes changes where a path leads. */
  mayLeadTo(uri: string): boolean;
}

const NONE: Gitops = {
  folderOf: () => undefined,
  ownFolderOf: () => undefined,
  namespacesForAll: () => [],
  namespacesForUnnamed: () => [],
  mayLeadTo: () => false,
};

/** What of the file decides what is deployed where; the same text while that stays. */
export function gitopsSignature(file: FileFacts | undefined): string {
  const parts = file
    ? deployedIn(file).map(({ object, deployed }) => [sourceOf(object), deployed && partsOf(deployed)])
    : [];
  return parts.length > 0 ? JSON.stringify(parts) : '';
}

function partsOf({ path, repository, namespace, namespaceFor, reach }: DeployedFolder): readonly unknown[] {
  const from = repository.type === 'url' ? repository.text : repository.name;
  return [path.value, path.type, repository.type, from?.value, namespace?.value, namespaceFor, reach];
}

/** A folder that an object has deployed; of a GitRepository, the object alone. */
interface Deployed {
  readonly object: KubeObject;
  readonly deployed: DeployedFolder | undefined;
}

function deployedIn({ documents }: FileFacts): readonly Deployed[] {
  return documents.flatMap(({ objects }) =>
    objects.flatMap((object): readonly Deployed[] =>
      is(object, gitRepository)
        ? [{ object, deployed: undefined }]
        : deployedFolders(object).map((deployed) => ({ object, deployed })),
    ),
  );
}

/** Name and URL of a GitRepository; undefined for other objects. */
function sourceOf(object: KubeObject): readonly [string, string] | undefined {
  if (!is(object, gitRepository)) return undefined;
  return [object.name?.value ?? '', object.spec.url?.value ?? ''];
}

/** A folder of the workspace that something deploys. */
interface Target {
  readonly deployed: DeployedFolder;
  readonly folder: string;
}

export function gitopsOf(files: readonly FileFacts[]): Gitops {
  const found = files.flatMap(deployedIn);
  if (found.length === 0) return NONE;
  const folders = foldersOf(files);
  const candidates = new Set<string>();
  const folderOf = (uri: string, path: Text): string | undefined =>
    placesOf(uri, path).find((each) => folders.has(each));
  const sources = new Map(
    found.flatMap(({ object }) => [sourceOf(object)].filter((each) => each !== undefined)),
  );
  const ownFolderOf = (uri: string, deployed: DeployedFolder): string | undefined => {
    const folder = folderOf(uri, deployed.path);
    return folder !== undefined && isOwn(deployed, folder, sources) ? folder : undefined;
  };
  const own = found.flatMap(({ object: { document }, deployed }): readonly Target[] => {
    if (!deployed) return [];
    for (const place of placesOf(document.uri, deployed.path)) candidates.add(place);
    const folder = ownFolderOf(document.uri, deployed);
    return folder === undefined ? [] : [{ deployed, folder }];
  });
  const stops = new Set(files.filter((file) => file.kustomization).map((file) => dirname(file.uri)));
  return {
    folderOf,
    ownFolderOf,
    namespacesForAll: once((folder) => givenBy(own, 'all', folder, stops)),
    namespacesForUnnamed: once((folder) => givenBy(own, 'unnamed', folder, stops)),
    mayLeadTo: (uri) => [...ancestors(dirname(uri))].some((folder) => candidates.has(folder)),
  };
}

/** Folders that a path may mean, the outermost first. */
function placesOf(uri: string, path: Text): readonly string[] {
  if (!isKnown(path)) return [];
  const above = [...ancestors(dirname(uri))].filter((folder) => /^[\w+.-]+:\/\/.+/.test(folder));
  return above.toReversed().map((folder) => join(folder, path.value));
}

/** Every folder that holds files, however deep. */
function foldersOf(files: readonly FileFacts[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { uri } of files) {
    for (const folder of ancestors(dirname(uri))) {
      if (found.has(folder)) break;
      found.add(folder);
    }
  }
  return found;
}

/**
 * True where the repository is the one that holds `folder`, as far as its name tells. A path may lead somewhere here
 * and yet be meant for another repository: then it gives no namespace.
 */
function isOwn(
  { repository }: DeployedFolder,
  folder: string,
  sources: ReadonlyMap<string, string>,
): boolean {
  const source = repository.type === 'source' ? repository.name?.value : undefined;
  if (source === BOOTSTRAPPED) return true;
  const url = repository.type === 'url' ? repository.text?.value : sources.get(source ?? '');
  if (url === undefined) return false;
  const name = basename(url.replace(/\/$/, '').replace(/\.git$/, ''));
  return [...ancestors(folder)].some((each) => basename(each) === name);
}

/** What `flux bootstrap` calls the repository that Flux itself is in. */
const BOOTSTRAPPED = 'flux-system';

/**
 * What is given to `folder`: by who deploys it, or a folder above it. A kustomization in between says by itself what
 * it applies.
 */
function givenBy(
  targets: readonly Target[],
  kind: DeployedFolder['namespaceFor'],
  folder: string,
  stops: ReadonlySet<string>,
): Namespaces {
  for (const above of ancestors(folder)) {
    if (above !== folder && stops.has(above)) return [];
    const here = targets.filter(
      ({ deployed, folder: target }) =>
        target === above && deployed.namespaceFor === kind && (above === folder || deployed.reach === 'tree'),
    );
    const names = new Set(
      here.map(({ deployed: { namespace } }) => (isKnown(namespace) ? namespace.value : undefined)),
    );
    if (names.size > 0) return [...names];
  }
  return [];
}

function once(compute: (folder: string) => Namespaces): (folder: string) => Namespaces {
  const known = new Map<string, Namespaces>();
  return (folder) => {
    const found = known.get(folder) ?? compute(folder);
    known.set(folder, found);
    return found;
  };
}

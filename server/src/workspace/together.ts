/**
 * Which plain folders are deployed together: one cluster's manifests are often spread over `apps/`, `policies/` and the
 * like, while copies of one application (dev, staging, prod) stand side by side, too. Folders are taken together up to
 * the highest one under which no object exists twice. One with objects that name no namespace stands alone, for each
 * deployment decides it for itself.
 */
import type { KubeObject } from '../kinds/object';
import { isKnown } from '../syntax/node';
import type { FileFacts } from './file';
import type { Unit } from './layout';
import { commonFolder } from './paths';
import type { Snapshot } from './snapshot';

export interface Together {
  /** URI of the folder above all of them. */
  readonly folder: string;
  readonly units: readonly Unit[];
}

/** Every plain folder that holds pods, Services or policies, once. */
export function foldersTogether(snapshot: Snapshot): readonly Together[] {
  const alone: Together[] = [];
  const places: Place[] = [];
  for (const unit of plainFolders(snapshot)) {
    const objects = snapshot.objectsIn(unit).filter(isOnNetwork);
    if (objects.length === 0) continue;
    const identities = objects.map((object) => identityOf(snapshot, object));
    if (identities.every((each) => each !== undefined)) places.push({ unit, identities });
    else alone.push({ folder: unit.id, units: [unit] });
  }
  return [...divide(places), ...alone];
}

interface Place {
  readonly unit: Unit;
  /** Of its objects. */
  readonly identities: readonly string[];
}

function plainFolders(snapshot: Snapshot): readonly Unit[] {
  const found = new Map<string, Unit>();
  for (const { uri } of snapshot.files()) {
    const [unit] = snapshot.layout.unitsOf(uri);
    if (unit?.kind === 'directory') found.set(unit.id, unit);
  }
  return [...found.values()];
}

const OTHER_KINDS = /(^Service|Policy|Ingress|Route|Gateway)$/;

function isOnNetwork(object: KubeObject): boolean {
  return object.pods !== undefined || OTHER_KINDS.test(object.kind.value);
}

/** Equal for two states of a plain file that are deployed together with the same others. */
export function deploymentKey({ documents }: FileFacts): string {
  const objects = documents.flatMap((document) => document.objects.filter(isOnNetwork));
  return objects
    .map(({ pods, group, kind, name, namespace }) => {
      const texts = [name, namespace].map((text) => (text && !isKnown(text) ? '?' : `=${text?.value ?? ''}`));
      return `${pods ? 'pods' : ''} ${group}/${kind.value} ${texts.join(' ')}`;
    })
    .join('\n');
}

/** Undefined where its namespace or its name is not known. */
function identityOf(snapshot: Snapshot, object: KubeObject): string | undefined {
  if (!isKnown(object.name)) return undefined;
  const cluster = object.definition.scope === 'Cluster';
  const namespace = cluster ? '' : snapshot.namespaceOf(object);
  if (namespace === undefined) return undefined;
  return `${object.group}/${object.kind.value} ${namespace}/${object.name.value}`;
}

/** All of `places` as one, or else those below each of the folders that part them. */
function divide(places: readonly Place[]): readonly Together[] {
  const folder = commonFolder(places.map(({ unit }) => unit.id));
  if (folder === undefined) return [];
  if (places.length === 1 || !repeats(places)) return [{ folder, units: places.map(({ unit }) => unit) }];
  const below = new Map<string, Place[]>();
  for (const place of places) {
    const next = place.unit.id.slice(folder.length + 1).split('/', 1)[0] ?? '';
    below.set(next, [...(below.get(next) ?? []), place]);
  }
  return [...below.values()].flatMap(divide);
}

/** True where an object exists in two of the places. */
function repeats(places: readonly Place[]): boolean {
  const seen = new Set<string>();
  for (const { identities } of places) {
    const own = new Set(identities);
    for (const identity of own) if (seen.has(identity)) return true;
    for (const identity of own) seen.add(identity);
  }
  return false;
}

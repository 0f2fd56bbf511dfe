/** CodeLenses: places first, titles when they come into view. */
import { type KubeObject, refOf } from '../kinds/object';
import { allDeployed, type AsDeployed } from '../network/asDeployed';
import type { Span } from '../syntax/span';
import { environmentsOf } from '../workspace/environments';
import type { Location, Snapshot } from '../workspace/snapshot';
import type { LensProvider } from './lenses/lens';
import { networkPolicyLens } from './lenses/networkPolicy';
import { policyRuleLens } from './lenses/policyRule';
import { reachabilityLens } from './lenses/reachability';
import { referencesLens } from './lenses/references';
import { routeLens } from './lenses/route';
import { serviceLens } from './lenses/service';
import { workloadLens } from './lenses/workload';
import type { Settings } from './settings';

export type LensType = keyof Settings['lenses'];

/** Where a lens stands; serialisable, so that a client can hand it back to be resolved. */
export interface LensPlace {
  readonly type: LensType;
  readonly location: Location;
  /** Of the object in its file, counted over all documents. */
  readonly index: number;
  /** The object by its name, in case others came before it. */
  readonly ref: string;
  /** Which of the object's places; the first where this is not said. */
  readonly part?: number;
}

export interface Lens {
  readonly title: string;
  /** What a click peeks at; empty: nothing. */
  readonly targets: readonly Location[];
}

const LENSES: Readonly<Record<LensType, LensProvider>> = {
  service: serviceLens,
  policy: networkPolicyLens,
  policyRule: policyRuleLens,
  workload: workloadLens,
  reachability: reachabilityLens,
  references: referencesLens,
  route: routeLens,
};
const TYPES: readonly LensType[] = [
  'service',
  'policy',
  'policyRule',
  'workload',
  'reachability',
  'references',
  'route',
];

/** With more environments than these, those behind them are not compared. */
const MAX_VIEWS = 4;
/** Longer titles push the code out of sight. */
const MAX_TITLE = 96;

/** Places of the lenses of a file, in order. Reads of other files no more than where there are policies. */
export function lensPlaces(snapshot: Snapshot, uri: string, settings: Settings): readonly LensPlace[] {
  if (!snapshot.layout.isManifest(uri)) return [];
  const types = TYPES.filter(
    (type) => settings.lenses[type] && (LENSES[type].isWanted?.(snapshot, uri) ?? true),
  );
  return snapshot.objectsOf(uri).flatMap((object, index) =>
    types
      .filter((type) => LENSES[type].applies(object))
      .flatMap((type) =>
        (LENSES[type].places?.(object) ?? [object.span]).map(({ start }, part): LensPlace => {
          const location = snapshot.locate(object, { start, end: start });
          return { type, index, ref: refOf(object), location, ...(part > 0 ? { part } : {}) };
        }),
      ),
  );
}

/** Documents of a file that cannot be read as they stand; templates are never read so. */
export function brokenParts(snapshot: Snapshot, uri: string): readonly Span[] {
  const { documents = [], starts = [] } = snapshot.file(uri) ?? {};
  return documents.flatMap(({ problems, templated }, index) =>
    problems.length > 0 && !templated
      ? [{ start: starts[index] ?? 0, end: starts[index + 1] ?? Number.POSITIVE_INFINITY }]
      : [],
  );
}

/** The lens at `place`; undefined where the object is gone. */
export function resolveLens(snapshot: Snapshot, place: LensPlace): Lens | undefined {
  const objects = snapshot.objectsOf(place.location.uri);
  const isMeant = (each: KubeObject | undefined): boolean => each !== undefined && refOf(each) === place.ref;
  const object = isMeant(objects[place.index]) ? objects[place.index] : objects.find(isMeant);
  const provider = LENSES[place.type];
  if (!object || !provider.applies(object)) return undefined;
  const part = place.part ?? 0;
  const [first = { snapshot, object, environment: '' }, ...others] = viewsOf(
    snapshot,
    object,
    provider,
    part,
  );
  const lens = contentOf(first, provider, part);
  const isSame = others.every((other) => contentOf(other, provider, part).title === lens.title);
  return { ...lens, title: shorten(isSame ? lens.title : `${first.environment}: ${lens.title}`) };
}

function contentOf({ snapshot, object }: AsDeployed<unknown>, provider: LensProvider, part: number): Lens {
  const { parts, targets } = provider.resolve(snapshot, object, part);
  return {
    title: parts.join(' · ').replaceAll('`', ''), // no markdown: a client shows it as it is
    targets: targets.map((target) => snapshot.locate(target.object, target.span)),
  };
}

interface View extends AsDeployed<unknown> {
  /** `dev`; empty where there are no several. */
  readonly environment: string;
}

/**
 * What environments make of an object, by their names, where the lens still stands above the same part of it: a patch may
 * bring others.
 */
function viewsOf(
  snapshot: Snapshot,
  written: KubeObject,
  { places }: LensProvider,
  part: number,
): readonly View[] {
  const placeOf = (each: AsDeployed<unknown>): Location | undefined => {
    const span = places?.(each.object)[part];
    return span && each.snapshot.locate(each.object, span);
  };
  const own = placeOf({ snapshot, object: written });
  const found = allDeployed(snapshot, written).filter((each) => {
    const place = placeOf(each);
    return place?.uri === own?.uri && place?.start === own?.start;
  });
  if (found.length === 0) return [];
  const environments = environmentsOf(snapshot.deployed.layout, written.document.uri);
  const nameOf = ({ snapshot: seen, object }: AsDeployed<unknown>): string => {
    const ids = new Set(seen.unitsOf(object).map(({ id }) => id));
    return environments.find(({ unit }) => ids.has(unit.id))?.name ?? '';
  };
  return found
    .map((each): View => ({ ...each, environment: nameOf(each) }))
    .toSorted((a, b) => (a.environment < b.environment ? -1 : 1))
    .slice(0, MAX_VIEWS);
}

/** Cut where a word ends. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE) return title;
  const head = title.slice(0, MAX_TITLE - 1);
  const end = head.lastIndexOf(' ');
  return `${head.slice(0, end < 0 ? head.length : end).replace(/[ ,·]+$/, '')} …`;
}

/** Which values of a release stand behind a place of a template. */
import type { Span } from '../../syntax/span';
import { chartsOf } from '../../workspace/helm/charts';
import type { Release } from '../../workspace/helm/release';
import type { Path } from '../../workspace/helm/templatePaths';
import { placesOf, type ValuePlace } from '../../workspace/helm/valuePlaces';
import { basename } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { code } from '../markdown';
import { givenBy } from './givenValues';

/** More would hide what the finding says. */
const MAX_PLACES = 2;

/** For each path of `.Values` within `place`: where `release` takes it from, as related information. */
export function valuesBehind(
  snapshot: Snapshot,
  release: Release,
  place: Location,
): readonly { readonly location: Location; readonly message: string }[] {
  const file = snapshot.file(place.uri)?.helm;
  if (file?.type !== 'template') return [];
  const within = (span: Span): boolean => place.start <= span.start && span.end <= place.end;
  const uses = file.paths.filter(({ path, fields }) => path[0] === 'Values' && fields.every(within));
  const chart = uses.length > 0 ? chartsOf(snapshot).chartOf(place.uri) : undefined;
  if (!chart) return [];
  const found = uses.flatMap(({ path }) => {
    const given = givenBy(release, chart, path.slice(1));
    if (given) return [{ location: given.place, message: inFile(path, given.place.uri) }];
    const decisive = decisiveOf(placesOf(chart, path.slice(1)), release);
    if (!decisive) return [];
    const { uri } = decisive.file;
    return [{ location: { uri, ...spanOf(decisive.entry.key) }, message: inFile(path, uri) }];
  });
  return [...new Map(found.map((each) => [each.message, each])).values()].slice(0, MAX_PLACES);
}

/** `` `image.tag` in values.yaml ``. */
function inFile(path: Path, uri: string): string {
  return `${code(path.slice(1).join('.'))} in ${basename(uri)}`;
}

/** The last file of the release that gives it, or else the outermost chart that does. */
function decisiveOf(places: readonly ValuePlace[], { chart, values }: Release): ValuePlace | undefined {
  const order = [...values.toReversed(), `${chart}/values.yaml`];
  for (const uri of order) {
    const found = places.find(({ file }) => file.uri === uri);
    if (found) return found;
  }
  return places.find(({ file }) => basename(file.uri) === 'values.yaml');
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

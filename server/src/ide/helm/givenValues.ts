/** What Flux and Argo CD give a value of a chart, for the releases of it that are indexed. */
import { parseUntemplated } from '../../syntax/document';
import { at } from '../../syntax/node';
import type { Chart } from '../../workspace/helm/charts';
import type { Release } from '../../workspace/helm/release';
import type { Path } from '../../workspace/helm/templatePaths';
import { ownersOf } from '../../workspace/helm/valuePlaces';
import { basename } from '../../workspace/paths';
import type { Location, Snapshot } from '../../workspace/snapshot';
import { code, linkToPlace } from '../markdown';

interface Given {
  /** Of the scalar. */
  readonly text: string;
  /** Of it, or else of the object. */
  readonly place: Location;
}

/** `` `5` for `prod` in release.yaml ``, for each release whose object gives `path` of `chart` a value of its own. */
export function givenValues(snapshot: Snapshot, chart: Chart, path: Path): readonly string[] {
  return releasesOf(snapshot, chart).flatMap((release) => {
    const given = givenBy(release, chart, path);
    if (!given || !release.by) return [];
    const link = linkToPlace(snapshot, given.place, basename(given.place.uri));
    return [`${code(given.text)} for ${code(release.by.environment)} in ${link}`];
  });
}

/** What the object gives, which goes before all files; undefined for none. */
export function givenBy({ chart: folder, by }: Release, chart: Chart, path: Path): Given | undefined {
  const own = ownersOf(chart, path).find((each) => each.chart.folder === folder);
  if (!own || !by || by.values === '') return undefined;
  const found = at(parseUntemplated(by.values).root, ...own.path);
  if (found?.kind !== 'scalar') return undefined;
  const written = by.places.find((each) => each.path.join('\n') === own.path.join('\n'))?.location;
  const [file = ''] = by.files;
  return { text: found.value, place: written ?? { uri: file, start: 0, end: 0 } };
}

function releasesOf({ layout }: Snapshot, { folder }: Chart): readonly Release[] {
  return layout.unitsOf(`${folder}/Chart.yaml`).flatMap(({ release }) => release ?? []);
}

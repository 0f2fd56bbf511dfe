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

/** `` `5` for `prod` in release.yaml ``, for each release whose object gives `path` of `chart` a value of its own. */
export function givenValues(snapshot: Snapshot, chart: Chart, path: Path): readonly string[] {
  return releasesOf(snapshot, chart).flatMap((release) => {
    const text = givenBy(release, chart, path);
    const place = text === undefined ? undefined : placeOfGiver(release);
    if (!place || !release.by) return [];
    const link = linkToPlace(snapshot, place, basename(place.uri));
    return [`${code(text ?? '')} for ${code(release.by.environment)} in ${link}`];
  });
}

/** The text of the scalar that the object gives, which goes before all files; undefined for none. */
export function givenBy({ chart: folder, by }: Release, chart: Chart, path: Path): string | undefined {
  const own = ownersOf(chart, path).find((each) => each.chart.folder === folder);
  if (!own || !by || by.values === '') return undefined;
  const found = at(parseUntemplated(by.values).root, ...own.path);
  return found?.kind === 'scalar' ? found.value : undefined;
}

export function placeOfGiver({ by }: Release): Location | undefined {
  const [uri] = by?.files ?? [];
  return uri === undefined ? undefined : { uri, start: 0, end: 0 };
}

function releasesOf({ layout }: Snapshot, { folder }: Chart): readonly Release[] {
  return layout.unitsOf(`${folder}/Chart.yaml`).flatMap(({ release }) => release ?? []);
}

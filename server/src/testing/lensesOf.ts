import { type Lens, lensPlaces, resolveLens } from '../ide/codeLens';
import { DEFAULT_SETTINGS } from '../ide/settings';
import { nameOf } from '../kinds/object';
import { hostOf, parseFixture, ROOT, show } from './fixture';

/** Titles of all lenses of the fixture, by kind and name: `Service/web: 3 pods`. */
export function lensesOf(source: string): readonly string[] {
  return resolved(source).map(({ name, lens }) => `${name}: ${lens.title}`);
}

/** What a click on each lens shows. */
export function lensTargetsOf(source: string): readonly string[] {
  const fixture = parseFixture(source);
  return resolved(source).flatMap(({ name, lens }) =>
    lens.targets.map((target) => `${name} → ${show(fixture, target)}`),
  );
}

function resolved(source: string): readonly { readonly name: string; readonly lens: Lens }[] {
  const fixture = parseFixture(source);
  const snapshot = hostOf(fixture).snapshot();
  return [...fixture.files.keys()].flatMap((path) =>
    lensPlaces(snapshot, ROOT + path, DEFAULT_SETTINGS).flatMap((place) => {
      const object = snapshot.objectsOf(ROOT + path)[place.index];
      const lens = resolveLens(snapshot, place);
      return object && lens ? [{ name: `${object.kind.value}/${nameOf(object)}`, lens }] : [];
    }),
  );
}

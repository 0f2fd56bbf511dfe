import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT, show } from '../testing/fixture';
import { deployment, service } from '../testing/manifests';
import { lensPlaces, resolveLens } from './codeLens';
import { DEFAULT_SETTINGS } from './settings';

const fixture = parseFixture(
  `# a comment\n${service('web', 'selector: {app: web}')}${deployment('web', 'app: web')}`,
);
const uri = `${ROOT}main.yaml`;

test('a lens stands on the first line of its object, in every document', () => {
  const snapshot = hostOf(fixture).snapshot();
  const places = lensPlaces(snapshot, uri, DEFAULT_SETTINGS);
  expect(places.map(({ type, index, location }) => `${type} ${index} ${show(fixture, location)}`)).toEqual([
    'service 0 main.yaml:4:1 ""',
    'workload 1 main.yaml:10:1 ""',
  ]);
});

test('settings turn each kind of lens off', () => {
  const snapshot = hostOf(fixture).snapshot();
  const lenses = { ...DEFAULT_SETTINGS.lenses, service: false };
  expect(lensPlaces(snapshot, uri, { ...DEFAULT_SETTINGS, lenses }).map(({ type }) => type)).toEqual([
    'workload',
  ]);
});

test('a place whose object is gone has no lens', () => {
  const host = hostOf(fixture);
  const [place] = lensPlaces(host.snapshot(), uri, DEFAULT_SETTINGS);
  host.setFile(uri, '');
  expect(place && resolveLens(host.snapshot(), place)).toBeUndefined();
});

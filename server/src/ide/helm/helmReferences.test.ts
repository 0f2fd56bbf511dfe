import { expect, test } from 'vitest';
import { inChart, placesInChart } from '../../testing/inChart';
import { highlights } from '../highlight';
import { references } from '../references';

function referencesAt(place: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = inChart(place);
  return placesInChart(fixture, references(snapshot, uri, offset, 'without'));
}

test.each([
  [
    'a key: its uses',
    '  t|ag: "4.5"',
    ['templates/_helpers.tpl:2:49 "tag"', 'templates/web.yaml:13:34 "tag"'],
  ],
  [
    'a map: uses of its parts',
    'im|age:\n',
    [
      'templates/_helpers.tpl:2:12 "image"',
      'templates/_helpers.tpl:2:43 "image"',
      'templates/web.yaml:13:28 "image"',
    ],
  ],
  ['a part: uses of the whole', '  lim|its:', ['templates/web.yaml:9:28 "resources"']],
  ['a key for a subchart: uses there', '  si|ze: 2Gi', ['charts/cache/templates/cache.yaml:4:26 "size"']],
  ['a global key: uses in subcharts', '  dom|ain:', ['charts/cache/templates/cache.yaml:4:63 "domain"']],
  ['a use: all uses', '.Values.s|ize }}', ['charts/cache/templates/cache.yaml:4:26 "size"']],
  [
    'a named template: who includes it',
    'define "shop.i|mage"',
    ['charts/cache/templates/cache.yaml:3:30 "shop.image"', 'templates/web.yaml:8:30 "shop.image"'],
  ],
  ['a key of Chart.yaml: its uses', 'appV|ersion:', ['templates/web.yaml:13:55 "AppVersion"']],
])('references of %s', (_, place, found) => {
  expect(referencesAt(place).toSorted()).toEqual(found);
});

test('highlights lie in the file', () => {
  const { snapshot, fixture, uri, offset } = inChart(
    '{{ .Values.image.tag }}\n'.replace('image.tag', 'image.t|ag'),
  );
  expect(placesInChart(fixture, highlights(snapshot, uri, offset))).toEqual([
    'templates/_helpers.tpl:2:49 "tag"',
  ]);
});

import { expect, test } from 'vitest';
import { ROOT } from '../../testing/fixture';
import { inChart } from '../../testing/inChart';
import { Analysis } from '../analysis';
import { DEFAULT_SETTINGS } from '../settings';

function completionAt(place: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = inChart(place);
  const text = fixture.files.get(uri.slice(ROOT.length)) ?? '';
  return new Analysis(snapshot, DEFAULT_SETTINGS)
    .completion(uri, offset, text)
    .map(({ label, detail }) => `${label}: ${detail}`);
}

test.each([
  [
    'keys',
    '$.Values.|image',
    [
      'image: {repository: example.com/shop, tag: "4.5"}',
      'port: 80',
      'resources: {limits: {cpu: 1}}',
      'store: {size: 2Gi}',
      'global: {domain: example.com}',
    ],
  ],
  ['keys of a map', '$.Values.image.t|ag', ['repository: example.com/shop', 'tag: "4.5"']],
  ['keys that the chart above sets', '.Values.s|ize }}', ['size: 1Gi']],
  ['named templates', 'include "|shop.image" . | quote', ['shop.image: shop']],
  [
    'fields of the chart',
    '.Chart.App|Version',
    [
      'ApiVersion: v2',
      'Name: shop',
      'Version: 1.2.3',
      'AppVersion: "4.5"',
      'Dependencies: [{name: cache, alias: store, version: 1.x.x}]',
    ],
  ],
])('completion of %s', (_, place, items) => {
  expect(completionAt(place)).toEqual(items);
});

import { expect, test } from 'vitest';
import { inChart, placesInChart } from '../../testing/inChart';
import { rename } from '../rename';

/** Edits of the rename as \`file:line text\`, or why it is refused. */
const renameAt = (place: string, newName: string): readonly string[] | string => {
  const { snapshot, fixture, uri, offset } = inChart(place);
  const renamed = rename(snapshot, uri, offset, newName);
  return renamed.state === 'refused' ? renamed.reason : placesInChart(fixture, renamed.edits).toSorted();
};

test('a key is renamed in all values files, and where it is used', () => {
  const edits = [
    'templates/_helpers.tpl:2:49 "tag"',
    'templates/web.yaml:13:34 "tag"',
    'values-prod.yaml:1:9 "tag"',
    'values.yaml:4:3 "tag"',
  ];
  expect(renameAt('  t|ag: "4.5"', 'version')).toEqual(edits);
  expect(renameAt('$.Values.image.t|ag', 'version')).toEqual(edits);
  expect(renameAt('.Values.s|ize }}', 'room')).toEqual([
    'charts/cache/templates/cache.yaml:4:26 "size"',
    'charts/cache/values.yaml:1:1 "size"',
    'values.yaml:9:3 "size"',
  ]);
});

test('a named template is renamed with who includes it', () => {
  expect(renameAt('define "shop.i|mage"', 'shop.picture')).toEqual([
    'charts/cache/templates/cache.yaml:3:30 "shop.image"',
    'templates/_helpers.tpl:1:13 "shop.image"',
    'templates/web.yaml:8:30 "shop.image"',
  ]);
});

test.each([
  [
    'a key of something that is used as a whole',
    '  lim|its:',
    'max',
    '`.Values.resources` is used as a whole, with the names of its keys',
  ],
  ['the key of a subchart', 'st|ore:\n', 'x', 'A subchart decides this name'],
  ['`global`', 'glo|bal:', 'x', 'Helm decides this name'],
  ['a field of the chart', '.Chart.App|Version', 'x', 'Helm decides this name'],
  ['a name that is taken', '  t|ag: "4.5"', 'repository', 'There is a value `repository` already'],
  ['what no field is called', '  t|ag: "4.5"', 'a-b', '`a-b` is no name for a field'],
  ['a value that nobody sets', '.Values.un|set', 'x', 'No values file of this workspace has this key'],
])('a rename is refused: %s', (_, place, newName, reason) => {
  expect(renameAt(place, newName)).toBe(reason);
});

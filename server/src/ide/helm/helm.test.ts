import { expect, test } from 'vitest';
import { CHART } from '../../testing/chart';
import { atCursor, type Fixture, ROOT, show } from '../../testing/fixture';
import { definition } from '../definition';
import { highlights } from '../highlight';
import { hover } from '../hover';
import { references } from '../references';
import { rename } from '../rename';
import { documentSymbols } from '../symbols';
import { DEFAULT_SETTINGS } from '../settings';
import { Analysis } from '../analysis';
import type { Location } from '../../workspace/snapshot';

/** The chart with the cursor at `|` in `place`. */
function at(place: string): ReturnType<typeof atCursor> {
  const text = place.replace('|', '');
  if (!CHART.includes(text)) throw new Error(`the chart has no ${text}`);
  return atCursor(CHART.replace(text, place.replace('|', '$0')));
}

function places(fixture: Fixture, locations: readonly Location[]): readonly string[] {
  return locations.map((location) => show(fixture, location).replace('chart/', ''));
}

const definitionAt = (place: string): readonly string[] => {
  const { snapshot, fixture, uri, offset } = at(place);
  return places(
    fixture,
    definition(snapshot, uri, offset).map(({ target }) => target),
  );
};

const referencesAt = (place: string): readonly string[] => {
  const { snapshot, fixture, uri, offset } = at(place);
  return places(fixture, references(snapshot, uri, offset, 'without'));
};

const hoverAt = (place: string): string | undefined => {
  const { snapshot, fixture, uri, offset } = at(place);
  const read = (file: string): string | undefined => fixture.files.get(file.slice(ROOT.length));
  return hover(snapshot, uri, offset, read)?.markdown.replaceAll(`${ROOT}chart/`, '');
};

const completionAt = (place: string): readonly string[] => {
  const { snapshot, fixture, uri, offset } = at(place);
  const text = fixture.files.get(uri.slice(ROOT.length)) ?? '';
  return new Analysis(snapshot, DEFAULT_SETTINGS)
    .completion(uri, offset, text)
    .map(({ label, detail }) => `${label}: ${detail}`);
};

test.each([
  [
    'a path, the default first',
    '$.Values.image.t|ag',
    ['values.yaml:4:3 "tag"', 'values-prod.yaml:1:9 "tag"'],
  ],
  ['a part of a path', '$.Values.im|age.tag |', ['values.yaml:2:1 "image"', 'values-prod.yaml:1:1 "image"']],
  ['the root', '$.Val|ues.image.tag |', ['values.yaml:1:1 ""']],
  [
    'a value that the chart above sets, its own default first',
    '.Values.s|ize }}',
    ['charts/cache/values.yaml:1:1 "size"', 'values.yaml:9:3 "size"'],
  ],
  ['a global value', '.Values.global.do|main', ['values.yaml:11:3 "domain"']],
  ['a path that nobody sets, to where it would stand', '.Values.un|set', ['charts/cache/values.yaml:1:1 ""']],
  ['a field of the chart', '.Chart.App|Version', ['Chart.yaml:4:1 "appVersion"']],
  ['a named template', 'include "shop.i|mage" . | quote', ['templates/_helpers.tpl:1:13 "shop.image"']],
  [
    'a named template of the chart above',
    'include "shop.i|mage" . }}',
    ['templates/_helpers.tpl:1:13 "shop.image"'],
  ],
  ['a key, to the default that it overrides', 'image: {t|ag: "4.6"', ['values.yaml:4:3 "tag"']],
  ['a key, to the subchart that it is for', 'st|ore:\n', ['charts/cache/Chart.yaml:1:1 ""']],
  ['a key of a subchart, to its default there', '  si|ze: 2Gi', ['charts/cache/values.yaml:1:1 "size"']],
  ['a key that overrides nothing, to itself', 'po|rt: 80', ['values.yaml:5:1 "port"']],
])('definition from %s', (_, place, targets) => {
  expect(definitionAt(place)).toEqual(targets);
});

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
  const { snapshot, fixture, uri, offset } = at(
    '{{ .Values.image.tag }}\n'.replace('image.tag', 'image.t|ag'),
  );
  expect(places(fixture, highlights(snapshot, uri, offset))).toEqual(['templates/_helpers.tpl:2:49 "tag"']);
});

test('a hover says the default, its comment, and what other files give', () => {
  expect(hoverAt('$.Values.image.t|ag')).toBe(
    '`image.tag`: `"4.5"` in [values.yaml](values.yaml#L4)\n\n- `"4.6"` in [values-prod.yaml](values-prod.yaml#L1)',
  );
  expect(hoverAt('$.Values.im|age.tag')).toBe(
    '`image`: `{repository: example.com/shop, tag: "4.5"}` in [values.yaml](values.yaml#L2)\n\nWhere the image comes from\n\n- `{tag: "4.6"}` in [values-prod.yaml](values-prod.yaml#L1)',
  );
  expect(hoverAt('.Values.s|ize }}')).toBe(
    '`size`: `1Gi` in [values.yaml](charts/cache/values.yaml#L1)\n\n- `2Gi` in [../../values.yaml](values.yaml#L9)',
  );
  expect(hoverAt('.Values.un|set')).toBe(
    '`unset` has no default in [values.yaml](charts/cache/values.yaml#L1)',
  );
  expect(hoverAt('.Chart.App|Version')).toBe('`"4.5"` in [Chart.yaml](Chart.yaml#L4)');
});

test('a hover on a key says who uses it', () => {
  expect(hoverAt('po|rt: 80')).toBe('Used in [templates/web.yaml:12](templates/web.yaml#L12)');
  expect(hoverAt('apiV|ersion: v2\nname: shop')).toBeUndefined();
});

test('a hover on an include shows the named template', () => {
  expect(hoverAt('include "shop.i|mage" . | quote')).toBe(
    '`shop.image` in [templates/\\_helpers.tpl](templates/_helpers.tpl#L1)\n\n```yaml\n{{- define "shop.image" -}}\n{{ .Values.image.repository }}:{{ .Values.image.tag }}\n{{- end }}\n```',
  );
});

/** Edits of the rename as \`file:line text\`, or why it is refused. */
const renameAt = (place: string, newName: string): readonly string[] | string => {
  const { snapshot, fixture, uri, offset } = at(place);
  const renamed = rename(snapshot, uri, offset, newName);
  return renamed.state === 'refused' ? renamed.reason : places(fixture, renamed.edits).toSorted();
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

test('an outline shows named templates', () => {
  const { snapshot } = at('po|rt: 80');
  const symbols = documentSymbols(snapshot, `${ROOT}chart/templates/_helpers.tpl`);
  expect(symbols.map(({ name, kind }) => [name, kind])).toEqual([['shop.image', 'define']]);
  const [web] = documentSymbols(snapshot, `${ROOT}chart/templates/web.yaml`);
  expect(web?.name).toBe('Deployment/…');
});

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

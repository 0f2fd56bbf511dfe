import { expect, test } from 'vitest';
import { atCursor, show } from '../../testing/fixture';
import { inChart, placesInChart } from '../../testing/inChart';
import { definition } from '../definition';

function definitionAt(place: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = inChart(place);
  const targets = definition(snapshot, uri, offset).map(({ target }) => target);
  return placesInChart(fixture, targets);
}

test.each([
  [
    'a path, the default first',
    '$.Values.image.t|ag',
    ['values.yaml:4:3 "tag"', 'values-prod.yaml:1:9 "tag"'],
  ],
  ['a part of a path', '$.Values.im|age.tag', ['values.yaml:2:1 "image"', 'values-prod.yaml:1:1 "image"']],
  ['the root', '$.Val|ues.image.tag', ['values.yaml:1:1 ""']],
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
  ['a dependency', '{name: ca|che, alias: store', ['charts/cache/Chart.yaml:1:1 ""']],
  ['a key that overrides nothing, to itself', 'po|rt: 80', ['values.yaml:5:1 "port"']],
])('definition from %s', (_, place, targets) => {
  expect(definitionAt(place)).toEqual(targets);
});

test('a chart beside this one is a dependency where Chart.yaml says so', () => {
  const source = `
#- common/Chart.yaml
name: common
#- common/templates/_names.tpl
{{ define "common.name" }}x{{ end }}
#- web/Chart.yaml
name: web
dependencies: [{name: common, repository: "file://../common"}]
#- web/templates/web.yaml
name: {{ include "common.name" . }}
`;
  const definitionsAt = (before: string, after: string): readonly string[] => {
    const { snapshot, fixture, uri, offset } = atCursor(source.replace(before, after));
    return definition(snapshot, uri, offset).map(({ target }) => show(fixture, target));
  };
  expect(definitionsAt('include "common', 'include "com$0mon')).toEqual([
    'common/templates/_names.tpl:1:12 "common.name"',
  ]);
  expect(definitionsAt('file://', 'fi$0le://')).toEqual(['common/Chart.yaml:1:1 ""']);
});

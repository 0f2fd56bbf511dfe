import { expect, test } from 'vitest';
import { hostOf, parseFixture, ROOT } from '../../testing/fixture';
import { templateFile } from './templateFile';

const CHARTS = `
#- shop/Chart.yaml
name: shop
dependencies:
  - {name: cache, alias: store}
  - {name: common, repository: "file://../common"}
  - {name: redis, repository: "https://example.com"}
#- shop/templates/web.yaml
a: 1
#- shop/charts/cache/Chart.yaml
name: cache
#- shop/charts/cache/templates/cache.yaml
a: 1
#- shop/charts/cache/charts/inner/Chart.yaml
name: inner
#- shop/charts/cache/charts/inner/templates/inner.yaml
a: 1
#- common/Chart.yaml
name: common
#- common/templates/common.yaml
a: 1
`;

test.each([
  ['templates/web.yaml', 'shop/templates/web.yaml'],
  ['charts/store/templates/cache.yaml', 'shop/charts/cache/templates/cache.yaml'],
  ['charts/cache/templates/cache.yaml', 'shop/charts/cache/templates/cache.yaml'],
  ['charts/store/charts/inner/templates/inner.yaml', 'shop/charts/cache/charts/inner/templates/inner.yaml'],
  ['charts/common/templates/common.yaml', 'common/templates/common.yaml'],
  ['charts/redis/templates/redis.yaml', undefined],
  ['templates/gone.yaml', undefined],
])('%s is %s', (source, file) => {
  const snapshot = hostOf(parseFixture(CHARTS)).snapshot();
  const found = templateFile(`${ROOT}shop`, source, (uri) => snapshot.file(uri));
  expect(found?.uri.slice(ROOT.length)).toBe(file);
});

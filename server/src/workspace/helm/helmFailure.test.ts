import { expect, test } from 'vitest';
import { helmFailure } from './helmFailure';

test.each([
  [
    'a template that cannot be run',
    'Error: template: shop/templates/web.yaml:12:20: executing "shop/templates/web.yaml" at <.Values.a.b>: nil pointer evaluating interface {}.b\n\nUse --debug flag to render out invalid YAML\n',
    { path: 'templates/web.yaml', line: 12, column: 21 },
  ],
  [
    'the innermost of templates that include each other',
    'Error: template: shop/templates/web.yaml:3:9: executing "shop/templates/web.yaml" at <include "x" .>: error calling include: template: shop/templates/_helpers.tpl:5:4: executing "x" at <fail "no">: error calling fail: no\n',
    { path: 'templates/_helpers.tpl', line: 5, column: 5 },
  ],
  [
    'a template that cannot be read',
    'Error: parse error at (shop/templates/web.yaml:3): unclosed action\n',
    { path: 'templates/web.yaml', line: 3, column: 1 },
  ],
  [
    'a value that is required',
    'Error: execution error at (shop/charts/db/templates/db.yaml:7:14): a password is required\n',
    { path: 'charts/db/templates/db.yaml', line: 7, column: 15 },
  ],
  [
    'what is no YAML when it is rendered',
    'Error: YAML parse error on shop/templates/web.yaml: error converting YAML to JSON: yaml: line 9: did not find expected key\n',
    { path: 'templates/web.yaml', line: 1, column: 1 },
  ],
  [
    'a dependency that is not there',
    'Error: An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: redis\n',
    undefined,
  ],
])('%s', (_, stderr, place) => {
  const failure = helmFailure(`WARNING: Kubernetes configuration file is group-readable.\n${stderr}`);
  expect(failure.place).toEqual(place);
  expect(stderr).toContain(failure.message);
  expect(failure.message).not.toMatch(/^Error|WARNING|--debug|\n$/);
});

import { expect, test } from 'vitest';
import { atCursor, show } from '../testing/fixture';
import { hoverAt } from '../testing/hoverAt';
import { deployment, service } from '../testing/manifests';
import { hover } from './hover';
import { DEFAULT_SETTINGS } from './settings';

test('the range is the text that is explained, in documents behind the first', () => {
  const { snapshot, fixture, uri, offset } = atCursor(
    deployment('web', 'app: web') + service('web', 'selector: {app: w$0eb}'),
  );
  const found = hover(snapshot, uri, offset);
  expect(found && show(fixture, found.location)).toBe('main.yaml:15:19 "app: web"');
});

test('nothing to say', () => {
  expect(hoverAt('apiVersion: v1\nki$0nd: Service\nmetadata: {name: web}')).toBeUndefined();
  expect(hoverAt('just: te$0xt')).toBeUndefined();
  expect(hoverAt('$0')).toBeUndefined();
});

test('text of manifests cannot write markdown of its own', () => {
  expect(
    hoverAt(service('web', 'selector: {app: w$0eb}') + deployment('"x](command:evil) `**[y"', 'app: web')),
  ).toMatchInlineSnapshot(
    `"2 pods in namespace \`shop\`: [deployment/x\\](command:evil) \\\`\\*\\*\\[y](main.yaml#L10)"`,
  );
  expect(hoverAt(service('web', 'selector: {"a`b": "c``$0d", e: "f\\ng"}'))).toMatchInlineSnapshot(
    `"No pods in this workspace match: pods a\\\`b=c\\\`\\\`d,e=f g"`,
  );
});

test('each topic can be switched off', () => {
  const { snapshot, uri, offset } = atCursor('apiVersion: v1\nkind: Service\nmetadata: {name: we$0b}\n');
  const topics = DEFAULT_SETTINGS.hovers;
  expect(hover(snapshot, uri, offset, undefined, topics)).toBeDefined();
  expect(hover(snapshot, uri, offset, undefined, { ...topics, names: false })).toBeUndefined();
});

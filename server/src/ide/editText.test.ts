import { expect, test } from 'vitest';
import { service, type ServiceSpec } from '../kinds/service';
import { is, type KubeObject } from '../kinds/object';
import type { Text } from '../syntax/node';
import { atCursor, ROOT } from '../testing/fixture';
import { applyEdits, fixOf, insertBehind, insertDocument, replaceScalar } from './editText';
import type { TextEdit } from './edit';
import type { Snapshot } from '../workspace/snapshot';

interface Site {
  readonly snapshot: Snapshot;
  readonly object: KubeObject<ServiceSpec>;
  readonly target: Text;
  readonly read: () => string;
}

/** The Service of `source`, whose first targetPort is edited; a cursor marks nothing, but is asked for. */
function site(source: string): Site {
  const { snapshot, fixture } = atCursor(`$0${source}`);
  const [object] = snapshot.objectsOf(`${ROOT}main.yaml`);
  const target = object && is(object, service) ? object.spec.ports[0]?.targetPort : undefined;
  if (!object || !is(object, service) || !target) throw new Error('the fixture has no targetPort');
  return { snapshot, object, target, read: () => fixture.files.get('main.yaml') ?? '' };
}

function apply({ read }: Site, edit: TextEdit | undefined): string | undefined {
  return edit && applyEdits(read(), [edit]);
}

const serviceWith = (port: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [${port}]}\n`;

test('a string keeps its quotes, and gets some where it would be a number', () => {
  const replaced = (written: string, value: string | number): string | undefined => {
    const at = site(serviceWith(`{targetPort: ${written}}`));
    return apply(at, replaceScalar(at.snapshot, at.object, at.target, value));
  };
  expect(replaced("'a'", 'b')).toBe(serviceWith("{targetPort: 'b'}"));
  expect(replaced('a', 'b')).toBe(serviceWith('{targetPort: b}'));
  expect(replaced('a', '1e3')).toBe(serviceWith('{targetPort: "1e3"}'));
  expect(replaced('a', 'on')).toBe(serviceWith('{targetPort: "on"}'));
  expect(replaced('"a"', 80)).toBe(serviceWith('{targetPort: 80}'));
});

test('an entry is added in the style of its map', () => {
  const inserted = (source: string): string | undefined => {
    const at = site(source);
    return apply(at, insertBehind(at.snapshot, at.object, 'targetPort', at.target, 'protocol: UDP', at.read));
  };
  expect(inserted(serviceWith('{port: 1, targetPort: "a"}'))).toBe(
    serviceWith('{port: 1, targetPort: "a", protocol: UDP}'),
  );
  const block =
    'apiVersion: v1\r\nkind: Service\r\nmetadata: {name: web}\r\nspec:\r\n  ports:\r\n  - targetPort: a # why\r\n';
  expect(inserted(block)).toBe(block.replace('a # why', 'a\r\n    protocol: UDP # why'));
});

test('a document is added behind its neighbour; JSON has none', () => {
  const inserted = (source: string): string | undefined => {
    const at = site(source);
    return apply(at, insertDocument(at.snapshot, at.object, ['kind: New'], at.read));
  };
  const one = serviceWith('{targetPort: a}');
  expect(inserted(one)).toBe(`${one}---\nkind: New\n`);
  expect(inserted(one.trimEnd())).toBe(`${one}---\nkind: New\n`);
  expect(inserted(`${one}---\nkind: Next\n`)).toBe(`${one}---\nkind: New\n---\nkind: Next\n`);
  expect(
    inserted(
      '{"apiVersion": "v1", "kind": "Service", "metadata": {}, "spec": {"ports": [{"targetPort": "a"}]}}',
    ),
  ).toBeUndefined();
});

test('a fix has each edit once, and is none where one edit cannot be made', () => {
  const edit = { uri: ROOT, start: 0, end: 1, newText: 'x' };
  expect(fixOf('Twice', 'preferred', [edit, edit])).toEqual([
    { title: 'Twice', preferred: true, edits: [edit] },
  ]);
  expect(fixOf('Half', 'preferred', [edit, undefined])).toEqual([]);
});

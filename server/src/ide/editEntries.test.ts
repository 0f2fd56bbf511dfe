import { expect, test } from 'vitest';
import { is, type KubeObject } from '../kinds/object';
import { service, type ServiceSpec } from '../kinds/service';
import { hostOf, parseFixture, ROOT } from '../testing/fixture';
import { insertBefore, removeAt, removeEntry, removeItem } from './editEntries';
import type { ReadText, TextEdit } from './edit';
import { applyEdits } from './editText';
import type { Snapshot } from '../workspace/snapshot';

type Make = (snapshot: Snapshot, object: KubeObject<ServiceSpec>, read: ReadText) => TextEdit | undefined;

function edited(spec: string, make: Make): string | undefined {
  const head = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n';
  const fixture = parseFixture(head + spec);
  const snapshot = hostOf(fixture).snapshot();
  const [object] = snapshot.objectsOf(`${ROOT}main.yaml`);
  if (!object || !is(object, service)) throw new Error('no Service');
  const edit = make(snapshot, object, () => head + spec);
  return edit && applyEdits(head + spec, [edit]).slice(head.length);
}

const type: Make = (snapshot, object, read) => {
  const field = object.spec.fields.type;
  return field && removeAt(snapshot, object, field, read);
};

const nodePort: Make = (snapshot, object, read) => {
  const text = object.spec.ports[0]?.nodePort;
  return text && removeEntry(snapshot, object, 'nodePort', text, read);
};

const firstPort: Make = (snapshot, object, read) => {
  const [port] = object.spec.ports;
  return port && removeItem(snapshot, object, port, read);
};

test('an entry goes with its line and its comment', () => {
  expect(edited('spec:\n  # why\n  type: "NodePort" # old\n  ports: []\n', type)).toBe(
    'spec:\n  # why\n  ports: []\n',
  );
  expect(edited('spec:\r\n  ports: []\r\n  type: NodePort', type)).toBe('spec:\r\n  ports: []\r\n');
});

test('an entry in flow style goes with its comma', () => {
  expect(edited('spec: {type: NodePort, ports: []}\n', type)).toBe('spec: {ports: []}\n');
  expect(edited('spec: {ports: [], "type": "NodePort"}\n', type)).toBe('spec: {ports: []}\n');
  expect(edited('spec: {type: NodePort}\n', type)).toBeUndefined();
});

test('the first entry of an item leaves the dash', () => {
  expect(edited('spec:\n  ports:\n  - nodePort: 1\n    port: 2\n', nodePort)).toBe(
    'spec:\n  ports:\n  - port: 2\n',
  );
  expect(edited('spec:\n  ports:\n  - nodePort: 1\n    # about it\n    port: 2\n', nodePort)).toBe(
    'spec:\n  ports:\n  - # about it\n    port: 2\n',
  );
  expect(edited('spec:\n  ports:\n  - nodePort: 1\n  - port: 2\n', nodePort)).toBeUndefined();
});

test('an item goes with its dash', () => {
  expect(edited('spec:\n  ports:\n  - port: 1\n    name: a\n  - port: 2\n', firstPort)).toBe(
    'spec:\n  ports:\n  - port: 2\n',
  );
  expect(edited('spec: {ports: [{port: 1}, {port: 2}]}\n', firstPort)).toBe('spec: {ports: [{port: 2}]}\n');
});

test('an entry is put before another', () => {
  const insert: Make = (snapshot, object, read) => {
    const key = object.spec.fields.type?.key;
    return key && insertBefore(snapshot, object, key, 'a: b', read);
  };
  expect(edited('spec:\n  type: NodePort\n', insert)).toBe('spec:\n  a: b\n  type: NodePort\n');
  expect(edited('spec: {type: NodePort}\n', insert)).toBe('spec: {a: b, type: NodePort}\n');
  expect(edited('spec: {"type": "NodePort"}\n', insert)).toBeUndefined();
});

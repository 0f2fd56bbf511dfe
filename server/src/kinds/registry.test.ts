import { expect, test } from 'vitest';
import { decodeDocument } from './decode';

const decode = (text: string) => decodeDocument('file:///a.yaml', text, (value) => value).objects;

test('kinds and groups named like members of an object are nothing special', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const [object] = decode(
      `apiVersion: ${name}/v1\nkind: ${name}\nmetadata: {name: ${name}, labels: {${name}: ${name}}}\n`,
    );
    expect(object?.kind.value).toBe(name);
    expect(object?.group).toBe(name);
  }
});

test('a kind is found in the group where it lived before', () => {
  const [object] = decode('apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\n');
  expect(object?.group).toBe('networking.k8s.io');
});

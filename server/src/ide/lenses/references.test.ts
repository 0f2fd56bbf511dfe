import { expect, test } from 'vitest';
import { lensesOf } from '../../testing/lensesOf';

test('what others name says by how many', () => {
  const gateway = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: edge}\n';
  const route = (name: string): string =>
    `---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: ${name}}\nspec: {parentRefs: [{name: edge}]}\n`;
  expect(lensesOf(gateway)).toEqual(['Gateway/edge: 0 references']);
  expect(lensesOf(gateway + route('a'))).toContain('Gateway/edge: 1 reference');
  expect(lensesOf(gateway + route('a') + route('b'))).toContain('Gateway/edge: 2 references');
});

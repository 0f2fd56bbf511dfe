import { expect, test } from 'vitest';
import { ROOT } from '../testing/fixture';
import { inChart } from '../testing/inChart';
import { documentSymbols, workspaceSymbols } from './symbols';

test('named templates and the objects of templates stand in outlines, without what is masked', () => {
  const { snapshot } = inChart('po|rt: 80');
  const helpers = documentSymbols(snapshot, `${ROOT}chart/templates/_helpers.tpl`);
  expect(helpers.map(({ name, kind }) => [name, kind])).toEqual([['shop.image', 'define']]);
  const [web] = documentSymbols(snapshot, `${ROOT}chart/templates/web.yaml`);
  expect(web?.name).toBe('Deployment/…');
});

test('named templates are found in the whole workspace', () => {
  const { snapshot } = inChart('po|rt: 80');
  expect(workspaceSymbols(snapshot, 'shopim').map(({ name, container }) => [name, container])).toEqual([
    ['shop.image', 'shop'],
  ]);
});

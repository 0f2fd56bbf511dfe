import { expect, test } from 'vitest';
import { atCursor, ROOT } from '../testing/fixture';
import { selectionRanges } from './selectionRange';

function selectAt(source: string): readonly string[] {
  const { snapshot, fixture, uri, offset } = atCursor(source);
  const text = fixture.files.get(uri.slice(ROOT.length)) ?? '';
  return selectionRanges(snapshot, uri, offset, text).map(({ start, end }) => text.slice(start, end));
}

test('from the value out to the document, in the second one, too', () => {
  expect(selectAt('a: 1\n---\nports:\n  - {name: ht$0tp, port: 80}\n')).toEqual([
    'http',
    'name: http',
    '{name: http, port: 80}',
    '- {name: http, port: 80}',
    'ports:\n  - {name: http, port: 80}',
  ]);
  expect(selectAt('metad$0ata: {name: a}\n')).toEqual(['metadata', 'metadata: {name: a}']);
});

test('nothing in an empty document', () => {
  expect(selectAt('$0\n')).toEqual([]);
});

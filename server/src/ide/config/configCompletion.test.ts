import { expect, test } from 'vitest';
import { applyEdits } from '../editText';
import { configCompletion } from './configCompletion';

/** Labels at `$0`, and the text after the first of them is taken. */
function complete(source: string): { readonly labels: readonly string[]; readonly after: string } {
  const text = source.replace('$0', '');
  const found = configCompletion('file:///.selectrail.yaml', source.indexOf('$0'), text);
  const edits = found.slice(0, 1).map(({ range, newText }) => ({ ...range, newText }));
  return { labels: found.map(({ label }) => label), after: applyEdits(text, edits) };
}

test('keys that are not there yet', () => {
  const { labels, after } = complete('profile: strict\n$0');
  expect(labels).toEqual([
    'rules',
    'ignore',
    'external',
    'exclude',
    'clusterDomain',
    'namespace',
    'reachability',
    'helm',
  ]);
  expect(after).toBe('profile: strict\nrules: ');
  expect(complete('pr$0: strict\n').after).toBe('profile: strict\n');
});

test('values', () => {
  expect(complete('profile: $0\n').labels).toEqual(['recommended', 'strict', 'all']);
  expect(complete('profile: st$0\n').after).toBe('profile: recommended\n');
  expect(complete('rules:\n  config-invalid: $0\n').labels).toContain('off');
  expect(complete('namespace: $0\n').labels).toEqual([]);
});

test('within lists and maps', () => {
  expect(complete('rules:\n  $0\n').labels).toContain('ingress-backend-missing');
  expect(complete('ignore:\n  - $0\n').labels).toEqual(['rule', 'files', 'objects', 'reason']);
  expect(complete('ignore:\n  - rule: $0\n    files: [a]\n').labels.slice(0, 1)).toEqual(['all']);
  expect(complete('external:\n  - kind: Service\n    $0\n').labels).toEqual(['namespace', 'name']);
});

test('nothing where nothing is known, and in what is broken', () => {
  expect(complete('other:\n  $0\n').labels).toEqual([]);
  expect(complete('rules: [\n$0\n').labels).toEqual([]);
});

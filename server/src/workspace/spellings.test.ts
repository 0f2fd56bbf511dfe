import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Index } from './indexing';
import { keys } from './keys';
import { PersistentMap } from './persistentMap';
import { Posting } from './posting';
import { Spellings } from './spellings';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-', '1'), maxLength: 6 });
const label = fc.record({ key: letters, value: letters });

/** The text with one letter put in, taken out, replaced, or swapped with the next. */
const slip = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'replace', 'swap'),
  at: fc.nat(6),
  letter: fc.constantFrom('a', 'b', 'x'),
});

test('finds each label that one edit of the key or of the value makes', () => {
  fc.assert(
    fc.property(
      label,
      slip,
      fc.constantFrom('key', 'value'),
      fc.array(label),
      (wanted, edit, part, others) => {
        const found = { ...wanted, [part]: edited(wanted[part], edit) };
        fc.pre(keys.label(found.key, found.value) !== keys.label(wanted.key, wanted.value));
        const spellings = new Spellings();
        spellings.near(indexOf(others), wanted.key, wanted.value);
        const near = spellings.near(indexOf([...others, found]), wanted.key, wanted.value);
        expect(near).toContain(keys.label(found.key, found.value));
        expect(near).not.toContain(keys.label(wanted.key, wanted.value));
      },
    ),
  );
});

test('finds nothing that has left the index, and takes it up again', () => {
  const spellings = new Spellings();
  const near = (index: Index): readonly string[] => spellings.near(index, 'app', 'web');
  const [empty, full] = [indexOf([]), indexOf([{ key: 'app', value: 'wib' }])];
  expect([full, empty, full].map(near)).toEqual([['L:app=wib'], [], ['L:app=wib']]);
});

test('tells far labels apart', () => {
  const others = [
    { key: 'app', value: 'worker' },
    { key: 'tier', value: 'wob' },
    { key: 'application', value: 'web' },
  ];
  expect(new Spellings().near(indexOf(others), 'app', 'web')).toEqual([]);
});

test('a text longer than any label is near to nothing', () => {
  const long = 'a'.repeat(100_000);
  expect(new Spellings().near(indexOf([{ key: 'app', value: `${long}b` }]), 'app', `${long}c`)).toEqual([]);
});

function indexOf(labels: readonly { readonly key: string; readonly value: string }[]): Index {
  return PersistentMap.empty<Posting>().with(
    labels.map(({ key, value }) => [keys.label(key, value), Posting.empty]),
  );
}

function edited(text: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const place = Math.min(at, text.length);
  const [before, after] = [text.slice(0, place), text.slice(place)];
  switch (kind) {
    case 'insert':
      return before + letter + after;
    case 'remove':
      return before + after.slice(1);
    case 'replace':
      return before + letter + after.slice(1);
    default:
      return before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
  }
}

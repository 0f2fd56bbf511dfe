import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from './packing';

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { withCrossShrink: true },
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.constantFrom(undefined, null, true, false, -0, Number.MAX_SAFE_INTEGER),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .dictionary(fc.constantFrom('kind', 'start', 'a', '0', ''), tie('value'), { maxKeys: 4 })
      .map((made) => ({ ...made })),
    fc
      .record({
        kind: tie('value'),
        start: tie('value'),
        end: tie('value'),
        value: tie('value'),
        type: tie('value'),
        style: tie('value'),
      })
      .map((made) => ({ ...made })),
  ),
})).value;

test('plain data come back as they were', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(unpack(pack(value))).toStrictEqual(value);
    }),
  );
});

test('one object stays one, and may hold itself', () => {
  const scalar = { kind: 1, start: 2, end: 3, value: 'x', type: 4, style: 5 };
  const circle: Record<string, unknown> = { first: scalar, list: [scalar] };
  circle['self'] = circle;
  const back = unpack(pack(circle)) as typeof circle;
  expect(back['self']).toBe(back);
  expect((back['list'] as unknown[])[0]).toBe(back['first']);
});

test('what is not plain is refused', () => {
  for (const value of [() => 1, new Map(), Symbol('x'), { inner: new Date() }])
    expect(() => pack(value)).toThrow(TypeError);
});

test('each cut of the bytes throws or gives something else', () => {
  const { tables, codes } = pack({ a: [1, 'x', { b: 300 }] });
  for (let end = 0; end < codes.length; end++)
    expect(() => unpack({ tables, codes: codes.subarray(0, end) })).toThrow(RangeError);
});

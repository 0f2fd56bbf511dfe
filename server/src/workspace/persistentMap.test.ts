import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentMap } from './persistentMap';

const key = fc.oneof(fc.constantFrom('a', 'b', 'K:apps/Deployment'), fc.string({ maxLength: 3 }));
const changes = fc.array(fc.tuple(key, fc.option(fc.nat(9), { nil: undefined })), { maxLength: 8 });

test('is a Map whose older copies stay as they were', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 8 }), (steps) => {
      const model = new Map<string, number>();
      let map = PersistentMap.empty<number>();
      const history: [PersistentMap<number>, Map<string, number>][] = [];
      for (const step of steps) {
        map = map.with(step);
        for (const [name, value] of step) {
          if (value === undefined) model.delete(name);
          else model.set(name, value);
        }
        history.push([map, new Map(model)]);
      }
      for (const [copy, wanted] of history) {
        expect(copy.size).toBe(wanted.size);
        expect(new Set(copy.keys())).toEqual(new Set(wanted.keys()));
        expect([...copy.values()].toSorted()).toEqual([...wanted.values()].toSorted());
        for (const [name, value] of wanted) expect(copy.get(name)).toBe(value);
      }
    }),
  );
});

test('without changes it is the same map', () => {
  const map = PersistentMap.empty<number>().with([['a', 1]]);
  expect(map.with([])).toBe(map);
});

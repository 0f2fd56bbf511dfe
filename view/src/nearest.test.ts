import { expect, test } from 'vitest';
import { nearest } from './nearest';

const at = (x: number, y: number) => ({ x, y, width: 10, height: 10 });

test('the next one ahead, not a nearer one to the side', () => {
  const others = [at(30, 0), at(12, 40), at(60, 0), at(0, -20)];
  expect(nearest(at(0, 0), others, 'right')).toBe(0);
  expect(nearest(at(0, 0), others, 'down')).toBe(1);
  expect(nearest(at(0, 0), others, 'up')).toBe(3);
});

test('nothing where nothing is ahead', () => {
  expect(nearest(at(0, 0), [at(30, 0)], 'left')).toBeUndefined();
  expect(nearest(at(0, 0), [], 'right')).toBeUndefined();
});

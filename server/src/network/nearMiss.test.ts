import { expect, test } from 'vitest';
import { editDistance, isNearMiss, similarTo } from './nearMiss';

test('a distance counts letters replaced, added, removed and swapped, up to two', () => {
  expect(editDistance('web', 'web')).toBe(0);
  expect(editDistance('cart', 'crat')).toBe(1);
  expect(editDistance('http', 'htttp')).toBe(1);
  expect(editDistance('', 'ab')).toBe(2);
  expect(editDistance('checkout', 'chekuot')).toBe(2);
  expect(editDistance('frontend', 'backend')).toBe(Infinity);
});

test('a near miss is long enough, and differs in more than digits', () => {
  expect(isNearMiss('frontend', 'fronted', 4, 'unit')).toBe(true);
  expect(isNearMiss('web', 'wbe', 4, 'unit')).toBe(false);
  expect(isNearMiss('cart', 'card', 5, 'unit')).toBe(false);
  expect(isNearMiss('web-1', 'web-2', 4, 'unit')).toBe(false);
  expect(isNearMiss('same', 'same', 4, 'unit')).toBe(false);
});

test('beyond the unit one edit is believed, two are not', () => {
  expect(isNearMiss('lidarr', 'radarr', 5, 'unit')).toBe(true);
  expect(isNearMiss('lidarr', 'radarr', 5, 'workspace')).toBe(false);
  for (const near of ['fronted', 'frontendd', 'xfrontend', 'frontenx', 'forntend', 'frontedn']) {
    expect(isNearMiss('frontend', near, 5, 'workspace'), near).toBe(true);
  }
  for (const far of ['frnted', 'frontdne', 'nfroted', 'frontend-a']) {
    expect(isNearMiss('frontend', far, 5, 'workspace'), far).toBe(false);
  }
});

test('suggestions come nearest first, and short names suggest little', () => {
  const names = ['carts', 'card', 'other', 'cart'];
  expect(similarTo('cart', names, (name) => name)).toEqual(['carts', 'card']);
  expect(similarTo('db', ['web', 'dc', 'ab'], (name) => name)).toEqual(['dc', 'ab']);
  expect(similarTo('x', ['y'], (name) => name)).toEqual([]);
});

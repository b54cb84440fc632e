import { expect, test } from 'vitest';
import { moved, scrolledTo, windowOf } from './window';

test.each([
  [0, 300, 2000, { from: 0, to: 22 }],
  [3200, 300, 2000, { from: 88, to: 122 }],
  [64_000, 300, 2000, { from: 1988, to: 2000 }],
  [0, 300, 5, { from: 0, to: 5 }],
  [0, 300, 0, { from: 0, to: 0 }],
  // After a filter, more may be scrolled away than there is.
  [9000, 300, 5, { from: 5, to: 5 }],
])('%i px from the top, %i px high, %i rows', (top, height, count, result) => {
  expect(windowOf(top, height, 32, count)).toEqual(result);
});

test.each([
  [10, 0, 640, 0],
  [30, 0, 640, 352],
  [3, 320, 640, 96],
])('row %i from %i px in %i px', (at, top, height, result) => {
  expect(scrolledTo(at, top, height, 32)).toBe(result);
});

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 24],
  ['PageUp', 4, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, null],
])('%s from row %i', (key, at, result) => {
  expect(moved(key, at, 100, 20)).toBe(result);
});

test('there is nowhere to go in an empty table', () => {
  expect(moved('ArrowDown', 0, 0, 20)).toBeNull();
});

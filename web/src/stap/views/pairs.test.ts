import { expect, test } from 'vitest';
import { linesOf, paired } from './pairs';

test('an output ends with its last line', () => {
  expect(linesOf('a\nb\n')).toEqual(['a', 'b']);
  expect(linesOf('a\n\n')).toEqual(['a', '']);
  expect(linesOf('')).toEqual([]);
});

test('equal lines stand beside each other', () => {
  expect(paired(['a', 'b', 'c'], ['b', 'c', 'd'])).toEqual([
    ['a', null],
    ['b', 'b'],
    ['c', 'c'],
    [null, 'd'],
  ]);
});

test('lines that changed stand beside each other, too', () => {
  expect(paired(['x', '235', 'y'], ['x', '243', 'y'])).toEqual([
    ['x', 'x'],
    ['235', '243'],
    ['y', 'y'],
  ]);
  expect(paired([], ['a'])).toEqual([[null, 'a']]);
});

test('very long outputs are paired line by line', () => {
  const long = Array.from({ length: 500 }, (_, i) => String(i));
  expect(paired(long, long.slice(1))).toHaveLength(500);
});

import { expect, test } from 'vitest';
import { difference } from './difference';

test.each([
  ['', 'abc'],
  ['abc', ''],
  ['abc', 'abc'],
  ['<a>1</a>', '<a>12</a>'],
  ['aaaa', 'aa'],
  ['aa', 'aaaa'],
  ['one two three', 'one 2 three'],
  ['x', 'y'],
])('what leads from %j to %j', (before, after) => {
  const { from, to, insert } = difference(before, after);
  expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
});

test('only what differs is replaced', () => {
  expect(difference('<id>3</id>', '<id>14</id>')).toEqual({ from: 4, to: 5, insert: '14' });
  expect(difference('same', 'same')).toEqual({ from: 4, to: 4, insert: '' });
});

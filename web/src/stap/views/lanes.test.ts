import { expect, test } from 'vitest';
import { bars, lines, nameOf, type Room } from './lanes';

const room: Room = { x: (at) => at / 10, top: 2, bottom: 12 };

test('a lane is called like its probe, and an end probe like the global it prints', () => {
  const probe = {
    index: 0,
    kind: 'end',
    place: { start: 0, end: 3 },
    interval: '0',
    randomize: '0',
    words: '',
  } as const;
  expect(nameOf({ ...probe, name: 'end', shows: '' })).toBe('end');
  expect(nameOf({ ...probe, name: 'end', shows: 'n' })).toBe('end → n');
});

test('each mark is a line from top to bottom', () => {
  const mark = { firing: 0, cpu: 0, failed: false };
  expect(
    lines(
      [
        { ...mark, at: '0' },
        { ...mark, at: '250' },
      ],
      room,
    ),
  ).toBe('M0 2V12M25 2V12');
});

test('bars grow with what falls together, and one firing of very many is seen', () => {
  expect(bars({ density: [100, 0, 50, 1] }, { from: '1000', to: '1400' }, room)).toBe(
    'M100 12v-10H110V12zM120 12v-5H130V12zM130 12v-1.5H140V12z',
  );
  expect(bars({ density: [] }, { from: '0', to: '1' }, room)).toBe('');
});

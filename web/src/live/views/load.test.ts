import { expect, test } from 'vitest';
import { grid, loadPaths, stepOf, takenOf } from './load';

test.each([
  [0, 0],
  [0.19, 0],
  [0.2, 1],
  [0.5, 2],
  [0.99, 4],
  [1, 4],
  [1.3, 4],
  [-1, 0],
])('a share of %d has colour %d', (share, step) => {
  expect(stepOf(share)).toBe(step);
});

test('bars rise as far as CPUs are busy, each among those of its colour', () => {
  const squares = [
    { x: 0, y: 0, side: 10, cpu: 0 },
    { x: 20, y: 0, side: 10, cpu: 2 },
    { x: 40, y: 5, side: 10, cpu: 1 },
    { x: 60, y: 0, side: 10, cpu: 7 },
  ];
  const { bars, offline } = loadPaths(squares, [0.5, -1, 1]);
  expect(bars).toEqual(['', '', 'M0 5h10v5h-10z', '', 'M20 0h10v10h-10z']);
  expect(offline).toBe('M40 5l10 10m0 -10l-10 10');
});

test('a CPU that is idle, or of which nothing is known, has no bar', () => {
  const squares = [
    { x: 0, y: 0, side: 10, cpu: 0 },
    { x: 20, y: 0, side: 10, cpu: 3 },
  ];
  expect(loadPaths(squares, [0])).toEqual({ bars: ['', '', '', '', ''], offline: '' });
});

test('a grid fills its rows from the left', () => {
  const { squares, height } = grid(5, 66, 18);
  expect(squares.map(({ x, y, cpu }) => [cpu, x, y])).toEqual([
    [0, 0, 0],
    [1, 22, 0],
    [2, 44, 0],
    [3, 0, 22],
    [4, 22, 22],
  ]);
  expect(height).toBe(40);
  expect(grid(0, 100, 18)).toEqual({ squares: [], height: 0 });
  expect(grid(3, 5, 18).squares.map(({ y }) => y)).toEqual([0, 22, 44]);
});

test('what is taken of memory', () => {
  expect(takenOf(100, 25)).toBe(0.75);
  expect(takenOf(100, 120)).toBe(0);
  expect(takenOf(undefined, 5)).toBeNull();
  expect(takenOf(0, 0)).toBeNull();
});

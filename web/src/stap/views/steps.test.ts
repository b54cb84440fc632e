import { expect, test } from 'vitest';
import { heights, pathOf, valueAt } from './steps';

const points = [
  { at: '100', value: '1' },
  { at: '200', value: '-3' },
  { at: '300', value: '9007199254740993' },
];

test('the value holds until the next point', () => {
  expect(valueAt(points, 99)).toBe(null);
  expect(valueAt(points, 100)).toBe('1');
  expect(valueAt(points, 299)).toBe('-3');
  expect(valueAt(points, 1e9)).toBe('9007199254740993');
  expect(valueAt([], 5)).toBe(null);
});

test('zero is always on the chart', () => {
  expect(heights([])).toEqual({ low: 0, high: 0 });
  expect(heights(points.slice(0, 2))).toEqual({ low: -3, high: 1 });
});

test('a line goes on level and then straight up or down', () => {
  const path = pathOf(
    points.slice(0, 2),
    400,
    (at) => at,
    (value) => -value,
  );
  expect(path).toBe('M0 0H100V-1H200V3H400');
});

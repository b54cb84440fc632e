import { expect, test } from 'vitest';
import { jiffiesOf, jiffyTicks, label, moved, showing, span, ticks, whole, zoomed } from './axis';

const run = 12_345e6;

test('ticks stand at round times, far enough apart for their labels', () => {
  const all = ticks(whole(run), 800);
  expect(all.map(({ label }) => label)).toEqual(['0 s', '2 s', '4 s', '6 s', '8 s', '10 s', '12 s']);
  const near = ticks({ from: 416e6, to: 417e6 }, 500);
  expect(near[0]?.label).toBe('0.4160 s');
  expect(near.length).toBeGreaterThan(3);
  expect(near.length).toBeLessThan(7);
});

test('long runs count in minutes and hours', () => {
  expect(label(7200e9, 3600e9)).toBe('2 h');
  expect(label(90e9, 60e9)).toBe('1.5 min');
  expect(label(0, 3600e9)).toBe('0 s');
});

test('zooming keeps the time under the pointer where it is', () => {
  const window = zoomed(whole(run), 0.1, 5e9, run);
  const all = whole(run);
  expect((5e9 - window.from) / (window.to - window.from)).toBeCloseTo(5e9 / all.to);
  expect(window.to - window.from).toBeCloseTo(all.to / 10);
});

test('a window never leaves the run', () => {
  expect(moved({ from: 0, to: 1e9 }, -1, run)).toEqual({ from: 0, to: 1e9 });
  const last = moved({ from: 11e9, to: 12e9 }, 5, run);
  expect(last.to).toBeCloseTo(whole(run).to);
  expect(zoomed(whole(run), 10, 0, run)).toEqual(whole(run));
  const narrow = zoomed({ from: 100, to: 130 }, 0.001, 110, run);
  expect(narrow.to - narrow.from).toBeCloseTo(20);
});

test('a window moves to show a time, and only then', () => {
  const window = { from: 1e9, to: 2e9 };
  expect(showing(window, 1.5e9, run)).toBe(window);
  expect(showing(window, 5e9, run)).toEqual({ from: 4.5e9, to: 5.5e9 });
});

test('jiffies tick half a jiffy after the beginning, and are drawn when they can be told apart', () => {
  const jiffies = jiffiesOf('4294893568', 250);
  expect(jiffies.tick).toBe(4e6);
  expect(jiffyTicks(whole(run), 800, jiffies)).toEqual([]);
  const near = jiffyTicks({ from: 0, to: 20e6 }, 800, jiffies);
  expect(near.map(({ at }) => at)).toEqual([2e6, 6e6, 10e6, 14e6, 18e6]);
  expect(near[0]?.label).toBe('4294893569');
});

test('lengths of time read in their own unit', () => {
  expect([span(12.345e9), span(416e6), span(1500), span(20), span(5400e9)]).toEqual([
    '12.345 s',
    '416 ms',
    '1.5 µs',
    '20 ns',
    '1.5 h',
  ]);
});

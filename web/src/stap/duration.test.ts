import { expect, test, vi } from 'vitest';

vi.mock('../settings', async () => ({ language: (await import('@preact/signals')).signal('en') }));

const { clock, duration, parseDuration } = await import('./duration');

test.each([
  ['60 s', 60_000_000_000n],
  ['60', 60_000_000_000n],
  ['1.5 ms', 1_500_000n],
  ['0.25us', 250n],
  ['50 µs', 50_000n],
  [' 2 min ', 120_000_000_000n],
  ['1h', 3_600_000_000_000n],
  ['7 ns', 7n],
  ['0', 0n],
] as const)('%s is read', (text, ns) => {
  expect(parseDuration(text)).toBe(ns);
});

test.each(['', 's', '-1 s', '1 day', '1.', '.5 s', '1 s 2 ms', '0x10'])('%s is no length of time', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test.each([
  [12_345_000_000n, '12.345 s'],
  [104_000_000n, '104 ms'],
  [1500n, '1.5 µs'],
  [1n, '1 ns'],
  [0n, '0 s'],
  [7_200_000_000_000n, '7,200 s'],
] as const)('%d ns is shown', (ns, text) => {
  expect(duration(ns)).toBe(text);
});

test('a moment is in seconds', () => {
  expect(clock(12_345_678_901n)).toBe('12.345');
  expect(clock(4_000n, 6)).toBe('0.000004');
  expect(clock(999n, 0)).toBe('0');
});

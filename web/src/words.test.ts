import { expect, test, vi } from 'vitest';

vi.mock('./settings', () => ({ language: { value: 'en' } }));

const { fill } = await import('./words');
const { table } = await import('./words.table');
const { table: kernel } = await import('./kernel/words.table');
const { table: live } = await import('./live/words.table');

test('no text stands in two tables', () => {
  const keys = [table, kernel, live].flatMap((one) => Object.keys(one));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test.each([...Object.entries(table), ...Object.entries(kernel), ...Object.entries(live)])(
  '%s has both languages with the same arguments',
  (_, { en, zh }) => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    expect(en.trim()).not.toBe('');
    expect(zh.trim()).not.toBe('');
    expect(names(zh)).toEqual(names(en));
  },
);

test('arguments and forms', () => {
  expect(fill('{n} error | {n} errors', { n: 1 })).toBe('1 error');
  expect(fill('{n} error | {n} errors', { n: 2048 })).toBe('2,048 errors');
  expect(fill('{n} 个错误', { n: 1 })).toBe('1 个错误');
  expect(fill('{what} {unknown}', { what: '{n}' })).toBe('{n} {unknown}');
});

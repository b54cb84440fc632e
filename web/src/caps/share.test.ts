import { expect, test } from 'vitest';
import { carriesWork, DamagedLink, fragmentOf, readFragment } from './share';

test('a link gives back what it was made of', async () => {
  const shared = { a: '<capabilities>\n  <!-- 中文 😀 -->\n</capabilities>', b: '', view: 'compare' };
  const fragment = await fragmentOf(shared);
  expect(carriesWork(fragment)).toBe(true);
  expect(fragment).toMatch(/^#d=[\w-]+$/);
  expect(await readFragment(fragment)).toEqual(shared);
});

test('a link without a second document has none', async () => {
  expect(await readFragment(await fragmentOf({ a: 'x' }))).toEqual({ a: 'x' });
});

test.each(['#d=', '#d=!!!', '#d=AAAA', '#d=q1YqU7JSMlTSUUpSslIyNFWqBQA'])(
  '%s is damaged',
  async (fragment) => {
    await expect(readFragment(fragment)).rejects.toBeInstanceOf(DamagedLink);
  },
);

test('every cut of a link is damaged, never half a document', async () => {
  const fragment = await fragmentOf({ a: 'a document of some length, '.repeat(20) });
  for (let length = 4; length < fragment.length - 1; length++) {
    await expect(readFragment(fragment.slice(0, length))).rejects.toBeInstanceOf(DamagedLink);
  }
});

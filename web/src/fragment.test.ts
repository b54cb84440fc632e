import { expect, test } from 'vitest';
import { carriesWork, DamagedLink, fragmentOf, readFragment } from './fragment';

const asItIs = (value: unknown) => value;

test('a link gives back what it was made of', async () => {
  const shared = { a: '<capabilities>\n  <!-- 中文 😀 -->\n</capabilities>', b: '', view: 'compare' };
  const fragment = await fragmentOf(shared);
  expect(carriesWork(fragment)).toBe(true);
  expect(fragment).toMatch(/^#d=[\w-]+$/);
  expect(await readFragment(fragment, asItIs)).toEqual(shared);
});

test('what a lab cannot use is damaged', async () => {
  const refuse = () => {
    throw new TypeError('no document');
  };
  await expect(readFragment(await fragmentOf({ a: 1 }), refuse)).rejects.toBeInstanceOf(DamagedLink);
});

test.each(['#d=', '#d=!!!', '#d=AAAA'])('%s is damaged', async (fragment) => {
  await expect(readFragment(fragment, asItIs)).rejects.toBeInstanceOf(DamagedLink);
});

test('every cut of a link is damaged, never half a document', async () => {
  const fragment = await fragmentOf({ a: 'a document of some length, '.repeat(20) });
  for (let length = 4; length < fragment.length - 1; length++) {
    await expect(readFragment(fragment.slice(0, length), asItIs)).rejects.toBeInstanceOf(DamagedLink);
  }
});

import { expect, test } from 'vitest';
import { changedLines } from './preview';

const text = 'one\ntwo\nthree\nfour\n';
const at = (what: string, insert: string) => {
  const from = text.indexOf(what);
  return { from, to: from + what.length, insert };
};

test.each([
  ['a word', [at('two', '2')], [{ number: 2, before: ['two'], after: ['2'] }]],
  ['the first line', [at('one', '1')], [{ number: 1, before: ['one'], after: ['1'] }]],
  ['a line put in', [{ from: 4, to: 4, insert: 'new\n' }], [{ number: 2, before: [], after: ['new'] }]],
  ['a line taken', [at('two\n', '')], [{ number: 2, before: ['two'], after: [] }]],
  ['one line made two', [at('two', 'a\nb')], [{ number: 2, before: ['two'], after: ['a', 'b'] }]],
  [
    'two edits of a line, given in either order',
    [at('ee', 'EE'), at('th', 'TH')],
    [{ number: 3, before: ['three'], after: ['THrEE'] }],
  ],
  [
    'edits of lines apart',
    [at('four', '4'), at('one', '1')],
    [
      { number: 1, before: ['one'], after: ['1'] },
      { number: 4, before: ['four'], after: ['4'] },
    ],
  ],
  ['an edit over lines', [at('wo\nthr', '-')], [{ number: 2, before: ['two', 'three'], after: ['t-ee'] }]],
  [
    'the end of a text',
    [{ from: text.length, to: text.length, insert: 'five\n' }],
    [{ number: 5, before: [], after: ['five'] }],
  ],
] as const)('%s', (_, edits, changes) => {
  expect(changedLines(text, edits)).toEqual(changes);
});

test('a text without a line end', () => {
  expect(changedLines('x', [{ from: 1, to: 1, insert: ';' }])).toEqual([
    { number: 1, before: ['x'], after: ['x;'] },
  ]);
});

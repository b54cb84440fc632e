import { describe, expect, test } from 'vitest';
import { placesOf } from './places';

const encoder = new TextEncoder();

const texts = {
  empty: '',
  ascii: '<capabilities>\n</capabilities>\n',
  'line ends': 'a\r\nb\rc\nd',
  'two, three and four bytes': 'é中😀x',
  'many characters over several checkpoints': 'a中😀é\n'.repeat(1000),
  'pair across a checkpoint': `${'a'.repeat(511)}😀b`,
  'exactly one stride': 'é'.repeat(512),
  'lone surrogates': 'a\ud83db\ude00c',
};

describe.each(Object.entries(texts))('%s', (_, text) => {
  const places = placesOf(text);

  test('counts the bytes that TextEncoder writes', () => {
    expect(places.bytes).toBe(encoder.encode(text).length);
  });

  test('every character start converts there and back', () => {
    let byte = 0;
    let unit = 0;
    for (const character of text) {
      expect(places.byte(unit)).toBe(byte);
      expect(places.unit(byte)).toBe(unit);
      byte += encoder.encode(character).length;
      unit += character.length;
    }
    expect(places.byte(text.length)).toBe(byte);
    expect(places.unit(byte)).toBe(text.length);
  });
});

test('an offset inside a character stands for its start', () => {
  const places = placesOf('a😀b');
  expect([1, 2, 3, 4, 5].map((byte) => places.unit(byte))).toEqual([1, 1, 1, 1, 3]);
  expect(places.byte(2)).toBe(1);
});

test('offsets outside the text are clamped', () => {
  for (const text of ['abc', 'a中']) {
    const places = placesOf(text);
    expect(places.unit(99)).toBe(text.length);
    expect(places.byte(99)).toBe(places.bytes);
    expect(places.byte(-1)).toBe(0);
  }
});

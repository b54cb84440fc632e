import { expect, test } from 'vitest';
import { textOfFile } from './reading';

const xml = '<a>é中</a>';
const utf16le = (text: string) =>
  Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]));

test.each([
  ['UTF-8', new TextEncoder().encode(xml), xml],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${xml}`), xml],
  ['UTF-16 with a mark', utf16le(`\ufeff${xml}`), xml],
  ['UTF-16 without one', utf16le(xml), xml],
  ['UTF-16, big end first', utf16le(`\ufeff${xml}`).map((_, i, all) => all[i ^ 1] ?? 0), xml],
  [
    'Latin-1 as declared',
    Uint8Array.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', (c) => c.charCodeAt(0)),
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
  ],
  ['bytes of no encoding', Uint8Array.from([60, 97, 0xe9, 62]), '<a\ufffd>'],
  ['nothing', new Uint8Array(), ''],
])('%s', (_, bytes, text) => {
  expect(textOfFile(bytes)).toBe(text);
});

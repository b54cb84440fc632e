import { expect, test } from 'vitest';
import { Output } from './output';
import { Terminal } from './terminal';

/** A terminal with texts written to it, each by a firing of its own. */
function terminal(...texts: (string | { err: string })[]): Terminal {
  const terminal = new Terminal();
  texts.forEach((text, firing) => {
    const [stream, written] =
      typeof text === 'string' ? (['stdout', text] as const) : (['stderr', text.err] as const);
    terminal.write({ stream, firing, at: BigInt(firing), text: written });
  });
  return terminal;
}

const lines = (of: Terminal) => of.rows.map(({ spans }) => spans.map(({ text }) => text).join('|'));

test('lines are those of the output, whoever wrote their parts', () => {
  const written = terminal('a', 'b\nc', '\n\n', 'd');
  expect(lines(written)).toEqual(['a|b', 'c', '', 'd']);
  expect(written.rows.map(({ firing }) => firing)).toEqual([0, 1, 2, 3]);
  expect(written.rows.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
});

test('the other stream begins a line of its own', () => {
  const written = terminal('half', { err: 'WARNING: x\n' }, 'way\n');
  expect(lines(written)).toEqual(['half', 'WARNING: x', 'way']);
  expect(written.rows.map(({ stream }) => stream)).toEqual(['stdout', 'stderr', 'stdout']);
});

test('colours last until they are reset', () => {
  const written = terminal('\u001b[1;31mred', ' too\u001b[0;0m plain\n\u001b[30;42mon green');
  const looks = written.rows.flatMap(({ spans }) =>
    spans.map(({ text, look }) => [text, look.foreground, look.background, look.bold]),
  );
  expect(looks).toEqual([
    ['red', 1, -1, true],
    [' too', 1, -1, true],
    [' plain', -1, -1, false],
    ['on green', 0, 2, false],
  ]);
});

test('a cleared screen stays above a mark', () => {
  const written = terminal('\u001b[1;1H\u001b[Jone\n', '\u001b[1;1H\u001b[Jtwo\n');
  expect(lines(written)).toEqual(['one', '', 'two']);
  expect(written.rows.map(({ cleared }) => cleared)).toEqual([false, true, false]);
});

test('a carriage return writes over the line, unless the line ends with it', () => {
  expect(lines(terminal('10%\r20%\r\n', 'x\r', '\n', 'y'))).toEqual(['20%', 'x', 'y']);
});

test('control characters are shown by their pictures, tabs as they are', () => {
  expect(lines(terminal('a\tb\u0007\u007f\u001bc'))).toEqual(['a\tb␇␡␛c']);
});

test('only the last lines are remembered', () => {
  const written = terminal('x\n'.repeat(30_000));
  expect(written.rows.length + written.dropped).toBe(30_000);
  expect(written.rows.length).toBeLessThanOrEqual(25_000);
  expect(written.rows.at(-1)?.number).toBe(29_999);
});

test('pieces are joined by firing, and characters that were cut in two are mended', () => {
  const output = new Output();
  const bytes = new TextEncoder().encode('é中\n');
  const piece = (count: number, firing: number) =>
    ({ stream: 'stdout', firing, at: '5', bytes: count }) as const;
  output.add([piece(1, 0)], bytes.subarray(0, 1));
  output.add([piece(2, 0), piece(3, 1)], bytes.subarray(1));
  expect(output.pieces.map(({ text, firing }) => [text, firing])).toEqual([
    ['é', 0],
    ['中\n', 1],
  ]);
  expect(output.text()).toBe('é中\n');
  expect(output.bytes()).toEqual(bytes);
  expect(output.length).toBe(6);
});

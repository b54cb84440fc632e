import { getIndentation, StreamLanguage } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { classHighlighter, highlightTree } from '@lezer/highlight';
import { expect, test } from 'vitest';
import { reading } from './stap';

const language = StreamLanguage.define(reading);

/** Each coloured piece of a script with the class it gets. */
function coloured(text: string): string[] {
  const pieces: string[] = [];
  highlightTree(language.parser.parse(text), classHighlighter, (from, to, classes) => {
    pieces.push(`${classes.replaceAll('tok-', '')}:${text.slice(from, to)}`);
  });
  return pieces;
}

test('probe points are told from what a handler does', () => {
  expect(coloured('probe timer.ms(100).randomize(5) { n++; print(n) }')).toEqual([
    'keyword:probe',
    'namespace:timer.ms',
    'number:100',
    'namespace:.randomize',
    'number:5',
    'variableName:print',
  ]);
});

test('a group of probe points is no handler', () => {
  expect(coloured('probe syscall.{open,close}.return ? { x = 1 }')).toEqual([
    'keyword:probe',
    'namespace:syscall.{open',
    'namespace:close}.return',
    'namespace:?',
    'number:1',
  ]);
});

test('a keyword inside a probe point is part of it', () => {
  expect(coloured('probe syscall.delete, nd.next if (on) {}')).toEqual([
    'keyword:probe',
    'namespace:syscall.delete',
    'namespace:nd.next',
    'keyword:if',
  ]);
});

test.each([
  ['x = "a \\" b" . "c"', ['string:"a \\" b"', 'string:"c"']],
  ['x = "open', ['invalid:"open']],
  [
    '$foo->bar @count(s) $$vars @1 $#',
    ['variableName2:$foo', 'macroName:@count', 'variableName2:$$vars', 'macroName:@1', 'variableName2:$#'],
  ],
  ['0x1f 010 9', ['number:0x1f', 'number:010', 'number:9']],
  [
    '%( kernel_v >= "6.1" %? a %: b %)',
    ['macroName:%(', 'string:"6.1"', 'macroName:%?', 'macroName:%:', 'macroName:%)'],
  ],
  ['function f:long (a) {}', ['keyword:function', 'variableName:f', 'keyword:long']],
] as const)('%s', (text, pieces) => {
  expect(coloured(text)).toEqual(pieces);
});

test('comments and embedded C go on over line ends', () => {
  expect(coloured('/* a\nprobe */ x # y\n%{ int i;\n" %} "s"')).toEqual([
    'comment:/* a',
    'comment:probe */',
    'comment:# y',
    'meta:%{ int i;',
    'meta:" %}',
    'string:"s"',
  ]);
});

test('lines are indented by the braces that are open', () => {
  const doc = 'probe begin {\nif (x) {\ny++\n}\n}\n';
  const state = EditorState.create({ doc, extensions: language });
  const starts = [...doc.matchAll(/^/gm)].slice(0, -1).map(({ index }) => index);
  expect(starts.map((at) => getIndentation(state, at))).toEqual([0, 2, 4, 2, 0]);
});

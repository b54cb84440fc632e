import { getIndentation, indentUnit, StreamLanguage } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { classHighlighter, highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { expect, test } from 'vitest';
import { reading } from './c';

const language = StreamLanguage.define(reading);

/** The usual classes have none for these. */
const modifiers = tagHighlighter([{ tag: tags.modifier, class: 'modifier' }]);

/** Each coloured piece of a file with the class it gets. */
function coloured(text: string): string[] {
  const pieces: string[] = [];
  highlightTree(language.parser.parse(text), [modifiers, classHighlighter], (from, to, classes) => {
    pieces.push(`${classes.replaceAll('tok-', '')}:${text.slice(from, to)}`);
  });
  return pieces;
}

test('whose memory a pointer names stands out from types, keywords and calls', () => {
  expect(coloured('static ssize_t f(char __user *buf) { return g(buf, EFAULT); }')).toEqual([
    'keyword:static',
    'typeName:ssize_t',
    'variableName:f',
    'typeName:char',
    'modifier keyword:__user',
    'keyword:return',
    'variableName:g',
    'literal:EFAULT',
  ]);
});

test.each([
  ['x = "a \\" b" + \'\\n\';', ['string:"a \\" b"', "string:'\\n'"]],
  ['x = "open', ['invalid:"open']],
  ['0x1fUL 010 1.5e+3 .5', ['number:0x1fUL', 'number:010', 'number:1.5e+3', 'number:.5']],
  ['#include <linux/fs.h>', ['meta:#include', 'string:<linux/fs.h>']],
  ['# include "x.h" // y', ['meta:# include', 'string:"x.h"', 'comment:// y']],
  ['#if X < 1', ['meta:#if', 'number:1']],
] as const)('%s', (text, pieces) => {
  expect(coloured(text)).toEqual(pieces);
});

test('comments and directives go on over line ends', () => {
  expect(coloured('/* a\nint */ int x;\n#define F(a) \\\n\tg(a) /* b\nc */ + 1\nint y;')).toEqual([
    'comment:/* a',
    'comment:int */',
    'typeName:int',
    'meta:#define',
    'variableName:F',
    'variableName:g',
    'comment:/* b',
    'comment:c */',
    'number:1',
    'typeName:int',
  ]);
});

test('lines are indented by what is open, labels and directives less', () => {
  const doc = 'int f(void)\n{\nswitch (x) {\ncase 1:\ng(a,\nb);\n#if 1\n}\nout:\nreturn 0;\n}\n';
  const state = EditorState.create({
    doc,
    extensions: [language, EditorState.tabSize.of(8), indentUnit.of('\t')],
  });
  const starts = [...doc.matchAll(/^/gm)].slice(0, -1).map(({ index }) => index);
  expect(starts.map((at) => (getIndentation(state, at) ?? 0) / 8)).toEqual([0, 0, 1, 1, 2, 3, 0, 1, 0, 1, 0]);
});

test('braces within a macro do not count', () => {
  const doc = '#define BEGIN {\nint x;\n';
  const state = EditorState.create({ doc, extensions: [language, indentUnit.of('\t')] });
  expect(getIndentation(state, doc.indexOf('int'))).toBe(0);
});

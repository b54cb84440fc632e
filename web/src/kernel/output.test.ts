import { expect, test } from 'vitest';
import type { KernelFinding } from '../engine/types/protocol';
import { commandOf, outputLines } from './output';

const finding = (line: number, column: number, silence: KernelFinding['silence'] = '') =>
  ({ file: 'a.c', at: { line, column }, silence }) as KernelFinding;

test('each line leads to the finding that it is about', () => {
  const first = finding(3, 9);
  const hidden = finding(4, 1, 'ours');
  const output = 'a.c:3:9: warning: x\na.c:3:9:    expected y\na.c:4:1: warning: z\ntoo many\n';
  expect(outputLines(output, [first, hidden]).map(({ finding }) => finding)).toEqual([
    first,
    first,
    null,
    null,
  ]);
  expect(outputLines('', [first])).toEqual([]);
});

test('the command is quoted where a shell needs it', () => {
  expect(commandOf(['-Wno-decl', '-DNAME=a b'], ['x.c', 'sub/y.c'])).toBe(
    "sparse -Wno-decl '-DNAME=a b' x.c sub/y.c",
  );
});

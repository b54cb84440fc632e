import { ChangeSet } from '@codemirror/state';
import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { Cancelled } from '../engine/client';
import type { KernelChecked, KernelFinding, KernelSettings } from '../engine/types/protocol';
import { defaults, type Settings, turn } from './flags';

/** What the engine has been asked for and not yet answered. */
interface Waiting {
  method: string;
  params: KernelSettings;
  texts: string[];
  answer(result: object, text?: string): Promise<void>;
  fail(error: Error): Promise<void>;
}

let waiting: Waiting[] = [];

vi.mock('../settings', async () => ({ language: (await import('@preact/signals')).signal('en') }));
vi.mock('./engine', () => ({
  engine: {
    ask: (
      method: string,
      params: KernelSettings,
      _language: string,
      texts: Uint8Array[],
      cancel?: AbortSignal,
    ) =>
      new Promise((resolve, reject) => {
        cancel?.addEventListener('abort', () => reject(new Cancelled()));
        waiting.push({
          method,
          params,
          texts: texts.map((text) => new TextDecoder().decode(text)),
          async answer(result, text = '') {
            resolve({ result, texts: [new TextEncoder().encode(text)], took: 1 });
            await settled();
          },
          async fail(error) {
            reject(error);
            await settled();
          },
        });
      }),
  },
}));

const { Checker, largest } = await import('./checker');
const { SourceFile } = await import('./source');
const { addWords } = await import('../words');
addWords((await import('./words.table')).table);

const settled = () => new Promise((resolve) => setTimeout(resolve));
const clean: KernelChecked = {
  findings: [],
  errors: 0,
  warnings: 0,
  hidden: 0,
  status: 0,
  wanted: [],
};

function finding(file: string, start: number, end: number, more: Partial<KernelFinding> = {}): KernelFinding {
  return {
    severity: 'warning',
    code: 'noderef',
    silence: '',
    noisy: '',
    file,
    at: { line: 1, column: start + 1 },
    place: { start, end },
    text: 'wrong',
    message: 'wrong',
    hint: 'so',
    function: '',
    related: [],
    fixes: [],
    ...more,
  };
}

const files = signal<readonly InstanceType<typeof SourceFile>[]>([]);
let settings = signal<Settings>(defaults);
let checker: InstanceType<typeof Checker>;
const applied = vi.fn();

function file(name: string, text: string): InstanceType<typeof SourceFile> {
  const made = new SourceFile({
    edited: () => checker.edited(),
    marks: (file) => checker.marks(file),
    explain: (file, offset) => checker.explain(file, offset),
    complete: (file, offset) => checker.complete(file, offset),
    keys: [],
  });
  made.name.value = name;
  made.load(text);
  return made;
}

async function next(): Promise<Waiting> {
  await settled();
  const entry = waiting.shift();
  if (!entry) throw new Error('the engine was not asked');
  return entry;
}

beforeEach(() => {
  waiting = [];
  applied.mockClear();
  settings = signal(defaults);
  files.value = [];
  checker = new Checker(files, settings, applied);
});

test('all files go to the engine; sources are checked in their order, with the switches asked for', async () => {
  files.value = [file('a.c', 'int a;'), file('own.h', 'int h;'), file('b.c', 'int b;')];
  settings.value = turn(defaults, 'decl');
  void checker.check();
  const asked = await next();
  expect(asked.method).toBe('kernel.check');
  expect(asked.texts).toEqual(['int a;', 'int h;', 'int b;']);
  expect(asked.params).toMatchObject({
    files: ['a.c', 'own.h', 'b.c'],
    main: 'a.c',
    flags: ['-Wno-decl'],
    teach: true,
  });
  expect(asked.params.also).toEqual(['b.c']);
  await asked.answer(clean, 'a.c:1:5: warning\n');
  expect(checker.status.value).toEqual({ state: 'done' });
  expect(checker.checked.value?.output).toBe('a.c:1:5: warning\n');
});

test('what is marked moves with what is typed, in its own file only', async () => {
  const a = file('a.c', 'é = *up;');
  const b = file('b.c', '');
  files.value = [a, b];
  void checker.check();
  await (await next()).answer({ ...clean, findings: [finding('a.c', 6, 8)], warnings: 1 });
  expect(a.marks.value).toMatchObject([{ from: 5, to: 7, severity: 'warning', message: 'wrong\nso' }]);
  expect(b.marks.value).toEqual([]);
  a.edited(ChangeSet.of({ from: 0, insert: 'xx' }, a.text().length).desc, a.text().length + 2);
  const checked = checker.checked.value;
  expect(checked?.rangeNow('a.c', { start: 6, end: 8 })).toEqual({ from: 7, to: 9 });
  expect(checked?.findingsAt(a, 8)).toHaveLength(1);
  expect(checked?.findingsAt(a, 2)).toEqual([]);
  expect(checked?.findingsAt(b, 8)).toEqual([]);
});

test('a file keeps its findings under another name', async () => {
  const a = file('a.c', '*up;');
  files.value = [a];
  void checker.check();
  await (await next()).answer({ ...clean, findings: [finding('a.c', 1, 3)] });
  a.name.value = 'b.c';
  expect(checker.checked.value?.file('a.c')).toBe(a);
  expect(a.marks.value).toHaveLength(1);
});

test('what sparse would not print is marked as a note that says so', async () => {
  const a = file('a.c', '*up;');
  files.value = [a];
  void checker.check();
  const hidden = finding('a.c', 1, 3, { silence: 'after an error', severity: 'warning' });
  await (await next()).answer({ ...clean, findings: [hidden] });
  const [mark] = a.marks.value;
  expect(mark?.severity).toBe('info');
  expect(mark?.message).toMatch(/^sparse would not print this\n/);
});

test('a mark mends its finding with its first fix', async () => {
  const a = file('a.c', '*up;');
  files.value = [a];
  void checker.check();
  const found = finding('a.c', 1, 3, { fixes: [{ title: 'mend', edits: [] }] });
  await (await next()).answer({ ...clean, findings: [found] });
  a.marks.value[0]?.fix?.();
  expect(applied).toHaveBeenCalledWith(checker.checked.value, found, 0);
});

test('a check that fails leaves the last result, and can be had again', async () => {
  const a = file('a.c', 'int a;');
  files.value = [a];
  void checker.check();
  await (await next()).answer(clean, 'first');
  a.load('int b;');
  void checker.check();
  await (await next()).fail(new Error('died'));
  expect(checker.status.value).toEqual({ state: 'failed', message: 'died' });
  expect(checker.checked.value?.output).toBe('first');
  checker.retry();
  await (await next()).answer(clean, 'second');
  expect(checker.status.value).toEqual({ state: 'done' });
  expect(checker.checked.value?.output).toBe('second');
});

test('a check that is stopped leaves the last result', async () => {
  files.value = [file('a.c', 'int a;')];
  const check = checker.check();
  await next();
  checker.cancel();
  await check;
  expect(checker.status.value).toEqual({ state: 'stopped' });
});

test('nothing is checked twice, nor while a check is under way', async () => {
  const a = file('a.c', 'int a;');
  files.value = [a];
  void checker.check();
  const first = await next();
  void checker.check();
  await settled();
  expect(waiting).toEqual([]);
  await first.answer(clean);
  await settled();
  expect(waiting).toEqual([]);
  a.load('int b;');
  void checker.check();
  expect((await next()).texts).toEqual(['int b;']);
});

test('more text than the engine should read is not read', async () => {
  files.value = [file('a.c', 'x'.repeat(largest + 1))];
  await checker.check();
  expect(checker.status.value).toEqual({ state: 'too large', length: largest + 1 });
  expect(waiting).toEqual([]);
});

test('without text there is nothing to check', async () => {
  const a = file('a.c', 'int a;');
  files.value = [a];
  void checker.check();
  await (await next()).answer(clean);
  a.load('');
  expect(checker.status.value).toEqual({ state: 'empty' });
  expect(checker.checked.value).toBeNull();
});

test('what stands at a place is explained, in units of the editor', async () => {
  const a = file('a.c', 'é f();');
  files.value = [a];
  const explained = checker.explain(a, 2);
  const asked = await next();
  expect(asked.method).toBe('kernel.locate');
  expect(asked.params).toMatchObject({ file: 'a.c', offset: 3 });
  await asked.answer({
    title: 'int f(void)',
    kind: 'function',
    name: '',
    place: { start: 3, end: 4 },
    expansion: 'g(1)',
    defined: { file: 'own.h', at: { line: 1, column: 1 }, place: { start: 0, end: 1 }, message: '' },
  });
  expect(await explained).toEqual({ from: 2, to: 3, title: 'int f(void)', words: '→ g(1)', badge: 'own.h' });
});

test('where something is declared is not told for a text that has changed meanwhile', async () => {
  const a = file('a.c', 'f();');
  files.value = [a];
  const found = checker.declaration(a);
  const asked = await next();
  a.load('g();');
  const defined = { file: 'a.c', at: { line: 1, column: 1 }, place: { start: 0, end: 1 }, message: '' };
  await asked.answer({
    title: 'f',
    kind: 'function',
    name: '',
    place: { start: 0, end: 1 },
    expansion: '',
    defined,
  });
  expect(await found).toBeNull();
});

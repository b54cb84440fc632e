import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { Cancelled } from '../engine/client';
import type { Diagnostic, StapSettings } from '../engine/types/protocol';

/** What the engine has been asked for and not yet answered. */
interface Waiting {
  method: string;
  text: string;
  answer(result: object, text?: string): Promise<void>;
}

let waiting: Waiting[] = [];

vi.mock('../settings', async () => ({ language: (await import('@preact/signals')).signal('en') }));
vi.mock('./engine', () => ({
  engine: {
    ask: (method: string, _params: unknown, _language: string, texts: Uint8Array[], cancel?: AbortSignal) =>
      new Promise((resolve, reject) => {
        cancel?.addEventListener('abort', () => reject(new Cancelled()));
        waiting.push({
          method,
          text: new TextDecoder().decode(texts[0]),
          async answer(result, text = '') {
            resolve({ result, texts: [new TextEncoder().encode(text)] });
            await settled();
          },
        });
      }),
  },
}));

const { difference, Script } = await import('./script');

const settled = () => new Promise((resolve) => setTimeout(resolve));
const clean = { diagnostics: [] as Diagnostic[], errors: 0 };

function diagnostic(start: number, end: number): Diagnostic {
  return {
    severity: 'error',
    code: 'x',
    place: { start, end },
    at: { line: 1, column: 1 },
    message: 'wrong',
    hint: 'so',
    related: [],
    edits: [],
  };
}

let settings = signal({} as StapSettings);
let script: InstanceType<typeof Script>;

async function next(): Promise<Waiting> {
  await settled();
  const entry = waiting.shift();
  if (!entry) throw new Error('the engine was not asked');
  return entry;
}

beforeEach(() => {
  waiting = [];
  settings = signal({ hz: 250 } as StapSettings);
  script = new Script(signal(''), settings, []);
});

test('of scripts that arrive while one is checked, only the newest is checked next', async () => {
  script.load('one', '');
  const one = await next();
  script.load('two', '');
  script.load('three', 'c.stp');
  await one.answer(clean);
  const three = await next();
  expect(three.text).toBe('three');
  await three.answer(clean);
  expect(waiting).toEqual([]);
  expect(script.checked.value?.text).toBe('three');
  expect(script.status.value).toEqual({ state: 'done' });
  expect(script.name.value).toBe('c.stp');
});

test('findings are marked where they stand, in units of the editor', async () => {
  script.load('"é" x', '');
  await (await next()).answer({ ...clean, diagnostics: [diagnostic(5, 6)] });
  expect(script.marks.value).toEqual([
    { from: 4, to: 5, severity: 'error', message: 'wrong\nso', code: 'x', fix: null },
  ]);
});

test('other settings are another check', async () => {
  script.load('one', '');
  await (await next()).answer(clean);
  settings.value = { hz: 1000 } as StapSettings;
  void script.check();
  await (await next()).answer(clean);
  await script.check();
  expect(waiting).toEqual([]);
});

test('a check can be stopped and tried again', async () => {
  script.load('slow', '');
  await next();
  script.cancel();
  await settled();
  expect(script.status.value).toEqual({ state: 'stopped' });
  script.retry();
  await (await next()).answer(clean);
  expect(script.status.value).toEqual({ state: 'done' });
});

test('an empty script has nothing to show', async () => {
  script.load('one', '');
  await (await next()).answer(clean);
  script.load('', '');
  expect(script.status.value).toEqual({ state: 'empty' });
  expect(script.checked.value).toBeNull();
});

test('formatting changes only what differs', async () => {
  script.load('probe begin{x=1}', '');
  await (await next()).answer(clean);
  const changed: unknown[] = [];
  script.attach({
    read: () => 'probe begin{x=1}',
    change: (edits: unknown) => changed.push(edits),
  } as unknown as Parameters<typeof script.attach>[0]);
  const formatting = script.format();
  await (await next()).answer({ changed: true, diagnostics: [] }, 'probe begin {x=1}');
  expect(await formatting).toEqual({ state: 'formatted' });
  expect(changed).toEqual([[{ from: 11, to: 11, insert: ' ' }]]);

  const refused = script.format();
  await (await next()).answer({ changed: false, diagnostics: [diagnostic(0, 1)] }, '');
  expect(await refused).toEqual({ state: 'refused', line: 1, message: 'wrong' });
});

test.each([
  ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
  ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
  ['', 'x', { from: 0, to: 0, insert: 'x' }],
  ['same', 'same', { from: 4, to: 4, insert: '' }],
])('from %j to %j is one change', (before, after, change) => {
  expect(difference(before, after)).toEqual(change);
});

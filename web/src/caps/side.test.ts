import { beforeEach, expect, test, vi } from 'vitest';
import { Cancelled } from '../engine/client';
import type { CapsOpened } from '../engine/types/protocol';

/** Readings that the engine has been asked for and not yet answered. */
interface Waiting {
  text: string;
  answer(kind: CapsOpened['kind']): Promise<void>;
  closed: boolean;
}

const waiting: Waiting[] = [];
let reads = 0;

vi.mock('../settings', async () => ({ language: (await import('@preact/signals')).signal('en') }));
vi.mock('./engine', () => ({
  engine: {
    open: (bytes: Uint8Array, _index: number, _language: string, cancel: AbortSignal) =>
      new Promise((resolve, reject) => {
        reads++;
        const entry: Waiting = {
          text: new TextDecoder().decode(bytes),
          closed: false,
          answer: async (kind) => {
            resolve({ info: { kind }, close: () => (entry.closed = true) });
            await settled();
          },
        };
        cancel.addEventListener('abort', () => reject(new Cancelled()));
        waiting.push(entry);
      }),
  },
}));

const { Side } = await import('./side');

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function next(): Promise<Waiting> {
  await settled();
  const entry = waiting.shift();
  if (!entry) throw new Error('the engine was not asked');
  return entry;
}

beforeEach(() => {
  waiting.length = 0;
  reads = 0;
});

test('of texts that arrive while one is read, only the newest is read next', async () => {
  const side = new Side('a');
  side.load('one');
  const one = await next();
  side.load('two');
  side.load('three');
  await one.answer('capabilities');
  const three = await next();
  expect(three.text).toBe('three');
  await three.answer('capabilities');
  expect(reads).toBe(2);
  expect(side.good.value?.text).toBe('three');
  expect(one.closed).toBe(true);
  expect(side.status.value).toEqual({ state: 'done' });
});

test('a text that became unusable keeps the last good reading, marked as stale', async () => {
  const side = new Side('a');
  side.load('good');
  const good = await next();
  await good.answer('capabilities');
  side.load('bad');
  await (await next()).answer('');
  expect(side.good.value?.text).toBe('good');
  expect(side.latest.value?.text).toBe('bad');
  expect(side.stale.value).toBe(true);
  expect(good.closed).toBe(false);

  side.load('good again');
  await (await next()).answer('domainCapabilities');
  expect(side.stale.value).toBe(false);
  expect(good.closed).toBe(true);
});

test('an empty text has nothing to show', async () => {
  const side = new Side('a');
  side.load('good');
  const good = await next();
  await good.answer('capabilities');
  side.load('');
  expect(side.status.value).toEqual({ state: 'empty' });
  expect(side.good.value).toBeNull();
  expect(good.closed).toBe(true);
});

test('a reading can be stopped and tried again', async () => {
  const side = new Side('a');
  side.load('slow');
  await next();
  side.cancel();
  await settled();
  expect(side.status.value).toEqual({ state: 'stopped' });
  side.retry();
  await (await next()).answer('capabilities');
  expect(side.good.value?.text).toBe('slow');
});

test('line ends are those of the editor', () => {
  const side = new Side('a');
  side.load('a\r\nb\rc\n');
  expect(side.text()).toBe('a\nb\nc\n');
});

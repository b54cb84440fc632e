import { beforeEach, expect, test } from 'vitest';
import { Cancelled, EngineClient, EngineCrashed, EngineError } from './client';
import { decodeFrame, encodeFrame } from './frame';
import type { FromWorker, ToWorker } from './messages';
import type { Request } from './types/protocol';

/** Stands in for the engine's worker: answers when the test lets it. */
class FakeWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  startedWith: WebAssembly.Module | null = null;
  /** Requests that came, by method, with their texts. */
  readonly asked: string[] = [];
  memory = 0;
  #opened = 0;

  postMessage(message: ToWorker): void {
    if (message.kind === 'start') {
      this.startedWith = message.module;
      if (loads) this.#say({ kind: 'ready', module });
      else this.#say({ kind: 'failed', message: 'no network' });
      return;
    }
    const { head, texts } = decodeFrame<Request>(message.frame);
    const text = texts[0] ? new TextDecoder().decode(texts[0]) : '';
    this.asked.push(text ? `${head.method} ${text}` : `${head.method} ${JSON.stringify(head.params)}`);
    if (text === 'crash') this.#say({ kind: 'crashed', message: 'unreachable' });
    if (text === 'crash' || text === 'hang') return;
    if (text.length > 1000) this.memory = 200 * 1024 * 1024;
    const result = head.method === 'caps.open' ? { document: ++this.#opened } : { echo: head.params };
    const error = head.method === 'caps.cpu' ? { code: 'no', message: 'not here' } : undefined;
    this.#say({
      kind: 'answer',
      frame: encodeFrame({ id: head.id, error, result }, []),
      memory: this.memory,
      took: 7,
    });
  }

  terminate(): void {
    this.terminated = true;
  }

  #say(data: FromWorker): void {
    queueMicrotask(() => {
      if (!this.terminated) this.onmessage?.({ data });
    });
  }
}

const module = { of: 'engine.wasm' } as unknown as WebAssembly.Module;
let loads = true;
let workers: FakeWorker[] = [];
let engine: EngineClient;
/** What waits for the page to be idle. */
let chores: (() => void)[] = [];

const bytes = (text: string) => new TextEncoder().encode(text);
const open = (text: string, cancel?: AbortSignal) => engine.open(bytes(text), -1, 'en', cancel);
const report = (document: Awaited<ReturnType<typeof open>>) =>
  engine.call('caps.report', [document], (number) => ({ document: number }), 'en');

beforeEach(() => {
  loads = true;
  workers = [];
  chores = [];
  engine = new EngineClient({
    makeWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    whenIdle: (then) => chores.push(then),
    url: '/engine.wasm',
    bytes: 1_000_000,
    trial: async (ask, wanted) => {
      const { document } = await ask('caps.open', { index: 0 }, [bytes('trial')]);
      for (const view of ['caps.report', 'caps.topology', 'caps.guests'] as const) {
        if (!wanted()) await ask(view, { document }, []);
      }
      await ask('caps.close', { document }, []);
    },
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Lets the page be idle for as long as there are chores. */
async function idle(): Promise<void> {
  await settled();
  for (let chore = chores.shift(); chore; chore = chores.shift()) {
    chore();
    await settled();
  }
}

test('opens a document and asks about it by its number', async () => {
  await open('first');
  const second = await open('second');
  expect(await report(second)).toEqual({ result: { echo: { document: 2 } }, texts: [], took: 7 });
  expect(workers).toHaveLength(1);
});

test('what the engine refuses ends in its error', async () => {
  const document = await open('a');
  const asking = engine.call('caps.cpu', [document], (number) => ({ document: number }), 'en');
  await expect(asking).rejects.toEqual(new EngineError('no', 'not here'));
});

test('a crash ends the request; the next worker starts from the kept module and opens documents again', async () => {
  const document = await open('a');
  await expect(open('crash')).rejects.toBeInstanceOf(EngineCrashed);
  expect((await report(document)).result).toEqual({ echo: { document: 1 } });
  expect(workers).toHaveLength(2);
  expect(workers[0]?.terminated).toBe(true);
  expect(workers[1]?.startedWith).toBe(module);
  expect(workers[1]?.asked).toEqual(['caps.open a', 'caps.report {"document":1}']);
});

test('cancelling what runs replaces the worker; what waits goes on', async () => {
  const cancel = new AbortController();
  const hanging = open('hang', cancel.signal);
  const waiting = open('b');
  await Promise.resolve();
  cancel.abort();
  await expect(hanging).rejects.toBeInstanceOf(Cancelled);
  await waiting;
  expect(workers).toHaveLength(2);
  expect(workers[1]?.asked).toEqual(['caps.open b']);
});

test('cancelling what waits costs nothing', async () => {
  const cancel = new AbortController();
  const first = open('a');
  const waiting = open('b', cancel.signal);
  cancel.abort();
  await expect(waiting).rejects.toBeInstanceOf(Cancelled);
  await first;
  expect(workers).toHaveLength(1);
  expect(workers[0]?.asked).toEqual(['caps.open a']);
});

test('a closed document is closed in the engine, and not asked about', async () => {
  const document = await open('a');
  document.close();
  document.close();
  await expect(report(document)).rejects.toBeInstanceOf(Cancelled);
  await open('b');
  expect(workers[0]?.asked).toEqual(['caps.open a', 'caps.close {"document":1}', 'caps.open b']);
});

test('where the engine does not load, requests wait for a retry', async () => {
  loads = false;
  engine.retry();
  const opening = open('a');
  await new Promise((resolve) => setTimeout(resolve));
  expect(engine.loading.value).toEqual({ state: 'failed', message: 'no network' });
  loads = true;
  engine.retry();
  await opening;
  expect(engine.loading.value).toEqual({ state: 'ready' });
});

test('before its first use the engine is tried on a small document', async () => {
  await idle();
  expect(workers[0]?.asked).toHaveLength(8 * 5);
  expect(workers[0]?.asked.slice(0, 5)).toEqual([
    'caps.open trial',
    'caps.report {"document":1}',
    'caps.topology {"document":1}',
    'caps.guests {"document":1}',
    'caps.close {"document":1}',
  ]);
  await open('a');
  await idle();
  expect(workers[0]?.asked.at(-1)).toBe('caps.open a');
});

test('a request cuts a trial short, and is the last of them', async () => {
  await settled();
  chores.shift()?.();
  await open('a');
  await idle();
  expect(workers[0]?.asked).toEqual(['caps.open trial', 'caps.close {"document":1}', 'caps.open a']);
});

test('the memory of a large document is given back once it is closed and the page is idle', async () => {
  const large = await open('x'.repeat(4000));
  const small = await open('small');
  large.close();
  await settled();
  expect(workers).toHaveLength(1);

  await idle();
  expect(workers).toHaveLength(2);
  expect(workers[0]?.terminated).toBe(true);
  expect(workers[1]?.startedWith).toBe(module);
  expect(workers[1]?.asked).toEqual(['caps.open small']);
  expect(await report(small)).toEqual({ result: { echo: { document: 1 } }, texts: [], took: 7 });
  await idle();
  expect(workers[1]?.asked).toEqual(['caps.open small', 'caps.report {"document":1}']);
  expect(workers).toHaveLength(2);
});

test('a worker is kept while its large document is open, or someone waits', async () => {
  const large = await open('x'.repeat(4000));
  const other = await open('y'.repeat(3000));
  other.close();
  await idle();
  expect(workers).toHaveLength(1);

  large.close();
  await settled();
  void open('hang');
  await idle();
  expect(workers).toHaveLength(1);
});

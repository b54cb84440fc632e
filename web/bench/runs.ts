import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { bytes, median, ms, print } from './table.ts';

interface Script {
  name: string;
  text: string;
  /** How often it is run for its median. */
  rounds: number;
}

const configHZ = readFileSync(
  fileURLToPath(new URL('../src/stap/samples/config-hz.stp', import.meta.url)),
  'utf8',
);

const scripts: readonly Script[] = [
  { name: 'CONFIG_HZ: 12.345 s, 153 firings', text: configHZ, rounds: 20 },
  {
    name: 'loop over locals',
    text: 'probe begin { for (i = 0; i < 10000000; i++) { a += i; b = a ^ i } println(a, b); exit() }',
    rounds: 3,
  },
  {
    name: 'loop over a global',
    text: 'global n probe begin { while (n < 10000000) n++; println(n); exit() }',
    rounds: 3,
  },
  {
    name: 'array with number keys',
    text: 'global a probe begin { for (i = 0; i < 2000000; i++) a[i & 1023]++; println(a[5]); exit() }',
    rounds: 3,
  },
  {
    name: 'array with string keys',
    text: 'global a probe begin { for (i = 0; i < 500000; i++) a[sprint(i & 1023)]++; println(a["5"]); exit() }',
    rounds: 3,
  },
  {
    name: 'aggregate',
    text: 'global s probe begin { for (i = 0; i < 2000000; i++) s <<< i; println(@avg(s)); exit() }',
    rounds: 3,
  },
  {
    name: '1,000,000 firings of timer.us(100)',
    text: 'global n probe timer.us(100) { if (++n == 1000000) exit() }',
    rounds: 3,
  },
];

/** What scripts take from their text to the end of their run, in a worker of the page. */
export async function printRuns(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = (name: RegExp) => context.waitForEvent('request', (request) => name.test(request.url()));
  const [worker, engine] = await Promise.all([
    seen(/\/assets\/worker-.*\.js$/),
    seen(/\/assets\/engine-.*\.wasm$/),
    page.goto(`${url}/stap`),
  ]);
  const rows: string[][] = [];
  for (const script of scripts) {
    const { times, statements, fired, held } = await page.evaluate(runMeasured, {
      worker: worker.url(),
      engine: engine.url(),
      ...script,
    });
    const time = median(times);
    rows.push([
      script.name,
      ms(times[0] ?? Number.NaN),
      ms(time),
      bytes(statements),
      (statements / time / 1000).toFixed(1),
      bytes(fired),
      bytes(held),
    ]);
  }
  print(
    'Scripts checked, compiled and run in a worker; million statements a second, and the memory held',
    ['', 'first', 'warm', 'statements', 'M/s', 'firings', 'bytes'],
    rows,
  );
  await context.close();
}

/** Runs in the page: sees a script through several times in a fresh worker. */
async function runMeasured(order: {
  worker: string;
  engine: string;
  text: string;
  rounds: number;
}): Promise<{ times: number[]; statements: number; fired: number; held: number }> {
  const worker = new Worker(order.worker, { type: 'module' });
  const encoder = new TextEncoder();
  let held = 0;
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.kind === 'ready') resolve();
      if (data.kind === 'failed') reject(new Error(data.message));
    };
    worker.postMessage({ kind: 'start', url: order.engine, module: null });
  });
  const ask = async (method: string, params: object, text?: Uint8Array) => {
    const texts = text ? [text.length] : [];
    const head = encoder.encode(JSON.stringify({ id: 1, method, language: 'en', params, texts }));
    const frame = new Uint8Array(4 + head.length + (text?.length ?? 0));
    new DataView(frame.buffer).setUint32(0, head.length, true);
    frame.set(head, 4);
    if (text) frame.set(text, 4 + head.length);
    const answer = await new Promise<Uint8Array>((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.kind !== 'answer') return reject(new Error(data.message));
        held = Math.max(held, data.memory);
        resolve(data.frame);
      };
      worker.postMessage({ kind: 'call', frame }, [frame.buffer]);
    });
    const length = new DataView(answer.buffer).getUint32(0, true);
    const { result, error } = JSON.parse(new TextDecoder().decode(answer.subarray(4, 4 + length)));
    if (error) throw new Error(error.message);
    return result;
  };
  const settings = {
    until: '600000000000',
    limits: [{ name: 'MAXACTION', value: '100000000' }],
  };
  const times: number[] = [];
  let [statements, fired] = [0, 0];
  // The first round is cold; it is not in the median of those after it.
  for (let round = 0; round <= order.rounds; round++) {
    const start = performance.now();
    const { run } = await ask('stap.start', settings, encoder.encode(order.text));
    let progress: { done: boolean; statements: string; fired: number; ending?: { reason: string } };
    do progress = await ask('stap.step', { run, budget: 1_000_000, cancel: false });
    while (!progress.done);
    times.push(performance.now() - start);
    if (progress.ending?.reason !== 'exit') throw new Error(`the run ended by ${progress.ending?.reason}`);
    [statements, fired] = [Number(progress.statements), progress.fired];
    await ask('stap.close', { run });
  }
  worker.terminate();
  return { times, statements, fired, held };
}

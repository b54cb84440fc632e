/**
 * Figures of the built page in Chromium, printed as tables. They depend on the
 * machine and on what else it does; ratios against the browser's own parser,
 * taken in the same page, less so.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../e2e/chromium.ts';
import { read } from '../e2e/documents.ts';
import { startPlayground } from '../e2e/playground.ts';
import { fragmentOf } from '../src/fragment.ts';
import { printChecks } from './checks.ts';
import { documents } from './documents.ts';
import { printRuns } from './runs.ts';
import { bytes, median, ms, print, ratio } from './table.ts';

const dist = fileURLToPath(new URL('../dist/assets', import.meta.url));

/** How long the warm calls of one figure may take together, and how many there are. */
const effort = { least: 10, most: 400, leastLarge: 4, ms: 300 };

/** What is asked of the engine for one text; each opens it, or reads and forgets it. */
const asked = {
  read: ['caps.read'],
  open: ['caps.open'],
  all: ['caps.open', 'caps.report', 'caps.topology'],
  nothing: ['caps.close'],
} as const;

const playground = await startPlayground();
const browser = await launchChromium();
try {
  console.log(`Chromium ${browser.version()}; times in ms, medians`);
  printSizes();
  await printColdStart(browser, playground.url);
  await printRuns(browser, playground.url);
  await printChecks(browser, playground.url);
  await printEngine(browser, playground.url);
} finally {
  await browser.close();
  await playground.stop();
}

/** What the page weighs, as built and as sent. */
function printSizes(): void {
  const names = readdirSync(dist);
  const sizes = (chosen: readonly string[]) =>
    ['', '.br', '.gz'].map((suffix) => {
      // What is too small to gain by compression is sent as it is.
      const sent = chosen.map((name) => (names.includes(name + suffix) ? name + suffix : name));
      return chosen.length > 0
        ? bytes(sent.reduce((sum, name) => sum + statSync(`${dist}/${name}`).size, 0))
        : '–';
    });
  const like = (pattern: RegExp) => names.filter((name) => pattern.test(name));
  const rows = (['index', 'stap', 'kernel'] as const).flatMap((page) => {
    const html = readFileSync(`${dist}/../${page}.html`, 'utf8');
    const used = [...html.matchAll(/\/assets\/([\w.-]+\.(?:js|css))"/g)].map(([, name = '']) => name);
    const scripts = withImports(used.filter((name) => name.endsWith('.js')));
    return [
      [`${page}.html, JavaScript`, ...sizes(scripts)],
      [`${page}.html, CSS`, ...sizes(used.filter((name) => name.endsWith('.css')))],
    ];
  });
  print(
    'Size in bytes',
    ['', 'raw', 'brotli', 'gzip'],
    [
      ...['caps', 'stap', 'kernel'].map((lab) => [
        `engine-${lab}.wasm`,
        ...sizes(names.filter((name) => name.startsWith(`engine-${lab}-`) && name.endsWith('.wasm'))),
      ]),
      ...rows,
      ['editor, JavaScript', ...sizes(withImports(like(/^editor-.*\.js$/)))],
      ['worker, JavaScript', ...sizes(like(/^worker-.*\.js$/))],
    ],
  );
}

/** Chunks with all that they import, directly or not, each once. */
function withImports(chunks: readonly string[]): string[] {
  const all = new Set(chunks);
  for (const name of all) {
    const code = readFileSync(`${dist}/${name}`, 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      all.add(imported);
    }
  }
  return [...all];
}

/** From navigation to the first report, in profiles that have never seen the page. */
async function printColdStart(browser: Browser, url: string): Promise<void> {
  const rows: string[][] = [];
  for (const name of ['xen-origin.xml', 'synthetic/syn-a-epyc-8cell.xml']) {
    const link = `${url}/caps${await fragmentOf({ a: read(name) })}`;
    const paints: number[] = [];
    const reports: number[] = [];
    for (let i = 0; i < 11; i++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(() => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector('.verdict')) return;
          watch.disconnect();
          performance.mark('report');
        });
        watch.observe(document, { childList: true, subtree: true });
      });
      await page.goto(link);
      await page.locator('.verdict').waitFor();
      const [paint, report] = await page.evaluate(() => [
        performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        performance.getEntriesByName('report')[0]?.startTime ?? Number.NaN,
      ]);
      if (paint !== undefined) paints.push(paint);
      if (report !== undefined) reports.push(report);
      await context.close();
    }
    rows.push([
      name.replace(/.*\//, ''),
      ms(median(paints)),
      ms(median(reports)),
      ms(Math.min(...reports)),
      ms(Math.max(...reports)),
    ]);
  }
  print(
    'Cold start: a share link opened in 11 fresh profiles',
    ['', 'first paint', 'first report', 'fastest', 'slowest'],
    rows,
  );
}

/** What one thing costs at its first call, in a fresh worker, and warm. */
interface Cost {
  first: number;
  warm: number;
}

async function printEngine(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = (name: RegExp) => context.waitForEvent('request', (request) => name.test(request.url()));
  const [worker, engine] = await Promise.all([
    seen(/\/assets\/worker-.*\.js$/),
    seen(/\/assets\/engine-.*\.wasm$/),
    page.goto(`${url}/caps`),
  ]);
  const host = { worker: worker.url(), engine: engine.url() };

  const speed: string[][] = [];
  const memory: string[][] = [];
  for (const { name, text } of documents) {
    const costs = { dom: [] as Cost[], read: [] as Cost[], open: [] as Cost[], all: [] as Cost[] };
    const held = { open: 0, all: 0, last: 0 };
    for (let i = 0; i < passesOf(text); i++) {
      await page.reload();
      await page.locator('.sample').first().waitFor();
      costs.dom.push(await measureParser(page, text));
      costs.read.push(await measureEngine(page, host, text, asked.read));
      const open = await measureEngine(page, host, text, asked.open);
      const all = await measureEngine(page, host, text, asked.all);
      costs.open.push(open);
      costs.all.push(all);
      held.open = open.held.first;
      held.all = all.held.first;
      held.last = all.held.warm;
    }
    const dom = medianCost(costs.dom);
    const row = (what: string, { first, warm }: Cost) => [
      what,
      ms(first),
      ms(warm),
      ratio(first, dom.first),
      ratio(warm, dom.warm),
    ];
    speed.push(
      row(`${name}: DOMParser`, dom),
      row('  parse into the typed model', medianCost(costs.read)),
      row('  open: parse and diagnostics', medianCost(costs.open)),
      row('  open, report and topology', medianCost(costs.all)),
    );
    memory.push([name, bytes(text.length), bytes(held.open), bytes(held.all), bytes(held.last)]);
  }
  print(
    'Engine in a worker, there and back, beside DOMParser in the same page; × is the ratio to DOMParser',
    ['', 'first', 'warm', 'first ×', 'warm ×'],
    speed,
  );
  print(
    'Memory of the engine in bytes',
    ['', 'document', 'opened', 'with report and topology', 'opened and closed many times'],
    memory,
  );
  const frame = await measureEngine(page, host, '', asked.nothing);
  print(
    'A call for nothing, there and back',
    ['', 'first', 'warm'],
    [['frame', ms(frame.first), ms(frame.warm)]],
  );
  await context.close();
}

function runsOf(text: string): number {
  return text.length > 1_000_000 ? effort.leastLarge : effort.least;
}

/** A first call can only be taken once from a page and a worker: small documents have several. */
function passesOf(text: string): number {
  return text.length > 1_000_000 ? 1 : 5;
}

function medianCost(costs: readonly Cost[]): Cost {
  return { first: median(costs.map(({ first }) => first)), warm: median(costs.map(({ warm }) => warm)) };
}

/** The browser's own parser, on the page's main thread. */
async function measureParser(page: Page, text: string): Promise<Cost> {
  const times = await page.evaluate(
    ({ text, least, effort }) => {
      const times: number[] = [];
      const began = performance.now();
      while (times.length <= least || (times.length < effort.most && performance.now() - began < effort.ms)) {
        const start = performance.now();
        new DOMParser().parseFromString(text, 'application/xml');
        times.push(performance.now() - start);
      }
      return times;
    },
    { text, least: runsOf(text), effort },
  );
  return costOf(times);
}

/**
 * The engine in a fresh worker of the page's own: from the text as the page has
 * it to the answer's bytes back on the main thread.
 */
async function measureEngine(
  page: Page,
  host: { worker: string; engine: string },
  text: string,
  methods: readonly string[],
): Promise<Cost & { held: Cost }> {
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.evaluate((url) => {
      Object.assign(window, { measured: new Worker(url, { type: 'module' }) });
    }, host.worker),
  ]);
  // The worker keeps its engine to itself; this makes it known before it starts.
  await worker.evaluate(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const instance = await instantiate(module, imports);
      Object.assign(self, { instance });
      return instance;
    }) as typeof instantiate;
  });
  const held = () =>
    worker.evaluate(() => {
      const { instance } = self as unknown as { instance: { exports: { memory: WebAssembly.Memory } } };
      return instance.exports.memory.buffer.byteLength;
    });
  await page.evaluate(startMeasured, host.engine);
  const run = (least: number, most: number) =>
    page.evaluate(askMeasured, { text, methods: [...methods], least, most, ms: effort.ms });
  const [first = Number.NaN] = await run(1, 1);
  const heldFirst = await held();
  const warm = await run(runsOf(text), effort.most);
  const heldWarm = await held();
  await page.evaluate(() => (window as unknown as { measured: Worker }).measured.terminate());
  return { ...costOf([first, ...warm]), held: { first: heldFirst, warm: heldWarm } };
}

/** Runs in the page: starts the worker under measurement. */
async function startMeasured(engine: string): Promise<void> {
  const { measured } = window as unknown as { measured: Worker };
  await new Promise<void>((resolve, reject) => {
    measured.onmessage = ({ data }) => {
      if (data.kind === 'ready') resolve();
      if (data.kind === 'failed') reject(new Error(data.message));
    };
    measured.postMessage({ kind: 'start', url: engine, module: null });
  });
}

/** Runs in the page: asks the worker again and again; returns how long each round took. */
async function askMeasured(order: {
  text: string;
  methods: string[];
  least: number;
  most: number;
  ms: number;
}): Promise<number[]> {
  const { measured } = window as unknown as { measured: Worker };
  const encoder = new TextEncoder();
  const ask = async (method: string, params: object, texts: Uint8Array[]) => {
    const lengths = texts.map((text) => text.length);
    const head = encoder.encode(JSON.stringify({ id: 1, method, language: 'en', params, texts: lengths }));
    const frame = new Uint8Array(lengths.reduce((sum, length) => sum + length, 4 + head.length));
    new DataView(frame.buffer).setUint32(0, head.length, true);
    frame.set(head, 4);
    if (texts[0]) frame.set(texts[0], 4 + head.length);
    return new Promise<Uint8Array>((resolve, reject) => {
      measured.onmessage = ({ data }) =>
        data.kind === 'answer' ? resolve(data.frame) : reject(new Error(data.message));
      measured.postMessage({ kind: 'call', frame }, [frame.buffer]);
    });
  };
  const headOf = (frame: Uint8Array) => {
    const length = new DataView(frame.buffer).getUint32(0, true);
    return JSON.parse(new TextDecoder().decode(frame.subarray(4, 4 + length)));
  };

  const times: number[] = [];
  const began = performance.now();
  while (times.length < order.least || (times.length < order.most && performance.now() - began < order.ms)) {
    let document: number | undefined;
    const start = performance.now();
    let last: Uint8Array | undefined;
    for (const method of order.methods) {
      const reads = method === 'caps.open' || method === 'caps.read';
      last = await ask(
        method,
        method === 'caps.open' ? { index: -1 } : { document: document ?? 0 },
        reads ? [encoder.encode(order.text)] : [],
      );
      if (method === 'caps.open') document = headOf(last).result.document;
    }
    times.push(performance.now() - start);
    const { error } = last ? headOf(last) : {};
    if (error && order.methods[0] !== 'caps.close') throw new Error(error.message);
    if (document !== undefined) await ask('caps.close', { document }, []);
  }
  return times;
}

/** Times below 1 ms are as coarse as the page's clock: their mean says more than their median. */
function costOf([first = Number.NaN, ...warm]: readonly number[]): Cost {
  const middle = median(warm);
  return { first, warm: middle < 1 ? warm.reduce((sum, time) => sum + time, 0) / warm.length : middle };
}

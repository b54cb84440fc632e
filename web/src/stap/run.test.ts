import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Cancelled, EngineCrashed, type OpenRun, RunLost } from '../engine/client';
import type { StapProgress, StapSettings, StapStarted } from '../engine/types/protocol';

/** A run as the fake engine has it: each step waits until the test answers it. */
interface FakeRun {
  text: string;
  steps: { budget: number; cancel: boolean }[];
  asked: string[];
  answer(progress: Partial<StapProgress>, text?: string): Promise<void>;
  fail(error: Error): Promise<void>;
  closed: boolean;
}

let runs: FakeRun[] = [];

const checked = {
  diagnostics: [],
  errors: 0,
  warnings: 0,
  infos: 0,
  runs: true,
  probes: [],
  globals: [],
  simulated: [],
};

vi.mock('../settings', async () => ({ language: (await import('@preact/signals')).signal('en') }));
vi.mock('./engine', () => ({
  engine: {
    async startRun(script: Uint8Array, _settings: unknown, _language: string, cancel: AbortSignal) {
      const text = new TextDecoder().decode(script);
      const started = { run: text === 'wrong' ? 0 : 1, checked, until: '60' } as unknown as StapStarted;
      if (text === 'crash') throw new EngineCrashed('unreachable');
      let settle = (_: StapProgress | Error, _text: string) => {};
      const fake: FakeRun = {
        text,
        steps: [],
        asked: [],
        closed: false,
        async answer(progress, text = '') {
          settle({ done: false, now: '0', fired: 0, statements: '0', output: [], ...progress }, text);
          await settled();
        },
        async fail(error) {
          settle(error, '');
          await settled();
        },
      };
      runs.push(fake);
      const run = {
        ask(
          method: string,
          params: { budget: number; cancel: boolean },
          _language: string,
          abort?: AbortSignal,
        ) {
          if (method !== 'stap.step') {
            fake.asked.push(`${method} ${JSON.stringify(params)}`);
            return fake.closed
              ? Promise.reject(new RunLost())
              : Promise.resolve({ result: params, texts: [] });
          }
          fake.steps.push(params);
          return new Promise((resolve, reject) => {
            abort?.addEventListener('abort', () => reject(new Cancelled()));
            settle = (result, text) => {
              if (result instanceof Error) reject(result);
              else resolve({ result, texts: [new TextEncoder().encode(text)], took: 12 });
            };
          });
        },
        close: () => {
          fake.closed = true;
        },
      };
      cancel.throwIfAborted();
      return { started, run: run as unknown as OpenRun, texts: [] };
    },
  },
}));

const { nextBudget, Runner } = await import('./run');

const settings = {} as StapSettings;
const settled = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};
const wrote = (text: string) => ({
  output: [{ stream: 'stdout', firing: 0, at: '1', bytes: text.length } as const],
});
const ending = { reason: 'exit', status: 0, errors: 0, at: '5', words: 'It ended.' } as const;

let runner: InstanceType<typeof Runner>;

async function begin(text = 'script'): Promise<FakeRun> {
  void runner.start(text, settings);
  await settled();
  const run = runs.at(-1);
  if (!run) throw new Error('nothing was started');
  return run;
}

beforeEach(() => {
  vi.useFakeTimers();
  runs = [];
  runner = new Runner();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a run goes on in slices to its end', async () => {
  const run = await begin();
  expect(runner.stage.value).toEqual({ state: 'running' });
  await run.answer({ now: '3', fired: 1, ...wrote('a') }, 'a');
  expect(runner.busy).toBe(true);
  await run.answer({ done: true, now: '5', fired: 2, statements: '7', ending, ...wrote('b\n') }, 'b\n');
  expect(runner.stage.value).toEqual({ state: 'done' });
  expect(runner.run.value?.output.text()).toBe('ab\n');
  expect(runner.run.value?.progress.value).toEqual({ now: 5n, fired: 2, statements: 7n });
  expect(runner.run.value?.ending.value).toEqual(ending);
  expect(run.steps).toHaveLength(2);
});

test('a script with errors leaves the last run as it is', async () => {
  await (await begin()).answer({ done: true, ending });
  const last = runner.run.value;
  await runner.start('wrong', settings);
  expect(runner.stage.value.state).toBe('refused');
  expect(runner.run.value).toBe(last);
  expect(runs[0]?.closed).toBe(false);
});

test('a new run leaves the one before it, which is closed', async () => {
  const one = await begin('one');
  await one.answer({ now: '1' });
  const two = await begin('two');
  await one.answer({ now: '2', ...wrote('late') }, 'late');
  expect(one.closed).toBe(true);
  expect(one.steps).toHaveLength(2);
  await two.answer({ done: true, ending });
  expect(runner.run.value?.text).toBe('two');
  expect(runner.stage.value).toEqual({ state: 'done' });
});

test('stopping sends ^C, and what the end probes write is kept', async () => {
  const run = await begin();
  runner.stop();
  expect(runner.stage.value).toEqual({ state: 'stopping' });
  await run.answer({});
  expect(run.steps.map(({ cancel }) => cancel)).toEqual([false, true]);
  await run.answer({ done: true, ending: { ...ending, reason: 'cancel' }, ...wrote('end\n') }, 'end\n');
  expect(runner.stage.value).toEqual({ state: 'done' });
  expect(runner.run.value?.output.text()).toBe('end\n');
  await vi.runAllTimersAsync();
  expect(runner.stage.value).toEqual({ state: 'done' });
});

test.each([
  ['stopped twice', () => runner.stop()],
  ['that does not answer', () => vi.advanceTimersByTime(2000)],
])('a run %s is given up with its engine', async (_, then) => {
  const run = await begin();
  await run.answer({ ...wrote('kept') }, 'kept');
  runner.stop();
  then();
  await settled();
  expect(runner.stage.value).toEqual({ state: 'killed' });
  expect(runner.run.value?.lost.value).toBe(true);
  expect(runner.run.value?.output.text()).toBe('kept');
});

test('a crash is told, and what was written is kept', async () => {
  const run = await begin();
  await run.answer({ ...wrote('kept') }, 'kept');
  await run.fail(new EngineCrashed('unreachable'));
  expect(runner.stage.value).toEqual({ state: 'failed', message: 'unreachable' });
  expect(runner.run.value?.output.text()).toBe('kept');
});

test('a crash before anything began leaves the last run', async () => {
  await (await begin()).answer({ done: true, ending });
  await runner.start('crash', settings);
  expect(runner.stage.value.state).toBe('failed');
  expect(runner.run.value?.lost.value).toBe(false);
  expect(runner.run.value?.ending.value).toEqual(ending);
});

test('a question is asked once for a beat, and a lost run says so', async () => {
  const fake = await begin();
  await fake.answer({ done: true, ending });
  const run = runner.run.value;
  if (!run) throw new Error('there is no run');
  const first = run.asked('stap.series', { points: 3 }, 'en', 0);
  expect(run.asked('stap.series', { points: 3 }, 'en', 0)).toBe(first);
  expect(run.asked('stap.series', { points: 3 }, 'en', 1)).not.toBe(first);
  await settled();
  expect(first.value).toEqual({ state: 'answered', value: { points: 3 } });
  expect(fake.asked).toHaveLength(2);

  fake.closed = true;
  run.asked('stap.series', { points: 4 }, 'en', 0);
  await settled();
  expect(run.lost.value).toBe(true);
  await expect(run.ask('stap.explain', {}, 'en')).rejects.toBeInstanceOf(RunLost);
});

test('slices are sized by what the last one took', () => {
  expect(nextBudget(10_000, 12)).toBe(10_000);
  expect(nextBudget(10_000, 6)).toBe(20_000);
  expect(nextBudget(10_000, 0.01)).toBe(40_000);
  expect(nextBudget(10_000, 500)).toBe(5000);
  expect(nextBudget(1000, 500)).toBe(1000);
});

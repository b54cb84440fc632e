import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { encodeFrame } from '../src/engine/frame.ts';
import { engine } from './documents.ts';
import { type Lab, test } from './lab.ts';

/** One exchange of a suite; see engine/protocol/conformance. */
interface Call {
  method: string;
  language: string;
  params: unknown;
  texts: string[];
}

const suite = new URL('protocol/conformance/testdata/', engine);
const names = readdirSync(suite)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

/** A text of a call: the text itself, or a file of the engine. */
function textOf(name: string): Uint8Array {
  const itself = name === '' || name.startsWith('<');
  return itself ? new TextEncoder().encode(name) : readFileSync(new URL(name, engine));
}

/** A response as the golden files hold it. */
function record(frame: Buffer): Buffer {
  const end = 4 + frame.readUInt32LE(0);
  const message = frame.subarray(4, end);
  const newline = Buffer.from('\n');
  const parts = [message, newline];
  let at = end;
  for (const size of (JSON.parse(message.toString()) as { texts: number[] }).texts) {
    parts.push(frame.subarray(at, at + size), newline);
    at += size;
  }
  expect(at, 'nothing stands behind the texts').toBe(frame.length);
  return Buffer.concat(parts);
}

/** The addresses of the page's own worker and of the engine of a lab. */
async function assets(lab: Lab, path: string): Promise<{ worker: string; engine: string }> {
  const asked = (name: RegExp) => lab.page.context().waitForEvent('request', (r) => name.test(r.url()));
  const [worker, wasm] = await Promise.all([
    asked(/\/assets\/worker-.*\.js$/),
    asked(/\/assets\/engine-.*\.wasm$/),
    lab.open(path),
  ]);
  return { worker: worker.url(), engine: wasm.url() };
}

/** Plays frames, in base64, to a fresh worker of the page. */
function play(page: Page, at: { worker: string; engine: string }, frames: string[]): Promise<string[]> {
  return page.evaluate(
    async ({ at, frames }) => {
      const worker = new Worker(at.worker, { type: 'module' });
      const answer = () =>
        new Promise<{ kind: string; frame?: Uint8Array; message?: string }>((resolve, reject) => {
          worker.onmessage = ({ data }) => data.kind !== 'progress' && resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
        });
      worker.postMessage({ kind: 'start', url: at.engine, module: null });
      const ready = await answer();
      if (ready.kind !== 'ready') throw new Error(ready.message);
      const answers: string[] = [];
      for (const text of frames) {
        const frame = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        worker.postMessage({ kind: 'call', frame }, [frame.buffer]);
        const { frame: response, message } = await answer();
        if (!response) throw new Error(message);
        let binary = '';
        for (let i = 0; i < response.length; i += 8192) {
          binary += String.fromCharCode(...response.subarray(i, i + 8192));
        }
        answers.push(btoa(binary));
      }
      worker.terminate();
      return answers;
    },
    { at, frames },
  );
}

describe('the engine in a browser gives the recorded bytes', () => {
  test('there is a suite', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  test.for(names)('%s', async (name, { lab }) => {
    const calls = JSON.parse(readFileSync(new URL(`${name}.json`, suite), 'utf8')) as Call[];
    const at = await assets(lab, `/${calls[0]?.method.split('.')[0]}`);
    const frames = calls.map(({ method, language, params, texts }, i) =>
      Buffer.from(encodeFrame({ id: i + 1, method, language, params }, texts.map(textOf))).toString('base64'),
    );
    const answers = await play(lab.page, at, frames);
    const got = Buffer.concat(answers.map((answer) => record(Buffer.from(answer, 'base64'))));
    const want = readFileSync(new URL(`${name}.want`, suite));
    expect(got.toString().split('\n')).toEqual(want.toString().split('\n'));
    expect(got.equals(want)).toBe(true);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { bytes, median, ms, print } from './table.ts';

interface Module {
  name: string;
  text: string;
}

const includes = ['fs', 'module', 'slab', 'spinlock', 'types', 'uaccess'].map(
  (name) => `#include <linux/${name}.h>\n`,
);

/** A driver of as many gauges as fit a number of lines; every tenth reads user memory as its own. */
export function driver(lines: number, headers: readonly string[] = includes): string {
  const parts = [...headers, '\n'];
  let length = headers.length + 1;
  for (let number = 0; length < lines - 20; number++) {
    const gauge = gaugeOf(number, number % 10 === 9);
    parts.push(gauge);
    length += gauge.split('\n').length - 1;
  }
  parts.push('MODULE_LICENSE("GPL");\n');
  return parts.join('');
}

function gaugeOf(number: number, wrong: boolean): string {
  const name = `gauge${number}`;
  const copy = wrong
    ? 'new.low = range->low;'
    : 'if (copy_from_user(&new, range, sizeof(new)))\n\t\treturn -EFAULT;';
  return `struct ${name}_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(${name}_lock);
static struct ${name}_range *${name};

static long ${name}_set(struct ${name}_range __user *range)
{
	struct ${name}_range new = { .low = 0, .high = ${number + 1} };
	unsigned long flags;

	${copy}
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&${name}_lock, flags);
	new.updates = ${name}->updates + 1;
	*${name} = new;
	spin_unlock_irqrestore(&${name}_lock, flags);
	return 0;
}

long ${name}_ioctl(unsigned int cmd, unsigned long arg);
long ${name}_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case ${number}:
		${name} = kzalloc(sizeof(*${name}), GFP_KERNEL);
		return ${name} ? 0 : -ENOMEM;
	case ${number + 1000}:
		return ${name}_set((struct ${name}_range __user *)arg);
	case ${number + 2000}:
		return put_user(${name}->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

`;
}

/** The modules that figures are given for. */
export const modules: readonly Module[] = [
  { name: 'module of 50 lines, with headers', text: driver(50) },
  { name: 'module of 500 lines, with headers', text: driver(500) },
  { name: 'module of 5,000 lines, with headers', text: driver(5000) },
];

/** What checks take in a worker of the page: the first in a fresh one, and after one line was typed. */
export async function printChecks(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = (name: RegExp) => context.waitForEvent('request', (request) => name.test(request.url()));
  const [worker, engine] = await Promise.all([
    seen(/\/assets\/worker-.*\.js$/),
    seen(/\/assets\/engine-.*\.wasm$/),
    page.goto(`${url}/kernel`),
  ]);
  const rows: string[][] = [];
  for (const { name, text } of modules) {
    const { times, findings, held } = await page.evaluate(checkMeasured, {
      worker: worker.url(),
      engine: engine.url(),
      text,
    });
    rows.push([
      name,
      ms(times[0] ?? Number.NaN),
      ms(times[1] ?? Number.NaN),
      ms(median(times.slice(20))),
      native(text),
      bytes(findings),
      bytes(held),
    ]);
  }
  print(
    'Modules checked in a worker, there and back, another line each time; sparse itself, a process for each; and the memory held',
    ['', 'first', 'second', 'warm', 'sparse', 'findings', 'bytes'],
    rows,
  );
  await context.close();
}

const headers = fileURLToPath(new URL('../../engine/kernelc/headers/include', import.meta.url));

/** What sparse itself takes, from the start of its process to its end. */
function native(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'checks-'));
  try {
    const file = join(folder, 'module.c');
    writeFileSync(file, text);
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      const { status } = spawnSync('sparse', ['-nostdinc', '-isystem', headers, file]);
      return status === 0 ? performance.now() - start : Number.NaN;
    });
    const time = median(times);
    return Number.isNaN(time) ? '–' : ms(time);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page: checks a module again and again in a fresh worker, each time with another line typed. */
async function checkMeasured(order: {
  worker: string;
  engine: string;
  text: string;
}): Promise<{ times: number[]; findings: number; held: number }> {
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
  const check = async (source: string): Promise<number> => {
    const text = encoder.encode(source);
    const params = {
      files: ['module.c'],
      main: 'module.c',
      also: [],
      flags: [],
      systemPath: [],
      maxTokens: 0,
      bare: false,
      teach: true,
    };
    const head = encoder.encode(
      JSON.stringify({ id: 1, method: 'kernel.check', language: 'en', params, texts: [text.length] }),
    );
    const frame = new Uint8Array(4 + head.length + text.length);
    new DataView(frame.buffer).setUint32(0, head.length, true);
    frame.set(head, 4);
    frame.set(text, 4 + head.length);
    const answer = await new Promise<Uint8Array>((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.kind !== 'answer') return reject(new Error(data.message));
        held = Math.max(held, data.memory);
        resolve(data.frame);
      };
      worker.postMessage({ kind: 'call', frame }, [frame.buffer]);
    });
    const length = new DataView(answer.buffer, answer.byteOffset).getUint32(0, true);
    const { result, error } = JSON.parse(new TextDecoder().decode(answer.subarray(4, 4 + length)));
    if (error) throw new Error(error.message);
    return result.findings.length;
  };
  const times: number[] = [];
  let findings = 0;
  const began = performance.now();
  while (times.length < 40 || (times.length < 300 && performance.now() - began < 1000)) {
    const source = `${order.text}static int typed${times.length};\n`;
    const start = performance.now();
    findings = await check(source);
    times.push(performance.now() - start);
  }
  worker.terminate();
  return { times, findings, held };
}

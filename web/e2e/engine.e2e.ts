import { describe, expect } from 'vitest';
import { read, small } from './documents.ts';
import { type Lab, test } from './lab.ts';
import { startPlayground } from './playground.ts';

/** Breaks the engine's worker: what it does when next it is asked. */
async function poison(lab: Lab, deed: 'dies' | 'hangs' | 'throws'): Promise<void> {
  const [worker] = lab.page.workers();
  if (!worker) throw new Error('the page has no worker');
  await worker.evaluate((deed) => {
    if (deed === 'throws') {
      setTimeout(() => {
        throw new Error('poison');
      });
      return;
    }
    // The worker copies a request into the engine's memory with this.
    Uint8Array.prototype.set = () => {
      if (deed === 'dies') throw new WebAssembly.RuntimeError('poison');
      for (;;);
    };
  }, deed);
}

describe('an engine that', () => {
  test('dies on a request is replaced, the text is as it was', async ({ lab }) => {
    await lab.openWith(small);
    await lab.find('EPYC');
    await poison(lab, 'dies');
    await lab.page.keyboard.insertText('EPYC-Rome');
    await lab.result.getByRole('alert').waitFor();
    expect(await lab.text()).toBe(small.replace('EPYC', 'EPYC-Rome'));
    await lab.result.getByRole('button', { name: 'Try again' }).click();
    await lab.view('CPU');
    await expect.poll(() => lab.verdict.innerText()).toContain('AMD EPYC-Rome');
  });

  test('dies of its own accord is replaced unnoticed', async ({ lab }) => {
    lab.complaints.expect(/poison/);
    await lab.openWith(small);
    await poison(lab, 'throws');
    await lab.view('Guests');
    await expect.poll(() => lab.result.innerText()).toContain('1 of 1 guest kinds');
    await lab.view('Topology');
    await expect.poll(() => lab.verdict.innerText()).toContain('2 CPUs');
    expect(await lab.text()).toBe(small);
  });

  test('takes too long can be cancelled and asked again', async ({ lab }) => {
    await lab.openWith(small);
    await lab.find('EPYC');
    await poison(lab, 'hangs');
    await lab.page.keyboard.insertText('EPYC-Rome');
    await lab.result.getByText('Reading the document').waitFor();
    await lab.button('Cancel').click();
    await lab.result.getByText('Reading was cancelled.').waitFor();
    expect(await lab.verdict.innerText()).toContain('x86_64 host');
    expect(await lab.text()).toContain('EPYC-Rome');
    await lab.result.getByRole('button', { name: 'Try again' }).click();
    await lab.view('CPU');
    await expect.poll(() => lab.verdict.innerText()).toContain('AMD EPYC-Rome');
  });
});

describe('hostile text', () => {
  test.for([
    ['a billion laughs', read('bad/bad-laughs.xml')],
    ['deep nesting', '<capabilities>'.repeat(100_000)],
    ['a million attributes', `<capabilities ${"a='1' ".repeat(200_000)}/>`],
    ['no XML', '<'.repeat(500_000)],
  ] as const)('%s is refused with an error, and the page lives on', async ([, text], { lab }) => {
    await lab.open();
    await lab.openFile({ name: 'hostile.xml', mimeType: 'text/xml', buffer: Buffer.from(text) });
    await expect.poll(() => lab.counts()).toMatch(/error/);
    await lab.sample('POWER9');
    await expect.poll(() => lab.verdict.innerText()).toContain('ppc64le host');
  });
});

test('once it is loaded the page needs no server', async ({ another }) => {
  const playground = await startPlayground();
  const lab = await another({ url: playground.url });
  await lab.openWith(small);
  await playground.stop();
  lab.complaints.expect(/icon\.svg/);

  await lab.find('EPYC');
  await lab.page.keyboard.insertText('EPYC-Rome');
  await lab.view('CPU');
  await expect.poll(() => lab.verdict.innerText()).toContain('AMD EPYC-Rome');
  await lab.view('Compare');
  await lab.other.waitFor();
  await lab.paste(small, lab.other);
  await lab.result.locator('.moves').waitFor();
  await poison(lab, 'throws');
  lab.complaints.expect(/poison/);
  for (const view of ['Guests', 'Topology', 'XML tree', 'Export', 'Overview'] as const) {
    await lab.view(view);
    await expect.poll(() => lab.result.innerText(), { message: view }).toMatch(/x86_64|CPUs/);
  }
  await lab.button('中文').click();
  await expect.poll(() => lab.verdict.innerText()).toContain('主机');
  await lab.button('分享').click();
  await lab.page.getByLabel('分享链接').waitFor();
});

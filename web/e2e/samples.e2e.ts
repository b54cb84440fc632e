import { describe, expect } from 'vitest';
import { test } from './lab.ts';

/** Each sample with the start of its verdict and what the line under the editor counts. */
const samples = [
  ['Xen, two', 'x86_64 host, Xen, paravirtual guests only, 1 NUMA cell, 2 guest kinds', 'No problems'],
  ['QEMU/KVM on x86_64', 'x86_64 host, KVM usable, 1 NUMA cell, 2 CPUs, 2 guest kinds', 'No problems'],
  ['QEMU with every', 'x86_64 host, KVM usable, 1 NUMA cell, 2 CPUs, 26 guest kinds', 'No problems'],
  ['AMD EPYC', 'x86_64 host, KVM usable, 8 NUMA cells, 128 CPUs, 2 guest kinds', 'No problems'],
  ['4 sockets', 'x86_64 host, KVM usable, 16 NUMA cells, 1,024 CPUs, 2 guest kinds', 'No problems'],
  ['POWER9', 'ppc64le host, KVM usable, 2 NUMA cells, 128 CPUs, 2 guest kinds', '1 warning'],
  ['Xen libxl', 'x86_64 host, Xen with full virtualization, 1 NUMA cell, 8 CPUs, 5 guest kinds', '2 notes'],
  ['libvirt 0.4', 'i686 host, emulation only, no KVM, 2 guest kinds', 'No problems'],
  ['x86_64, KVM', 'What an x86_64 guest on machine pc-i440fx-7.2 can have with KVM', 'No problems'],
  ['x86_64, QEMU (TCG)', 'What an x86_64 guest on machine pc-q35-7.2 can have with emulation', 'No problems'],
  [
    'Cut off',
    'x86_64 host, KVM not stated, 1 NUMA cell, no guests listed, the document is cut off',
    '1 error',
  ],
  ['Pasted with the shell', 'x86_64 host, containers only, 1 NUMA cell, 4 CPUs, 2 guest kinds', '2 notes'],
] as const;

describe('the samples', () => {
  test('are read one after the other, and undone one by one', async ({ lab }) => {
    await lab.open();
    for (const [label, verdict, counts] of samples) {
      await lab.sample(label);
      await expect.poll(() => lab.verdict.innerText(), { message: label }).toContain(verdict);
      await expect.poll(() => lab.counts(), { message: label }).toBe(counts);
    }
    await lab.editor.click();
    for (const [label, verdict] of samples.slice(0, -1).reverse()) {
      await lab.editor.press('Control+z');
      await expect.poll(() => lab.verdict.innerText(), { message: label }).toContain(verdict);
    }
  });

  test('of the menu and of the empty page are the same', async ({ lab }) => {
    await lab.open();
    const offered = await lab.result.locator('.sample').allInnerTexts();
    expect(offered).toHaveLength(samples.length);
    await lab.source.getByRole('button', { name: 'Samples' }).click();
    expect(await lab.source.locator('.sample').allInnerTexts()).toEqual(offered);
    expect(offered.join()).toContain('recorded');
    expect(offered.join()).toContain('written for teaching');

    await lab.page.keyboard.press('Escape');
    expect(await lab.source.locator('.sample').count()).toBe(0);
    await lab.result.getByRole('button', { name: 'POWER9' }).click();
    await expect.poll(() => lab.verdict.innerText()).toContain('ppc64le');
  });

  test('that cannot be fetched leave the text alone and say so', async ({ lab }) => {
    lab.complaints.expect(/Failed to load resource/);
    await lab.open();
    await lab.editor.click();
    await lab.page.keyboard.insertText('<capabilities/>');
    await lab.page.route('**/assets/xen-origin*', (route) => route.abort());
    await lab.sample('Xen, two');
    await expect.poll(() => lab.source.getByRole('alert').innerText()).toContain('could not be loaded');
    expect(await lab.text()).toBe('<capabilities/>');
  });
});

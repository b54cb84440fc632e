import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from './lab.ts';
import { startLibvirtd } from './libvirtd.ts';
import { type Playground, startPlayground } from './playground.ts';

const libvirtd = await startLibvirtd(20);
let folder = '';
let playground: Playground | undefined;

beforeAll(async () => {
  if (!libvirtd) return;
  folder = await mkdtemp(join(tmpdir(), 'ringlab-'));
  const file = join(folder, 'hosts.yaml');
  const poll = '{heartbeat: 500ms, statistics: 500ms}';
  const system = `qemu+unix:///system?socket=${libvirtd.socket}`;
  await writeFile(
    file,
    [
      'hosts:',
      `  - {id: own, name: Test node, uri: '${libvirtd.testNode}', poll: ${poll}}`,
      `  - {id: large, name: Large node, uri: '${libvirtd.largeNode}', poll: ${poll}}`,
      `  - {id: system, uri: '${system}', poll: ${poll}, domain_capabilities: true, pasted_cpu: true}`,
    ].join('\n'),
  );
  playground = await startPlayground('--hosts', file);
});

afterAll(async () => {
  await playground?.stop();
  await libvirtd?.stop();
  if (folder) await rm(folder, { recursive: true });
});

/** A daemon that has just started looks at every emulator before it first answers. */
const patient = { timeout: 100_000 };

/** The XML in a view's editor. */
async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy' }).last().click();
  await expect.poll(() => page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
  return page.evaluate(() => navigator.clipboard.readText());
}

describe.skipIf(!libvirtd)('with a real libvirtd', { timeout: 200_000 }, () => {
  if (!libvirtd) return;
  const address = (path: string) => `${playground?.url}/live/${path}`;

  test('capabilities are what virsh prints', async ({ another }) => {
    const { page } = await another({ url: playground?.url ?? '' });
    await page.goto(address('own?view=capabilities'));
    await page.locator('.live-xml .cm-line').first().waitFor(patient);
    const printed = await libvirtd.run('virsh capabilities');
    expect((await copied(page)).trim()).toBe(printed.trim());
  });

  test('a domain is as virsh shows it, and changes with it', async ({ another }) => {
    const { page } = await another({ url: playground?.url ?? '' });
    const uuid = (await libvirtd.run('virsh domuuid test')).trim();
    await page.goto(address(`own/domain/${uuid}`));
    const head = page.locator('.live-domain-head');
    await expect.poll(() => head.innerText(), patient).toMatch(/test\s+Running/);
    const printed = await libvirtd.run('virsh dumpxml test');
    await page.locator('.live-xml .cm-line').first().waitFor(patient);
    expect((await copied(page)).trim()).toBe(printed.trim());
    const chart = page.getByRole('slider', { name: /^CPU time\./ });
    await expect.poll(() => chart.getAttribute('aria-valuemax').then(Number), patient).toBeGreaterThan(2);
    await libvirtd.run('virsh suspend test');
    await expect.poll(() => head.innerText(), patient).toMatch(/Paused\s+user/);
    await page.goto(address('own?view=events'));
    const newest = page.locator('.live-events-table tbody tr').first();
    await expect.poll(() => newest.innerText(), patient).toMatch(/test\s+suspended · paused/);
    await libvirtd.run('virsh resume test');
    await expect.poll(() => newest.innerText(), patient).toMatch(/test\s+resumed/);
  });

  test('a node without cells shows its CPUs in a grid', async ({ another }) => {
    const { page } = await another({ url: playground?.url ?? '' });
    await page.goto(address('large?view=topology'));
    const info = await libvirtd.run(`at ${libvirtd.largeNodeThere} nodeinfo`);
    const count = Number(/CPU\(s\):\s+(\d+)/.exec(info)?.[1]);
    expect(count).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.cpu-plain').count(), patient).toBe(count);
  });

  describe('of QEMU', async () => {
    const capabilities = await libvirtd.run('at qemu:///system capabilities').catch(() => '');
    const missing = !capabilities.includes("<arch name='x86_64'>");
    if (missing && process.env.CI === 'true') throw new Error('the daemon has no QEMU for x86_64');
    if (missing) console.log('not run: the daemon has no QEMU for x86_64');

    test.skipIf(missing)('load and free memory are drawn into the topology', async ({ another }) => {
      const { page } = await another({ url: playground?.url ?? '' });
      await page.goto(address('system?view=topology'));
      const cells = capabilities.match(/<cell id=/g)?.length ?? 0;
      await expect.poll(() => page.locator('.free-memory').count(), patient).toBe(cells);
      const bars = page.locator('.picture .load path');
      await expect.poll(() => bars.count(), patient).toBeGreaterThan(0);
    });

    test.skipIf(missing)('domain capabilities are what virsh prints', async ({ another }) => {
      const { page } = await another({ url: playground?.url ?? '' });
      await page.goto(address('system?view=guests'));
      await page.getByRole('combobox', { name: 'Run by' }).selectOption('qemu', patient);
      await page.getByRole('combobox', { name: 'Machine', exact: true }).selectOption('q35');
      await page.getByRole('button', { name: 'Ask the daemon' }).click();
      await expect
        .poll(() => page.locator('.live-told .verdict').first().innerText(), patient)
        .toMatch(/q35/);
      const of = '--virttype qemu --arch x86_64 --machine q35';
      const printed = await libvirtd.run(`at qemu:///system domcapabilities ${of}`);
      expect((await copied(page)).trim()).toBe(printed.trim());
    });

    test.skipIf(missing)('the daemon tells the baseline with a CPU that was pasted', async ({ another }) => {
      const lab = await another({ url: playground?.url ?? '' });
      await lab.page.goto(address('system?view=compare'));
      const editor = lab.page.locator('.live-paste .cm-content');
      await editor.waitFor(patient);
      await lab.paste(capabilities, editor);
      await lab.button('Ask for the baseline').click();
      await expect.poll(() => lab.page.locator('.live-xml').count(), patient).toBe(1);
      expect(await copied(lab.page)).toMatch(/<cpu[\s\S]*<model[\s\S]*<\/cpu>/);
    });
  });
});

describe('The recorded hosts', { timeout: 60_000 }, () => {
  test('fill the views of a host', async ({ another }) => {
    const { page, url } = await another();
    const recorded = { timeout: 30_000 };
    await page.goto(`${url}/live/demo?view=topology`);
    await expect.poll(() => page.locator('.free-memory').allTextContents(), recorded).toHaveLength(1);
    const shares = page.locator('.picture .load-share');
    await expect
      .poll(() => shares.allTextContents(), recorded)
      .toEqual([expect.stringMatching(/^\d+%$/), expect.stringMatching(/^\d+%$/)]);
    await page.goto(`${url}/live/demo`);
    const chart = page.getByRole('slider', { name: /^CPU\./ });
    await expect.poll(() => chart.getAttribute('aria-valuemax').then(Number), recorded).toBeGreaterThan(1);
    await page.getByRole('tab', { name: 'Guests' }).click();
    await expect.poll(() => page.locator('.live-domcaps').innerText(), recorded).toContain('not asked for');
  });
});

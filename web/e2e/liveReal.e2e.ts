import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from './lab.ts';
import { startLibvirtd } from './libvirtd.ts';
import { type Playground, startPlayground } from './playground.ts';

const libvirtd = await startLibvirtd(1000);
let folder = '';
let playground: Playground | undefined;

beforeAll(async () => {
  if (!libvirtd) return;
  folder = await mkdtemp(join(tmpdir(), 'ringlab-'));
  const file = join(folder, 'hosts.yaml');
  const poll = '{heartbeat: 500ms, statistics: 500ms}';
  await writeFile(
    file,
    [
      'hosts:',
      `  - {id: own, name: Test node, uri: '${libvirtd.testNode}', poll: ${poll}}`,
      `  - {id: large, name: Large node, uri: '${libvirtd.largeNode}', poll: ${poll}, labels: {rack: a}}`,
      `  - {id: nobody, name: Nobody, uri: 'test+tcp://127.0.0.1:1/default', poll: ${poll}}`,
    ].join('\n'),
  );
  playground = await startPlayground('--hosts', file);
});

afterAll(async () => {
  await playground?.stop();
  await libvirtd?.stop();
  if (folder) await rm(folder, { recursive: true });
});

/** The row of a host in the list. */
function host(page: Page, name: string): Locator {
  return page.locator('.host-row', { has: page.getByRole('link', { name, exact: true }) });
}

function domain(page: Page, name: string): Locator {
  return page.locator('.domain-row', { has: page.getByRole('link', { name, exact: true }) });
}

describe.skipIf(!libvirtd)('with a real libvirtd', { timeout: 120_000 }, () => {
  if (!libvirtd) return;
  const url = () => {
    if (!playground) throw new Error('there is no server');
    return playground.url;
  };
  const patient = { timeout: 30_000 };

  test('the hosts are as they are', async ({ another }) => {
    const { page } = await another({ url: url() });
    await page.goto(`${url()}/live`);
    await expect.poll(() => host(page, 'Large node').innerText(), patient).toMatch(/Online.*rack=a.*ms/s);
    await expect.poll(() => host(page, 'Test node').innerText(), patient).toMatch(/Online.*1\s*\/\s*1/s);
    await expect
      .poll(() => host(page, 'Nobody').innerText(), patient)
      .toMatch(/Offline.*Nobody listens there/s);
  });

  test('what virsh does to a domain is seen', async ({ another }) => {
    const { page } = await another({ url: url() });
    await page.goto(`${url()}/live/own?view=domains`);
    await expect.poll(() => domain(page, 'test').innerText(), patient).toContain('Running');
    await libvirtd.run('virsh suspend test');
    await expect.poll(() => domain(page, 'test').innerText(), patient).toContain('Paused');
    await libvirtd.run('virsh resume test');
    await libvirtd.run('virsh destroy test');
    await expect.poll(() => domain(page, 'test').innerText(), patient).toContain('Shut off');
    await libvirtd.run('virsh start test');
    await expect.poll(() => domain(page, 'test').innerText(), patient).toContain('Running');
  });

  test('the table has the domains that virsh lists', async ({ another }) => {
    const { page } = await another({ url: url() });
    await page.goto(`${url()}/live/large?view=domains`);
    const listed = await libvirtd.run(`at ${libvirtd.largeNodeThere} list --all --name`);
    const names = listed
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean);
    expect(names).toHaveLength(1000);
    const grid = page.getByRole('grid');
    await expect.poll(() => grid.getAttribute('aria-rowcount'), patient).toBe('1001');
    for (const name of [names[0], names[500], names[999]]) {
      await page.getByRole('searchbox').fill(name ?? '');
      await expect.poll(() => page.locator('.domain-row').first().innerText(), patient).toContain(name);
    }
  });

  test('the inventory has the XML that virsh prints', async ({ another }) => {
    const { page } = await another({ url: url() });
    await page.goto(`${url()}/live/own?view=inventory`);
    await page.getByRole('button', { name: 'default', exact: true }).click(patient);
    const printed = await libvirtd.run('virsh net-dumpxml default');
    const uuid = /<uuid>.*<\/uuid>/.exec(printed)?.[0] ?? 'no uuid';
    await expect.poll(() => page.locator('.cm-content').innerText(), patient).toContain(uuid);
  });

  test('a daemon that is killed is offline, and back when it is', async ({ another }) => {
    const { page } = await another({ url: url() });
    await page.goto(`${url()}/live/own?view=domains`);
    await expect.poll(() => domain(page, 'test').innerText(), patient).toContain('Running');
    await libvirtd.run('kill');
    await expect.poll(() => page.locator('.live-bar').innerText(), patient).toContain('Offline');
    expect(await page.locator('.tab-panel.stale').count()).toBe(1);
    expect(await domain(page, 'test').innerText()).toContain('Running');
    await libvirtd.run('restart');
    await expect.poll(() => page.locator('.live-bar').innerText(), patient).toContain('Online');
    await expect.poll(() => page.locator('.tab-panel.stale').count(), patient).toBe(0);
  });

  test('a daemon that hangs is offline, with the reason, and back when it goes on', async ({ another }) => {
    const { page } = await another({ url: url() });
    await page.goto(`${url()}/live/own`);
    await expect.poll(() => page.locator('.live-bar').innerText(), patient).toContain('Online');
    await libvirtd.run('pause');
    await expect.poll(() => page.locator('.live-bar').innerText(), patient).toContain('Offline');
    expect(await page.locator('.live-why').innerText()).toMatch(/no answer/i);
    await libvirtd.run('continue');
    await expect.poll(() => page.locator('.live-bar').innerText(), patient).toContain('Online');
  });

  test('a server that is away is said to be; its state comes back with it', async ({ another }) => {
    const { page, complaints } = await another({ url: url() });
    complaints.expect(/ERR_CONNECTION_REFUSED|WebSocket/);
    await page.goto(`${url()}/live`);
    await expect.poll(() => host(page, 'Large node').innerText(), patient).toContain('Online');
    const { port } = new URL(url());
    await playground?.stop();
    await expect
      .poll(() => page.locator('.live > .bad').innerText(), patient)
      .toContain('connection to the server is lost');
    expect(await host(page, 'Large node').innerText()).toContain('Online');
    expect(await page.locator('.stale .hosts-table').count()).toBe(1);
    playground = await startPlayground(
      '--hosts',
      join(folder, 'hosts.yaml'),
      '--listen',
      `127.0.0.1:${port}`,
    );
    await expect.poll(() => page.locator('.stale .hosts-table').count(), patient).toBe(0);
    await expect.poll(() => host(page, 'Large node').innerText(), patient).toContain('Online');
  });
});

describe('the server without a hosts file', { timeout: 60_000 }, () => {
  test('has a recording, which is called one', async ({ another, playground }) => {
    const { page } = await another();
    await page.goto(`${playground.url}/live`);
    const demo = page.locator('.host-row', { hasText: 'Recording' }).first();
    await expect.poll(() => demo.innerText(), { timeout: 30_000 }).toMatch(/Online.*Recording/s);
    await demo.getByRole('link').click();
    await page.locator('.live-bar').getByText('Recording', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Domains' }).click();
    await page.locator('.domain-row').first().waitFor();
  });
});

describe('a server with a token', { timeout: 60_000 }, () => {
  test('shows its hosts to who has it', async ({ another }) => {
    const place = await mkdtemp(join(tmpdir(), 'ringlab-'));
    const token = 'a-token-of-more-than-sixteen-bytes';
    await writeFile(join(place, 'token'), `${token}\n`, { mode: 0o600 });
    const guarded = await startPlayground('--token-file', join(place, 'token'));
    try {
      const { page, complaints } = await another({ url: guarded.url });
      complaints.expect(/401/);
      await page.goto(`${guarded.url}/live`);
      await page.getByLabel('Token').fill('another one, which is wrong');
      await page.keyboard.press('Enter');
      await page.getByText('The server does not take this token.').waitFor();
      await page.getByLabel('Token').fill(token);
      await page.keyboard.press('Enter');
      await page.locator('.host-row').first().waitFor();
      expect(page.url()).toBe(`${guarded.url}/live`);
      await page.reload();
      await page.locator('.host-row').first().waitFor();
    } finally {
      await guarded.stop();
      await rm(place, { recursive: true });
    }
  });
});

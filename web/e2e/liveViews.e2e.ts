import { describe, expect } from 'vitest';
import { findings, screens } from './axe.ts';
import { read } from './documents.ts';
import { type Lab, test as labTest } from './lab.ts';
import {
  block,
  capabilities,
  cell,
  cpu,
  domain,
  event,
  FakeServer,
  hostRow,
  memory,
  net,
  node,
  vcpu,
} from './liveFake.ts';

const epyc = read('synthetic/syn-a-epyc-8cell.xml');
const noCells = read('nodes/node-50-capabilities.xml');
const uuid = '6a1e0000-0000-4000-8000-000000000001';

/** A host with 8 cells of 16 CPUs, a domain and something that happened; one that tells of no cells. */
function twoHosts(): FakeServer {
  const fake = new FakeServer();
  fake.set('hosts', '', {
    big: hostRow('big', { name: 'rack 3' }),
    plain: hostRow('plain', {
      driver: 'Test',
      offers: [],
      missing: ['memoryStats', 'freeMemory'],
      failing: { pools: 'the storage driver is not there' },
    }),
  });
  fake.set('capabilities', 'big', { 1: capabilities(epyc) });
  fake.set('capabilities', 'plain', { 1: capabilities(noCells) });
  busy(fake, 0.5);
  fake.set('node', 'plain', { node: node({ cpus: 16 }), cpu: cpu(Array.from({ length: 16 }, () => 0.1)) });
  fake.set(
    'domain',
    'big',
    {
      domain: domain(uuid, 'web-1'),
      'vcpu/0': vcpu(0, { on: 16, pinned: '16-19' }),
      'vcpu/1': vcpu(1, { on: 2, pinned: '0-3', cpu: 0.75 }),
      'block/vda': block('vda'),
      'net/vnet0': net('vnet0'),
    },
    uuid,
  );
  fake.set('events', 'big', {
    1: event('domain', 'db-2', 'crashed', { uuid, detail: 'panicked' }),
    2: event('network', 'default', 'started'),
    3: event('domain', 'web-1', 'started', { uuid, detail: 'booted' }),
  });
  return fake;
}

/** The big host with its first CPU so busy, its second offline, all others idle. */
function busy(fake: FakeServer, share: number): void {
  const each = Array.from({ length: 128 }, (_, i) => (i === 0 ? share : i === 1 ? -1 : 0));
  fake.set('node', 'big', {
    node: node(),
    cpu: cpu(each),
    memory: memory(536_870_912),
    'cell/0': cell(0, 13_421_773),
    'cell/1': cell(1, 67_108_864),
  });
}

interface Live {
  lab: Lab;
  fake: FakeServer;
  /** Opens a view of a host. */
  open(address: string): Promise<void>;
}

const test = labTest.extend<{ live: Live }>({
  live: async ({ lab }, use) => {
    const fake = twoHosts();
    await fake.serve(lab.page);
    await use({
      lab,
      fake,
      open: async (address) => {
        await lab.page.goto(`${lab.url}/live/${address}`);
        await lab.page.locator('#result').waitFor();
      },
    });
  },
});

describe('Overview', () => {
  test('tells what the host is, how it fares, and what its capabilities say', async ({ live }) => {
    await live.open('big');
    const { page } = live.lab;
    const facts = page.locator('.live-facts');
    await expect.poll(() => facts.innerText()).toContain('Example Model 8');
    expect(await facts.innerText()).toContain('x86_64 · 128 CPUs · 2,450 MHz');
    await expect.poll(() => page.locator('.verdict').innerText()).toContain('8 NUMA cells, 128 CPUs');
    const chart = page.locator('.live-chart').filter({ hasText: 'kernel' });
    await chart.locator('canvas').waitFor();
    expect(await chart.locator('.live-chart-legend').innerText()).toContain('user');
  });

  test('goes on as the host does', async ({ live }) => {
    await live.open('big');
    const plot = live.lab.page.getByRole('slider', { name: /^CPU\./ });
    await plot.waitFor();
    busy(live.fake, 1);
    await expect.poll(() => plot.getAttribute('aria-valuemax')).toBe('1');
    expect(await plot.getAttribute('aria-label')).toMatch(/user between 0\.3 % and 0\.6 %/);
  });

  test('lets arrow keys walk a chart', async ({ live }) => {
    await live.open('big');
    const plot = live.lab.page.getByRole('slider', { name: /^CPU\./ });
    await plot.waitFor();
    busy(live.fake, 1);
    await expect.poll(() => plot.getAttribute('aria-valuenow')).toBe('1');
    await plot.press('Home');
    await expect.poll(() => plot.getAttribute('aria-valuenow')).toBe('0');
    expect(await plot.getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d:\d\d: user 0\.3 %/);
  });

  test('says what a driver does not offer and what fails', async ({ live }) => {
    await live.open('plain');
    const panel = live.lab.page.locator('#live-panel');
    await expect
      .poll(() => panel.innerText())
      .toContain('Not offered by the Test driver: memory statistics, free memory per cell.');
    expect(await panel.innerText()).toContain('storage pools: the storage driver is not there');
  });

  test('leads to the place in the XML that proves an answer, and back', async ({ live }) => {
    await live.open('big');
    const { page } = live.lab;
    const kvm = page.locator('.answer').filter({ hasText: 'Can this host run guests with KVM?' });
    await kvm.locator('.short .place-link').click();
    await expect.poll(() => page.locator('.cm-activeLine').first().textContent()).toContain("type='kvm'");
    expect(new URL(page.url()).search).toBe('?view=capabilities');
    await page.goBack();
    await page.locator('.verdict').waitFor();
  });
});

describe('Topology', () => {
  test('draws load and free memory into the cells', async ({ live }) => {
    await live.open('big?view=topology');
    const { page } = live.lab;
    await expect.poll(() => page.locator('.cpu-square').count()).toBe(128);
    expect(await page.locator('.free-memory').allTextContents()).toEqual(['12.8 GiB free', '64 GiB free']);
    // One CPU is half busy, one is offline.
    const bar = page.locator('.picture .load-2');
    expect((await bar.getAttribute('d'))?.match(/M/g)).toHaveLength(1);
    expect((await page.locator('.picture .load-offline').getAttribute('d'))?.match(/M/g)).toHaveLength(1);
    busy(live.fake, 1);
    await page.locator('.picture .load-4').waitFor({ state: 'attached' });
    expect(await bar.count()).toBe(0);
  });

  test('tells the load of what is pointed at, and of every CPU in a table', async ({ live }) => {
    await live.open('big?view=topology');
    const { page } = live.lab;
    const pointed = page.locator('.pointed');
    await expect.poll(() => pointed.innerText()).toContain('12.8 GiB free');
    await page.getByRole('listbox').press('ArrowRight');
    await expect.poll(() => pointed.innerText()).toMatch(/^CPU 0 · .*· 50 % busy$/);
    await page.getByText('CPUs as a table').click();
    const rows = page.locator('details tbody tr');
    expect(await rows.nth(0).innerText()).toMatch(/^0\s+50 % busy\s+0/);
    expect(await rows.nth(1).innerText()).toMatch(/^1\s+offline/);
  });

  test('tells how many pages of each size are free', async ({ live }) => {
    await live.open('big?view=topology');
    const rows = live.lab.page.locator('.live-pages tbody tr');
    await expect.poll(() => rows.count()).toBe(8);
    expect(await rows.first().innerText()).toMatch(/Cell 0\s+12\.8 GiB free of 128 GiB/);
    expect(await rows.first().innerText()).toContain('512 free of 32,768');
  });

  test('of a host without cells is a grid of CPUs', async ({ live }) => {
    await live.open('plain?view=topology');
    const { page } = live.lab;
    await expect.poll(() => page.locator('.cpu-plain').count()).toBe(16);
    expect((await page.locator('.picture .load-0').getAttribute('d'))?.match(/M/g)).toHaveLength(16);
    expect(await page.locator('#live-panel').innerText()).toContain('not offered by this driver');
  });
});

describe('Guests', () => {
  test('are asked about where the host offers that', async ({ live }) => {
    live.fake.answering = () => ({ text: read('domcaps/qemu-domcapabilities-x86_64-q35.xml') });
    await live.open('big?view=guests');
    const { page } = live.lab;
    await page.getByLabel('Run by').selectOption('kvm');
    await page.getByRole('combobox', { name: 'Machine', exact: true }).selectOption('q35');
    await page.getByRole('button', { name: 'Ask the daemon' }).click();
    await expect
      .poll(() => page.locator('.live-told .verdict').first().innerText())
      .toContain('UEFI with Secure Boot');
    expect(live.fake.questions).toEqual([
      { kind: 'domainCapabilities', host: 'big', arch: 'x86_64', machine: 'q35', virtType: 'kvm' },
    ]);
  });

  test('say why the host is not asked', async ({ live }) => {
    await live.open('plain?view=guests');
    const panel = live.lab.page.locator('#live-panel');
    await expect.poll(() => panel.innerText()).toContain('domain_capabilities: true');
    expect(await live.lab.button('Ask the daemon').count()).toBe(0);
  });

  test('show what the daemon said against it', async ({ live }) => {
    live.fake.answering = () => ({ text: '', error: { code: 'refused', message: 'invalid argument: q35' } });
    await live.open('big?view=guests');
    await live.lab.button('Ask the daemon').click();
    await expect
      .poll(() => live.lab.page.locator('.live-domcaps [role=alert]').innerText())
      .toBe('The daemon refused. invalid argument: q35');
  });
});

describe('Events', () => {
  test('stand with the newest first, and are narrowed down', async ({ live }) => {
    await live.open('big?view=events');
    const { page } = live.lab;
    const rows = page.locator('.live-events-table tbody tr');
    await expect.poll(() => rows.count()).toBe(3);
    expect(await rows.first().innerText()).toMatch(/Domain\s+web-1\s+started · booted/);
    live.fake.set('events', 'big', {
      4: event('domain', 'new', 'started', { at: new Date().toISOString() }),
    });
    await expect.poll(() => rows.first().innerText()).toMatch(/just now\s+Domain\s+new/);
    live.fake.set('events', 'big', {
      5: event('pool', 'images', 'stopped'),
      6: event('domain', 'db-2', 'crashed'),
    });
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByLabel('Kind').selectOption('pool');
    expect(await rows.allInnerTexts()).toEqual([expect.stringMatching(/images/)]);
    await page.getByRole('searchbox').fill('crash');
    expect(await rows.count()).toBe(0);
    expect(await page.locator('.count').innerText()).toBe('0 of 2 events');
  });

  test('lead to their domains', async ({ live }) => {
    await live.open('big?view=events');
    await live.lab.page.getByRole('link', { name: 'web-1' }).click();
    await expect.poll(() => live.lab.page.locator('h1').innerText()).toBe('web-1');
    expect(new URL(live.lab.page.url()).pathname).toBe(`/live/big/domain/${uuid}`);
  });
});

describe('Compare', () => {
  test('holds a host against another, and asks its daemon for a baseline', async ({ live }) => {
    live.fake.answering = () => ({ text: "<cpu mode='custom'>\n  <model>EPYC</model>\n</cpu>\n" });
    await live.open('big?view=compare');
    const { page } = live.lab;
    await page.getByLabel('Compare with').selectOption('plain');
    await expect.poll(() => page.locator('.move').count()).toBe(2);
    await live.lab.button('Ask for the baseline').click();
    const answer = page.locator('.live-xml').last();
    await expect.poll(() => answer.locator('.cm-content').innerText()).toContain('<model>EPYC</model>');
    expect(live.fake.questions).toEqual([{ kind: 'baseline', host: 'big', hosts: ['big', 'plain'] }]);
    await answer.getByRole('button', { name: 'Copy' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe("<cpu mode='custom'>\n  <model>EPYC</model>\n</cpu>\n");
  });

  test('hands a daemon what was pasted only where that is allowed, and then only the CPU', async ({
    live,
  }) => {
    const { page } = live.lab;
    await live.open('big?view=compare');
    await expect.poll(() => page.locator('#live-panel').innerText()).toContain('pasted_cpu: true');
    expect(await live.lab.button('Ask for the baseline').count()).toBe(0);

    live.fake.set('hosts', '', { big: hostRow('big', { offers: ['pastedCPU'] }) });
    const ask = live.lab.button('Ask for the baseline');
    await ask.waitFor();
    expect(await ask.isDisabled()).toBe(true);
    await live.lab.paste(`$ virsh capabilities\n${epyc}\n$ `, page.locator('.live-paste .cm-content'));
    await expect.poll(() => page.locator('.move').count()).toBe(2);
    await ask.click();
    await expect.poll(() => live.fake.questions.length).toBe(1);
    const { pasted = '' } = live.fake.questions[0] ?? {};
    expect(pasted).toMatch(/^<cpu>[\s\S]*<model>EPYC-Milan<\/model>[\s\S]*<\/cpu>$/);
    expect(pasted).not.toContain('uuid');
  });
});

describe('Capabilities', () => {
  test('are the XML as the daemon gave it, which nobody can edit here', async ({ live }) => {
    await live.open('big?view=capabilities');
    const { page } = live.lab;
    const editor = page.locator('.live-xml .cm-content').first();
    await expect.poll(() => editor.innerText()).toContain('<capabilities>');
    await editor.click();
    await page.keyboard.type('nonsense');
    expect(await editor.innerText()).not.toContain('nonsense');
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(epyc);
    expect(await page.locator('#live-panel').innerText()).toContain('have not changed');
  });

  test('show what has changed in them', async ({ live }) => {
    const before = epyc.replace('<model>EPYC-Milan</model>', '<model>EPYC-Rome</model>');
    live.fake.set('capabilities', 'big', { 1: capabilities(before, 1), 2: capabilities(epyc, 2) });
    await live.open('big?view=capabilities');
    const { page } = live.lab;
    const rows = page.locator('.live-changes .compare-table tbody tr');
    await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringMatching(/EPYC-Rome\s+EPYC-Milan/)]);
    await page.getByLabel('Version before').selectOption('2');
    await expect
      .poll(() => page.locator('.live-changes').innerText())
      .toContain('The two documents say the same.');
  });

  test('are read anew where they change', async ({ live }) => {
    await live.open('big');
    const verdict = live.lab.page.locator('.verdict');
    await expect.poll(() => verdict.innerText()).toContain('8 NUMA cells');
    live.fake.set('capabilities', 'big', { 1: capabilities(epyc, 1), 2: capabilities(noCells, 2) });
    await expect.poll(() => verdict.innerText()).not.toContain('8 NUMA cells');
  });

  test('open in the capabilities lab, in a tab of their own', async ({ live }) => {
    await live.open('big?view=capabilities');
    const { page } = live.lab;
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Open in the capabilities lab' }).click();
    const lab = await opened;
    await expect.poll(() => lab.locator('.verdict').innerText()).toContain('8 NUMA cells, 128 CPUs');
    expect(new URL(lab.url()).pathname).toBe('/caps');
  });

  test('of one host are never shown for another', async ({ live }) => {
    await live.open('big');
    const { page } = live.lab;
    await expect.poll(() => page.locator('.verdict').innerText()).toContain('8 NUMA cells');
    await page.evaluate(() => {
      history.pushState(null, '', '/live/plain');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await expect.poll(() => page.locator('.verdict').innerText()).not.toContain('8 NUMA cells');
    expect(await page.locator('h1').first().innerText()).toContain('plain');
  });
});

describe('A domain', () => {
  test('shows its state, its numbers, its devices and its XML', async ({ live }) => {
    await live.open(`big/domain/${uuid}`);
    const { page } = live.lab;
    const whole = page.locator('.live-domain');
    await expect.poll(() => whole.innerText()).toContain('web-1');
    await expect.poll(() => page.title()).toBe('web-1 · rack 3 · Live · ringlab');
    const text = await whole.innerText();
    expect(text).toMatch(/Running\s+booted/);
    expect(text).toMatch(/vda\s+\/var\/lib\/libvirt\/images\/vda\.qcow2\s+1\.4 MiB\/s\s+342 KiB\/s/);
    expect(text).toMatch(/vnet0\s+12 KiB\/s\s+8 KiB\/s/);
    await expect.poll(() => page.locator('.live-chart canvas').count()).toBe(5);
    expect(await page.locator('.live-xml .cm-content').innerText()).toContain('<name>web-1</name>');
  });

  test('has its pinning drawn on the topology of its host', async ({ live }) => {
    await live.open(`big/domain/${uuid}`);
    const { page } = live.lab;
    await expect.poll(() => page.locator('.cpu-square').count()).toBe(128);
    const squares = async (name: string) =>
      (await page.locator(`.picture ${name}`).getAttribute('d'))?.match(/M/g);
    expect(await squares('.pin-allowed')).toHaveLength(8);
    expect(await squares('.pin-ran')).toHaveLength(2);
    expect(await page.locator('.picture .pin-vcpu').allTextContents()).toEqual(['v1', 'v0']);
    await page.getByRole('combobox', { name: 'vCPU', exact: true }).selectOption('1');
    await expect.poll(() => squares('.pin-allowed')).toHaveLength(4);
    expect(await squares('.pin-ran')).toHaveLength(1);
  });

  test('that is gone stays, dimmed, as it was last known', async ({ live }) => {
    await live.open(`big/domain/${uuid}`);
    const { page } = live.lab;
    await page.locator('.live-domain').waitFor();
    live.fake.refuse('domain', 'big', uuid);
    await expect
      .poll(() => page.locator('.live-domain [role=alert]').innerText())
      .toContain('no longer there');
    expect(await page.locator('.live-domain.stale h1').innerText()).toBe('web-1');
  });

  test('that never was is said not to be there', async ({ live }) => {
    await live.open('big/domain/6a1e0000-0000-4000-8000-00000000ffff');
    await expect
      .poll(() => live.lab.page.locator('#result').innerText())
      .toContain('There is no such domain on this host.');
  });

  test('without statistics says so instead of drawing nothing', async ({ live }) => {
    const { cpu, rss, blockRead, blockWrite, netRead, netWrite, ...known } = domain(uuid, 'web-1');
    live.fake.set('domain', 'big', { domain: known }, uuid);
    await live.open(`big/domain/${uuid}`);
    const empty = live.lab.page.locator('.live-chart-empty');
    await expect.poll(() => empty.count()).toBe(3);
    expect(await live.lab.page.locator('.live-chart canvas').count()).toBe(1);
  });
});

describe('axe finds nothing', () => {
  const settled = '.verdict, .picture svg, .guests-table, .live-events-table, .live-changes table, .cm-line';
  const addresses = [
    'big',
    'big?view=topology',
    'big?view=guests',
    'big?view=events',
    'big?view=compare',
    'big?view=capabilities',
    `big/domain/${uuid}`,
    'plain?view=topology',
  ];
  for (const { language, colorScheme, width } of screens) {
    test(`in ${language}, ${colorScheme}, ${width} px`, { timeout: 120_000 }, async ({ another }) => {
      const lab = await another({
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        colorScheme,
        viewport: { width, height: 800 },
      });
      const fake = twoHosts();
      const before = epyc.replace('<model>EPYC-Milan</model>', '<model>EPYC-Rome</model>');
      fake.set('capabilities', 'big', { 1: capabilities(before, 1), 2: capabilities(epyc, 2) });
      await fake.serve(lab.page);
      for (const address of addresses) {
        await lab.page.goto(`${lab.url}/live/${address}`);
        await lab.page.locator(settled).first().waitFor();
        expect(await findings(lab), address).toEqual([]);
        const wide = await lab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wide, `${address} is wider than the screen`).toBe(false);
      }
    });
  }
});

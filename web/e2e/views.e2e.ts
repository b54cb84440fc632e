import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { path, read, small } from './documents.ts';
import { test } from './lab.ts';

const epyc = 'synthetic/syn-a-epyc-8cell.xml';

describe('Overview', () => {
  test('answers each question and shows where the answer stands', async ({ lab }) => {
    await lab.openWith(read(epyc));
    const kvm = lab.result.locator('.answer').filter({ hasText: 'Can this host run guests with KVM?' });
    expect(await kvm.locator('.short').innerText()).toContain('Yes: x86_64, i686');
    const places = kvm.locator('.short .place-link');
    await places.click();
    await expect.poll(async () => (await lab.cursorLine()).text).toBe("<domain type='kvm'/>");
    const first = (await lab.cursorLine()).number;
    await places.click();
    await expect.poll(async () => (await lab.cursorLine()).number).toBeGreaterThan(first);
    expect((await lab.cursorLine()).text).toBe("<domain type='kvm'/>");
  });

  test('of domain capabilities tells of firmware and CPU models', async ({ lab }) => {
    await lab.open();
    await lab.openFile(path('domcaps/qemu-domcapabilities-x86_64-q35.xml'));
    await expect
      .poll(() => lab.verdict.innerText())
      .toContain('UEFI with Secure Boot, 288 vCPUs, 18 of 53 CPU models usable');
    expect(await lab.source.locator('.reading').innerText()).toBe('Domain capabilities');
  });
});

describe('Guests', () => {
  test('are narrowed down by words, choices and deprecation', async ({ lab }) => {
    await lab.open();
    await lab.openFile(path('captures/all-arches-qemu-all-capabilities.xml'));
    await lab.verdict.waitFor();
    await lab.view('Guests');
    const count = () => lab.result.locator('.count').innerText();
    await expect.poll(count).toBe('26 of 26 guest kinds, 637 machine types');
    const filter = lab.page.getByRole('searchbox', { name: 'Filter' });
    await filter.fill('aarch64 virt');
    expect(await count()).toBe('1 of 26 guest kinds, 23 machine types');
    expect(await lab.result.locator('.machine').first().innerText()).toContain('virt');
    await filter.fill('no such thing');
    expect(await count()).toBe('0 of 26 guest kinds, 0 machine types');
    await filter.fill('');
    await lab.page.getByLabel('Deprecated machines').uncheck();
    expect(await count()).toBe('26 of 26 guest kinds, 629 machine types');
    await lab.page.getByRole('combobox', { name: 'Architecture' }).selectOption('aarch64');
    expect(await count()).toBe('1 of 26 guest kinds, 109 machine types');
  });

  test('lead to their lines', async ({ lab }) => {
    await lab.openWith(read('captures/qemu-capabilities.xml'));
    await lab.view('Guests');
    await lab.button(/^i686$/).click();
    await lab.result.locator('.machine').filter({ hasText: 'isapc' }).first().click();
    await expect.poll(async () => (await lab.cursorLine()).text).toMatch(/<machine.*>isapc<\/machine>/);
    await lab.result.locator('.domain-kvm').first().click();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain("<domain type='kvm'");
  });
});

describe('Topology', () => {
  test('draws 8 cells with 128 CPUs', async ({ lab }) => {
    await lab.openWith(read(epyc));
    await lab.view('Topology');
    expect(await lab.verdict.innerText()).toBe(
      '8 NUMA cells · 2 sockets · 8 dies · 64 cores · 128 CPUs · 1 TiB',
    );
    await expect.poll(() => lab.result.locator('.cpu-square').count()).toBe(128);
    expect(await lab.result.locator('.cell-head').count()).toBe(8);
    expect(await lab.result.locator('.heat tbody td').allInnerTexts()).toHaveLength(64);
    expect(await lab.result.locator('.heat tbody tr').first().innerText()).toMatch(
      /0\s+10\s+12\s+12\s+12\s+32/,
    );
    await lab.result.getByText('CPUs as a table').click();
    const row = lab.result.locator('details tbody tr').filter({ hasText: '6,70' }).first();
    expect(await row.innerText()).toMatch(/^6\s+0\s+0\s+0\s+.*6,70$/s);
  });

  test('a CPU that is clicked is shown in the XML', async ({ lab }) => {
    await lab.openWith(read(epyc));
    await lab.view('Topology');
    await lab.result.getByRole('option', { name: /^CPU 70 · Cell 0/ }).click();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain("<cpu id='70'");
    expect(await lab.result.locator('.pointed').innerText()).toContain('CPU 70 · Cell 0 · Socket 0');
    expect(await lab.result.locator('.pointed').innerText()).toContain('6,70');
    await lab.result.locator('.cell-head').nth(3).click();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain("<cell id='3'");
  });

  test('a CPU in the XML is ringed in the picture', async ({ lab }) => {
    await lab.openWith(read(epyc));
    await lab.view('Topology');
    await lab.find("<cpu id='101'");
    await expect.poll(() => lab.result.locator('.pointed').innerText()).toContain('CPU 101 ·');
    const ring = await lab.result.locator('.ring-marked').boundingBox();
    const cpu = await lab.result.getByRole('option', { name: /^CPU 101 ·/ }).boundingBox();
    if (!ring || !cpu) throw new Error('the ring or the CPU is not drawn');
    expect(Math.abs(ring.x + ring.width / 2 - (cpu.x + cpu.width / 2))).toBeLessThan(1);
    expect(Math.abs(ring.y + ring.height / 2 - (cpu.y + cpu.height / 2))).toBeLessThan(1);
    await lab.find("<cell id='5'>");
    await lab.editor.press('ArrowRight');
    await lab.editor.press('ArrowRight');
    await expect.poll(async () => (await lab.cursorLine()).text).toContain('<memory');
    await expect
      .poll(() => lab.result.locator('.pointed').innerText())
      .toContain('Cell 5 · 128 GiB · 16 CPUs');
  });

  test('is walked by keyboard, Enter leads to the XML', async ({ lab }) => {
    await lab.openWith(read(epyc));
    await lab.view('Topology');
    const list = lab.page.getByRole('listbox', { name: 'NUMA cells and CPUs' });
    const active = async () => {
      const id = await list.getAttribute('aria-activedescendant');
      return lab.page.locator(`[id="${id}"]`).getAttribute('aria-label');
    };
    await list.focus();
    await list.press('Home');
    await expect.poll(active).toContain('Cell 0');
    await list.press('ArrowRight');
    await expect.poll(active).toContain('CPU 0 ·');
    await list.press('PageDown');
    await expect.poll(active).toContain('Cell 1');
    await list.press('End');
    await expect.poll(active).toContain('CPU 127 ·');
    await list.press('Enter');
    await expect.poll(async () => (await lab.cursorLine()).text).toContain("<cpu id='127'");
    await expect.poll(() => lab.selection()).toContain("<cpu id='127'");
  });

  test('keeps 1,024 CPUs in view', async ({ lab }) => {
    await lab.openWith(read('synthetic/syn-b-4socket-1024cpu.xml'));
    await lab.view('Topology');
    await expect.poll(() => lab.result.locator('.cpu-square').count()).toBe(1024);
    const { width } = (await lab.result.locator('.picture svg').boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(await lab.result.evaluate((panel) => panel.clientWidth));
    const square = lab.result.locator('.cpu-square rect').first();
    const before = await square.getAttribute('width');
    await lab.button('Larger').click();
    await expect.poll(async () => Number(await square.getAttribute('width'))).toBeGreaterThan(Number(before));
  });
});

describe('CPU', () => {
  test('features are searched, and lead to their lines', async ({ lab }) => {
    await lab.openWith(read('captures/qemu-capabilities.xml'));
    await lab.view('CPU');
    expect(await lab.result.innerText()).toContain('74 features');
    const search = lab.page.getByRole('searchbox');
    await search.fill('aes');
    const names = () => lab.result.locator('.feature .code').allInnerTexts();
    await expect.poll(async () => (await names()).toSorted()).toEqual(['aes', 'pclmuldq', 'vaes']);
    await lab.result.locator('.feature').filter({ hasText: 'vaes' }).click();
    await expect.poll(async () => (await lab.cursorLine()).text).toBe("<feature name='vaes'/>");
    await search.fill('nothing has this');
    await expect.poll(() => lab.result.innerText()).toContain('No feature matches “nothing has this”.');
  });

  test('models of domain capabilities name what blocks them', async ({ lab }) => {
    await lab.open();
    await lab.openFile(path('domcaps/qemu-domcapabilities-x86_64-q35.xml'));
    await lab.verdict.waitFor();
    await lab.view('CPU');
    const rows = lab.result.locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(53);
    await lab.page.getByLabel('Only usable (18 of 53)').check();
    expect(await rows.count()).toBe(18);
  });
});

describe('Compare', () => {
  test('judges both directions and leads into both documents', async ({ lab }) => {
    await lab.openWith(read('captures/qemu-capabilities.xml'));
    await lab.view('Compare');
    expect(await lab.result.innerText()).toContain('whether a guest can move from A to B and back');
    await lab.sample('AMD EPYC', lab.result);
    const moves = lab.result.locator('.move');
    await expect.poll(() => moves.count()).toBe(2);
    expect(await moves.nth(0).locator('h3').innerText()).toMatch(/A\s*→\s*B/);
    expect(await moves.nth(1).locator('h3').innerText()).toMatch(/B\s*→\s*A/);
    for (const move of await moves.all()) {
      expect(await move.getAttribute('class')).toContain('state-partly');
      expect(await move.locator('.reasons li').count()).toBeGreaterThan(0);
    }
    const model = lab.result.locator('.compare-table tr').filter({ hasText: 'kvm64' }).first();
    await model.getByRole('button', { name: /kvm64/ }).click();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain('kvm64');
    const all = lab.result.locator('.compare-table tbody tr');
    const different = await all.count();
    await lab.page.getByLabel('Only differences').uncheck();
    await expect.poll(() => all.count()).toBeGreaterThan(different);
  });

  test('finds no difference between a document and itself', async ({ lab }) => {
    await lab.openWith(small);
    await lab.view('Compare');
    await lab.other.waitFor();
    await lab.paste(small, lab.other);
    await expect.poll(() => lab.result.innerText()).toContain('The two documents say the same.');
    await expect.poll(() => lab.result.locator('.move.state-no').count()).toBe(0);
    await lab.paste('broken', lab.other);
    await expect.poll(() => lab.result.innerText()).toContain('Below is the last good result');
  });
});

describe('XML tree', () => {
  test('opens by keyboard, fetching what it shows', async ({ lab }) => {
    await lab.openWith(read(epyc));
    await lab.view('XML tree');
    const tree = lab.page.getByRole('tree');
    const focused = () =>
      lab.page.evaluate(() => document.activeElement?.querySelector('.tree-row')?.textContent?.trim() ?? '');
    await tree.waitFor();
    expect(await tree.innerText()).not.toContain('EPYC-Milan');
    const items = await tree.getByRole('treeitem').count();

    await tree.getByRole('treeitem').first().focus();
    await expect.poll(focused).toBe('capabilities');
    await lab.page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('host');
    await lab.page.keyboard.press('ArrowDown');
    await lab.page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('cpu');
    await lab.page.keyboard.press('ArrowRight');
    await expect.poll(() => tree.innerText()).toContain('EPYC-Milan');
    expect(await tree.getByRole('treeitem').count()).toBeGreaterThan(items);
    await lab.page.keyboard.press('ArrowRight');
    await lab.page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('model EPYC-Milan');
    await lab.page.keyboard.press('Enter');
    await expect.poll(async () => (await lab.cursorLine()).text).toBe('<model>EPYC-Milan</model>');
    await lab.page.keyboard.press('ArrowLeft');
    await expect.poll(focused).toBe('cpu');
    await lab.page.keyboard.press('ArrowLeft');
    await expect.poll(() => tree.innerText()).not.toContain('EPYC-Milan');
    await lab.page.keyboard.press('End');
    await expect.poll(focused).toBe('features');
    await lab.page.keyboard.press('Home');
    await expect.poll(focused).toBe('capabilities');
  });

  test('shows what libvirt has no type for, comments too', async ({ lab }) => {
    await lab.openWith(small.replace('<host>', '<host><!-- keep me --><novelty level="2"/>'));
    await lab.view('XML tree');
    await expect.poll(() => lab.result.innerText()).toContain('keep me');
    const novelty = lab.page.getByRole('treeitem').filter({ hasText: 'novelty' }).last();
    expect(await novelty.innerText()).toContain('unmodelled');
  });

  test('shows a broken document that no other view can', async ({ lab }) => {
    await lab.open();
    await lab.paste("<domain type='kvm'><name>web</name></domain>");
    await expect.poll(() => lab.counts()).toContain('1 error');
    await lab.view('XML tree');
    await expect.poll(() => lab.result.innerText()).toMatch(/domain\s+type="kvm"/);
  });
});

describe('Export', () => {
  const document = read('captures/qemu-capabilities.xml');

  test('hands over report, JSON and the XML byte for byte', async ({ lab }) => {
    await lab.openWith(document);
    await lab.view('Export');
    expect(await lab.result.innerText()).toContain('Byte for byte as it was read.');

    const xml = await lab.download(lab.button('Download: capabilities.xml'));
    expect(xml.name).toBe('capabilities.xml');
    expect(xml.bytes.equals(Buffer.from(document))).toBe(true);

    const json = await lab.download(lab.button('Download: capabilities.json'));
    expect(JSON.stringify(JSON.parse(json.bytes.toString()))).toContain('KVM usable');

    const report = await lab.download(lab.button('Download: report.txt'));
    expect(report.bytes.toString()).toMatch(/^x86_64 host, KVM usable/);

    await lab.button('Copy: report.txt').click();
    await expect.poll(() => lab.button('Copy: report.txt').innerText()).toBe('Copied');
    expect(await lab.page.evaluate(() => navigator.clipboard.readText())).toBe(report.bytes.toString());
  });

  test('writes a domain as chosen', async ({ lab }) => {
    await lab.openWith(document);
    await lab.view('Export');
    const form = lab.result.locator('.domain-form');
    const preview = lab.result.locator('.preview').first();
    await expect.poll(() => preview.innerText()).toContain('<domain type="kvm">');
    await form.getByRole('combobox', { name: 'Guest' }).selectOption({ label: 'hvm · i686' });
    await form.getByRole('combobox', { name: 'Domain type' }).selectOption('qemu');
    await form.getByRole('combobox', { name: 'Machine' }).selectOption('isapc');
    await form.getByLabel('Name').fill('museum <1>');
    await form.getByLabel('Memory, MiB').fill('64');
    await form.getByLabel('vCPUs').fill('1');
    await expect.poll(() => preview.innerText()).toContain('<name>museum &lt;1&gt;</name>');
    const { name, bytes } = await lab.download(lab.button(/^Download: .*museum/));
    expect(name).toMatch(/museum.*\.xml$/);
    const text = bytes.toString();
    expect(text).toContain('<domain type="qemu">');
    expect(text).toContain('<memory unit="MiB">64</memory>');
    expect(text).toMatch(/<type arch="i686" machine="isapc">hvm<\/type>/);
    expect(text).toContain('<emulator>/usr/bin/qemu-system-i386</emulator>');
  });

  test('draws the topology as an SVG that stands alone', async ({ lab, another }) => {
    await lab.openWith(readFileSync(path(epyc), 'utf8'));
    await lab.view('Export');
    const { name, bytes } = await lab.download(lab.button('Download: topology.svg'));
    expect(name).toBe('topology.svg');
    const { page } = await another();
    const drawn = await page.evaluate(async (text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        squares: parsed.querySelectorAll('.cpu-square rect').length,
        width: image.naturalWidth,
      };
    }, bytes.toString());
    expect(drawn).toEqual({ error: null, squares: 128, width: expect.any(Number) });
    expect(drawn.width).toBeGreaterThan(200);
  });
});

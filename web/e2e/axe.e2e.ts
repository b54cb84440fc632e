import { describe, expect } from 'vitest';
import { findings, screens } from './axe.ts';
import { read, small } from './documents.ts';
import { test } from './lab.ts';

/** A document that has something to show in every view, and problems besides. */
const document = read('captures/qemu-capabilities.xml')
  .replace('<model>', '<modle/><model>')
  .replace("<cells num='1'>", "<cells num='one'>");

describe('axe finds nothing wrong', { timeout: 60_000 }, () => {
  test.for(screens)('in $language, $colorScheme, $width px', async (screen, { another }) => {
    const { language, colorScheme, width } = screen;
    const lab = await another({
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme,
      viewport: { width, height: 800 },
    });
    const narrow = width < 800;
    const pane = (at: 0 | 1) => lab.page.locator('.pane-tabs [role=tab]').nth(at).click();

    await lab.open();
    expect(await findings(lab), 'the empty page').toEqual([]);
    if (narrow) {
      await pane(0);
      expect(await findings(lab), 'the empty editor').toEqual([]);
    }
    await lab.paste(document);
    await expect.poll(() => lab.counts()).toMatch(/1.*1/s);
    await lab.openProblems();
    if (narrow) {
      expect(await findings(lab), 'the editor').toEqual([]);
      await pane(1);
    }
    await lab.verdict.waitFor();
    for (const view of ['overview', 'guests', 'topology', 'cpu', 'compare', 'tree', 'export']) {
      await lab.page.locator(`#view-tab-${view}`).click();
      if (view === 'compare') {
        await lab.other.waitFor();
        await lab.paste(small, lab.other);
        await lab.result.locator('.moves').waitFor();
      } else {
        await expect.poll(() => lab.result.innerText()).not.toBe('');
      }
      expect(await findings(lab), view).toEqual([]);
    }
  });

  test('with menus, the list of shortcuts, notices and details open', async ({ lab }) => {
    await lab.openWith(small);
    await lab.source.getByRole('button', { name: 'Samples' }).click();
    expect(await findings(lab), 'samples').toEqual([]);
    await lab.page.keyboard.press('Escape');
    await lab.button(/^Share$/).click();
    await lab.page.getByLabel('Share link').waitFor();
    const link = await lab.page.getByLabel('Share link').inputValue();
    expect(await findings(lab), 'share').toEqual([]);
    await lab.page.keyboard.press('Escape');
    await lab.button('Keyboard shortcuts').click();
    expect(await findings(lab), 'shortcuts').toEqual([]);
    await lab.page.keyboard.press('Escape');
    await lab.view('Guests');
    await lab.result.locator('.expander').first().click();
    expect(await findings(lab), 'machines').toEqual([]);
    await lab.view('Topology');
    await lab.result.getByText('CPUs as a table').click();
    expect(await findings(lab), 'CPUs as a table').toEqual([]);
    await lab.paste('no XML');
    await lab.result.locator('.stale').waitFor();
    expect(await findings(lab), 'stale').toEqual([]);
    await lab.page.goto('about:blank');
    await lab.open(link.slice(lab.url.length, -20));
    await lab.page.getByRole('alert').waitFor();
    expect(await findings(lab), 'a damaged link').toEqual([]);
  });
});

import { describe, expect } from 'vitest';
import { findings, screens } from './axe.ts';
import { gate } from './gate.ts';
import { KernelLab, peek, sample } from './kernelLab.ts';
import { type Lab, test } from './lab.ts';

declare global {
  interface LayoutShift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
  }
}

describe('axe finds nothing wrong', { timeout: 60_000 }, () => {
  test.for(screens)('in $language, $colorScheme, $width px', async (screen, { another }) => {
    const { language, colorScheme, width } = screen;
    const lab = await another({
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme,
      viewport: { width, height: 800 },
    });
    const kernel = new KernelLab(lab);
    const narrow = width < 800;
    const pane = (at: 0 | 1) => lab.page.locator('.pane-tabs [role=tab]').nth(at).click();
    await kernel.open();
    await kernel.findings.first().waitFor();
    expect(await findings(lab), 'findings').toEqual([]);
    await lab.page.locator('.settings-button').click();
    await lab.page.locator('.flag input').first().click();
    expect(await findings(lab), 'switches').toEqual([]);
    await lab.page.locator('.settings-button').click();
    await lab.page.locator('#view-tab-output').click();
    await lab.page.locator('.output-bar').waitFor();
    expect(await findings(lab), 'output').toEqual([]);
    await lab.page.locator('#view-tab-rules').click();
    await lab.page.locator('.rule-head').first().click();
    expect(await findings(lab), 'rules').toEqual([]);
    if (narrow) await pane(0);
    await lab.paste(sample('syntax'));
    await expect.poll(() => lab.source.locator('.counts .state-error').count()).toBe(1);
    expect(await findings(lab), 'the editor').toEqual([]);
    await lab.page.locator('.file-buttons .menu > button').click();
    expect(await findings(lab), 'a file').toEqual([]);
    await lab.page.keyboard.press('Escape');
    await lab.source.locator('.script-bar .menu').nth(1).locator('button').click();
    await lab.page.locator('.header-list .sample').first().waitFor();
    expect(await findings(lab), 'headers').toEqual([]);
    await lab.page.locator('.header-list .sample').first().click();
    await expect.poll(() => kernel.tabs.count()).toBe(2);
    expect(await findings(lab), 'a header').toEqual([]);
    if (narrow) await pane(1);
    await lab.page.locator('#view-tab-findings').click();
    await lab.page.locator('.finding.silenced .finding-head').first().click();
    expect(await findings(lab), 'hidden findings').toEqual([]);
  });
});

describe('Chinese', () => {
  test('leaves no English in the lab but the terms of the field', async ({ another }) => {
    const lab = await another({ locale: 'zh-CN' });
    const kernel = new KernelLab(lab);
    await lab.open('/kernel');
    await kernel.findings.first().waitFor();
    await lab.page.locator('.settings-button').click();
    const chrome = await lab.page
      .locator(
        '.header, .toolbar, .tab-list, .settings-panel, .crossing, .finding-links, .finding-hint, .fix-head',
      )
      .allInnerTexts();
    await lab.page.locator('#view-tab-output').click();
    chrome.push(await lab.page.locator('.output-note').innerText());
    chrome.push(
      ...(await lab.page
        .locator('body :is([aria-label],[title],[placeholder])')
        .evaluateAll((elements) =>
          elements.flatMap((element) =>
            ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
          ),
        )),
    );
    const terms = new Set(
      'ringlab Capabilities SystemTap sparse kernel space address pointer EFAULT noderef per-CPU RCU CPU Ctrl Enter static NULL enum long'.split(
        ' ',
      ),
    );
    const left = [
      ...new Set(chrome.join('\n').match(/(?<![\w-])(?:-[WD])?[A-Za-z_][\w-]{2,}/g) ?? []),
    ].filter(
      (word) =>
        !terms.has(word) &&
        !/^-[WD]|_|^copy|user$/.test(word) &&
        !sample('read-wrong').includes(word) &&
        !peek.includes(word),
    );
    expect(left).toEqual([]);
  });

  test('is switched to without losing what is open', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await expect.poll(() => kernel.findings.count()).toBe(1);
    await lab.button('中文').click();
    await lab.page.getByRole('tab', { name: '诊断' }).waitFor();
    await expect.poll(() => kernel.open_.locator('.finding-hint').innerText()).toMatch(/[\u4e00-\u9fff]/);
    // sparse's own words stay as they are.
    expect(await kernel.open_.locator('.finding-text').innerText()).toContain(
      'dereference of noderef expression',
    );
    expect(await kernel.open_.locator('.finding-message').innerText()).toMatch(/[\u4e00-\u9fff]/);
  });
});

test('a screen of 360 px shows one pane at a time and never scrolls sideways', async ({ another }) => {
  const lab = await another({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const kernel = new KernelLab(lab);
  await kernel.open();
  await kernel.open_.waitFor();
  const overflow = () =>
    lab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await kernel.openSwitches();
  expect(await overflow()).toBe(0);
  await lab.page.locator('.settings-button').click();
  await kernel.open_.getByRole('button', { name: 'Show in the source' }).click();
  await expect.poll(() => lab.editor.isVisible()).toBe(true);
  await lab.page.locator('.file-buttons .menu > button').click();
  expect(await overflow()).toBe(0);
  const menu = await lab.page.locator('.menu-panel').boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  await lab.page.keyboard.press('Escape');
  await lab.page.locator('.problems-bar').click();
  await expect.poll(() => kernel.findings.first().isVisible()).toBe(true);
  const heights = await lab.page
    .locator('.header, .script-bar, .check-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.scrollHeight - bar.clientHeight));
  expect(Math.max(...heights)).toBeLessThanOrEqual(0);
});

describe('the keyboard alone', () => {
  const focused = (lab: Lab) =>
    lab.page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });

  test('writes a module, walks its findings and mends one', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.page.keyboard.press('F6');
    await expect.poll(() => focused(lab)).toBe('C source of the module');
    await lab.page.keyboard.press('Control+a');
    await lab.page.keyboard.insertText('int *first(void) { return 0; }\nint *second(void) { return 0; }\n');
    await expect.poll(() => kernel.findings.count()).toBeGreaterThanOrEqual(4);
    await lab.page.keyboard.press('F8');
    const one = await kernel.open_.locator('.finding-place').innerText();
    await lab.page.keyboard.press('F8');
    await expect.poll(() => kernel.open_.locator('.finding-place').innerText()).not.toBe(one);
    await lab.page.keyboard.press('Shift+F8');
    await expect.poll(() => kernel.open_.locator('.finding-place').innerText()).toBe(one);
    await lab.page.keyboard.press('F6');
    await expect.poll(() => focused(lab)).toBe('Findings');
    for (let i = 0; i < 12 && !(await focused(lab)).startsWith('Apply'); i++) {
      await lab.page.keyboard.press('Tab');
    }
    const before = await kernel.findings.count();
    await lab.page.keyboard.press('Enter');
    await expect.poll(() => kernel.findings.count()).toBe(before - 1);
  });

  test('walks the views, and lists its keys on ?', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.page.getByRole('tab', { name: 'Findings' }).focus();
    await lab.page.keyboard.press('End');
    expect(await focused(lab)).toBe('Rules');
    await expect.poll(() => new URL(lab.page.url()).search).toBe('?view=rules');
    await lab.page.keyboard.press('?');
    const dialog = lab.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Go to the declaration');
    await lab.page.keyboard.press('Escape');
  });
});

test('the static text is replaced without moving anything', async ({ lab }) => {
  const scripts = gate();
  await lab.page.route('**/assets/KernelPage-*.js', async (route) => {
    await scripts.opened;
    await route.continue();
  });
  await lab.page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as LayoutShift[]) shifts.sum += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await lab.page.goto(`${lab.url}/kernel`, { waitUntil: 'commit' });
  await lab.page.getByRole('heading', { name: 'See where a kernel module' }).waitFor();
  const bars = () =>
    lab.page
      .locator(
        '.header, .pane-source > .toolbar, .source > .toolbar, .pane-source > .tabs, .source > .tabs, .pane-result .toolbar, .pane-result .tabs',
      )
      .evaluateAll((bars) => bars.map((bar) => [bar.getBoundingClientRect().top, bar.clientHeight]));
  const before = await bars();
  scripts.open();
  await new KernelLab(lab).open_.waitFor();
  expect(await bars()).toEqual(before);
  const moved = await lab.page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  expect(moved).toBeLessThan(0.02);
});

test('view and rule stand in the address', async ({ lab }) => {
  const kernel = new KernelLab(lab);
  await kernel.open('/kernel?view=rules&rule=noderef');
  await expect.poll(() => lab.page.locator('.rule.open .code').first().innerText()).toBe('noderef');
  expect(await lab.page.getByRole('tab', { name: 'Rules' }).getAttribute('aria-selected')).toBe('true');
});

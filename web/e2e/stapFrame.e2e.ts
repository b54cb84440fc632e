import { describe, expect } from 'vitest';
import { findings, screens } from './axe.ts';
import { gate } from './gate.ts';
import { type Lab, test } from './lab.ts';
import { configHZ, StapLab } from './stapLab.ts';

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
    const stap = new StapLab(lab);
    const narrow = width < 800;
    const pane = (at: 0 | 1) => lab.page.locator('.pane-tabs [role=tab]').nth(at).click();
    await stap.open();
    await stap.page.locator('.explanation').first().waitFor();
    expect(await findings(lab), 'the console').toEqual([]);
    await stap.page.locator('.line-text').first().click();
    await stap.page.locator('.moment-bar .link').waitFor();
    expect(await findings(lab), 'a moment').toEqual([]);
    const panel = await stap.openSettings();
    await panel.locator('.rows .button').nth(0).click();
    await panel.locator('.rows .button').nth(1).click();
    await panel.locator('.rows .button').nth(2).click();
    await expect.poll(() => stap.page.locator('.faults').count()).toBe(1);
    expect(await findings(lab), 'the settings').toEqual([]);
    if (narrow) await pane(0);
    await lab.paste('global n\nprobe begin { quit(n) }\n');
    await expect.poll(() => stap.page.locator('.pane-source .counts .state-error').count()).toBe(1);
    await lab.openProblems();
    expect(await findings(lab), 'the editor').toEqual([]);
    if (narrow) await pane(1);
    expect(await findings(lab), 'a stale result').toEqual([]);
  });
});

describe('Chinese', () => {
  test('leaves no English in the lab but the terms of the field', async ({ another }) => {
    const lab = await another({ locale: 'zh-CN' });
    const stap = new StapLab(lab);
    await stap.open();
    await stap.page.locator('.line-text').first().click();
    await stap.page.locator('.moment-bar .link').waitFor();
    await stap.openSettings();
    const chrome = await stap.page
      .locator(
        '.header, .toolbar, .tab-list, .settings-panel, .console-bar, .ending, .explanation, .moment-bar',
      )
      .allInnerTexts();
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
      (
        'ringlab Capabilities SystemTap CPU CPUs Linux CONFIG jiffies jiffy timer wheel seed jitter UTC guru stap ' +
        'suppress-handler-errors compatible kernel bucket config-hz stp shell Web target min probe randomize Ctrl Enter exit begin end handler ms'
      ).split(' '),
    );
    const left = [...new Set(chrome.join('\n').match(/[A-Za-z][A-Za-z-]{2,}/g) ?? [])].filter(
      (word) => !terms.has(word) && !configHZ.includes(word),
    );
    expect(left).toEqual([]);
  });

  test('is switched to without losing the result', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await lab.button('中文').click();
    await stap.page.getByRole('tab', { name: '控制台' }).waitFor();
    expect(await stap.lines()).toEqual(['jiffies:ms ratio 29:123 => CONFIG_HZ=235']);
    expect(await stap.page.locator('.stale').count()).toBe(0);
    await expect.poll(() => stap.page.locator('.explanation').first().innerText()).toMatch(/[\u4e00-\u9fff]/);
    await expect.poll(() => stap.ending.innerText()).toMatch(/[\u4e00-\u9fff]/);
  });
});

test('a screen of 360 px shows one pane at a time and never scrolls sideways', async ({ another }) => {
  const lab = await another({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const stap = new StapLab(lab);
  await stap.open();
  const overflow = () =>
    lab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  const panel = await stap.openSettings();
  expect(await overflow()).toBe(0);
  await stap.setting('Linux', panel).selectOption('4.4');
  await stap.page.getByRole('tab', { name: 'Script' }).click();
  expect(await overflow()).toBe(0);
  await stap.page.locator('.script-bar .button.primary').click();
  await expect.poll(() => stap.lines()).toEqual(['jiffies:ms ratio 30:123 => CONFIG_HZ=243']);
  await stap.page.locator('.explanation .place-link').first().click();
  await lab.editor.waitFor();
  expect(await lab.editor.isVisible()).toBe(true);
  // Header, toolbars and tabs keep to their rows.
  const heights = await lab.page
    .locator('.header, .script-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.scrollHeight - bar.clientHeight));
  expect(Math.max(...heights)).toBeLessThanOrEqual(0);
});

describe('the keyboard alone', () => {
  const focused = (lab: Lab) =>
    lab.page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });

  test('writes a script, runs it, and looks into its output', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await lab.page.keyboard.press('F6');
    await expect.poll(() => focused(lab)).toBe('SystemTap script');
    await lab.page.keyboard.press('Control+a');
    await lab.page.keyboard.insertText(
      'probe timer.ms(10) { println("tick") }\nprobe timer.ms(35) { exit() }\n',
    );
    await lab.page.keyboard.press('Control+Enter');
    await expect.poll(() => stap.lines()).toEqual(['tick', 'tick', 'tick']);

    await lab.page.keyboard.press('F6');
    for (let i = 0; i < 8 && (await focused(lab)) !== 'Output'; i++) await lab.page.keyboard.press('Tab');
    await stap.output.evaluate((list) => (list as HTMLElement).focus());
    await lab.page.keyboard.press('Home');
    await lab.page.keyboard.press('ArrowDown');
    await lab.page.keyboard.press('Enter');
    const bar = stap.page.locator('.moment-bar');
    await expect.poll(() => bar.innerText()).toContain('0.020000 s');
    await lab.page.keyboard.press('Escape');
    await expect.poll(() => bar.count()).toBe(0);
  });

  test('walks the views, and lists its keys on ?', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await lab.page.getByRole('tab', { name: 'Console' }).focus();
    await lab.page.keyboard.press('End');
    expect(await focused(lab)).toBe('Compare');
    await expect.poll(() => new URL(lab.page.url()).search).toBe('?view=compare');
    await lab.page.keyboard.press('ArrowRight');
    expect(await focused(lab)).toBe('Console');
    await lab.page.keyboard.press('?');
    const dialog = lab.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Run the script');
    await lab.page.keyboard.press('Escape');
  });
});

test('the static text is replaced without moving anything', async ({ lab }) => {
  const scripts = gate();
  await lab.page.route('**/assets/StapPage-*.js', async (route) => {
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
  await lab.page.goto(`${lab.url}/stap`, { waitUntil: 'commit' });
  await lab.page.getByRole('heading', { name: 'Run a SystemTap script' }).waitFor();
  const bars = () =>
    lab.page
      .locator(
        '.header, .pane-source > .toolbar, .source > .toolbar, .pane-result .toolbar, .pane-result .tabs',
      )
      .evaluateAll((bars) => bars.map((bar) => [bar.getBoundingClientRect().top, bar.clientHeight]));
  const before = await bars();
  scripts.open();
  await new StapLab(lab).ending.waitFor();
  await lab.page.locator('.explanation').first().waitFor();
  expect(await bars()).toEqual(before);
  const moved = await lab.page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  expect(moved).toBeLessThan(0.02);
});

test('the view stands in the address', async ({ lab }) => {
  const stap = new StapLab(lab);
  await stap.open();
  await stap.kept(/"ran":true/);
  await lab.open('/stap?view=timeline');
  await expect
    .poll(() => lab.page.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected'))
    .toBe('true');
});

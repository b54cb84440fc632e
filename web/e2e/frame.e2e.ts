import { describe, expect } from 'vitest';
import { read, small } from './documents.ts';
import { type Lab, test, views } from './lab.ts';

const epyc = read('synthetic/syn-a-epyc-8cell.xml');

/** The words of the page that are English: three letters or more in a row. */
function englishWords(text: string): string[] {
  return [...new Set(text.match(/[A-Za-z][A-Za-z-]{2,}/g) ?? [])];
}

describe('Chinese', () => {
  test('is chosen by the browser’s language before the first paint', async ({ another }) => {
    const lab = await another({ locale: 'zh-CN' });
    await lab.open();
    expect(await lab.page.locator('html').getAttribute('lang')).toBe('zh');
    await lab.page.getByRole('heading', { name: '看清一台虚拟化主机的能力' }).waitFor();
    expect(await lab.page.title()).toContain('能力');
  });

  test('is switched to at once, in the page and in what the engine says, and is kept', async ({ lab }) => {
    await lab.openWith(small.replace('<model>', '<modle/><model>'));
    await lab.button('中文').click();
    expect(await lab.page.locator('html').getAttribute('lang')).toBe('zh');
    await expect.poll(() => lab.verdict.innerText()).toContain('主机');
    await expect.poll(() => lab.counts()).toMatch(/个警告/);
    const problems = await lab.openProblems();
    expect(await problems.first().innerText()).toMatch(/[\u4e00-\u9fff]/);
    await lab.page.reload();
    await expect.poll(() => lab.verdict.innerText()).toContain('主机');
    await lab.button('EN').click();
    await expect.poll(() => lab.verdict.innerText()).toContain('host, KVM usable');
    expect(await lab.page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('leaves no English in the page but the terms of the field', async ({ another }) => {
    const lab = await another({ locale: 'zh-CN' });
    await lab.openWith(small);
    const terms = new Set(
      (
        'ringlab Capabilities SystemTap virsh capabilities domcapabilities XML CPU NUMA cell GiB MiB KiB JSON SVG vCPU ' +
        'KVM QEMU VT-x AMD-V hvm kvm qemu Cell Die aarch virt report txt xml json svg topology guest host define domain'
      ).split(' '),
    );
    const chrome: string[] = [];
    for (const selector of ['.header', '.tab-list', '.toolbar', '.problems']) {
      chrome.push(...(await lab.page.locator(selector).allInnerTexts()));
    }
    const labels = async () =>
      lab.page
        .locator('body :is([aria-label],[title],[placeholder])')
        .evaluateAll((elements) =>
          elements.flatMap((element) =>
            ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
          ),
        );
    for (const tab of await lab.page.locator('.result > .tabs [role=tab]').all()) {
      await tab.click();
      await expect.poll(() => lab.result.innerText()).not.toBe('');
      chrome.push(...(await lab.result.locator('h1, h2, th, label, summary, .button').allInnerTexts()));
      chrome.push(...(await labels()));
    }
    await lab.button('键盘快捷键').click();
    chrome.push(await lab.page.locator('dialog dd').allInnerTexts().then(String));
    const inDocument = new Set(englishWords(small));
    const left = englishWords(chrome.join('\n')).filter((word) => !terms.has(word) && !inDocument.has(word));
    expect(left).toEqual([]);
  });
});

describe('the theme', () => {
  const canvas = (lab: Lab) =>
    lab.page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return { backgroundColor, color };
    });
  const luminance = (rgb: string) => {
    const [red = 0, green = 0, blue = 0] = (rgb.match(/\d+/g) ?? []).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };

  test('follows the system, is dark from the first paint, and changes with it', async ({ another }) => {
    const lab = await another({ colorScheme: 'dark' });
    // Neither the page's script nor its styles have come: only what stands in <head>.
    await lab.page.route('**/assets/index-*.js', () => {});
    await lab.page.goto(`${lab.url}/caps`, { waitUntil: 'commit' });
    await lab.page.getByRole('heading').waitFor();
    expect(luminance((await canvas(lab)).backgroundColor)).toBeLessThan(0.15);

    await lab.page.unroute('**/assets/index-*.js');
    await lab.open();
    expect(luminance((await canvas(lab)).backgroundColor)).toBeLessThan(0.15);
    await lab.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(async () => luminance((await canvas(lab)).backgroundColor)).toBeGreaterThan(0.9);
  });

  test('is chosen by hand against the system, and kept', async ({ lab }) => {
    await lab.openWith(small);
    const light = await canvas(lab);
    expect(luminance(light.backgroundColor)).toBeGreaterThan(0.9);
    await lab.button('Dark theme').click();
    await expect.poll(async () => luminance((await canvas(lab)).backgroundColor)).toBeLessThan(0.15);
    expect(luminance((await canvas(lab)).color)).toBeGreaterThan(0.7);
    const editor = await lab.editor.evaluate((content) => getComputedStyle(content).color);
    expect(luminance(editor)).toBeGreaterThan(0.7);
    await lab.page.reload();
    await lab.editor.waitFor();
    expect(luminance((await canvas(lab)).backgroundColor)).toBeLessThan(0.15);
    await lab.button('Light theme').click();
    await expect.poll(() => canvas(lab)).toEqual(light);
  });
});

describe('a screen of 360 px', () => {
  test('shows one pane at a time and never scrolls sideways', async ({ another }) => {
    const lab = await another({ viewport: { width: 360, height: 740 }, hasTouch: true });
    await lab.open();
    const overflow = () =>
      lab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await lab.page.getByRole('heading', { name: 'See what' }).waitFor();
    await lab.page.getByRole('tab', { name: 'XML', exact: true }).click();
    await lab.paste(epyc);
    expect(await lab.result.isVisible()).toBe(false);
    await lab.page.getByRole('tab', { name: 'Result' }).click();
    await lab.verdict.waitFor();
    expect(await lab.editor.isVisible()).toBe(false);
    for (const view of views) {
      await lab.view(view);
      await expect.poll(() => lab.result.innerText(), { message: view }).not.toBe('');
      expect(await overflow(), view).toBe(0);
      const wide = await lab.result.evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      expect(wide, `${view} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    await lab.view('Topology');
    await lab.result.getByRole('option', { name: /^CPU 70 ·/ }).click();
    expect(await lab.result.locator('.pointed').innerText()).toContain('CPU 70');
    await lab.view('Overview');
    await lab.result.locator('.place-link').first().click();
    await lab.editor.waitFor();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain('kvm');
  });
});

describe('the keyboard alone', () => {
  const focused = (lab: Lab) =>
    lab.page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });

  test('reaches the result, the header, the tabs and the divider', async ({ lab }) => {
    await lab.openWith(small);
    await lab.page.reload();
    await lab.verdict.waitFor();
    await lab.page.keyboard.press('Tab');
    expect(await focused(lab)).toBe('Skip to the result');
    const skip = lab.page.locator('.skip');
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await lab.page.keyboard.press('Enter');
    expect(await lab.page.evaluate(() => document.activeElement?.id)).toBe('result');
    expect(new URL(lab.page.url()).hash).toBe('');

    await lab.page.keyboard.press('Tab');
    expect(await focused(lab)).toBe('Overview');
    await lab.page.keyboard.press('ArrowRight');
    await lab.page.keyboard.press('ArrowRight');
    expect(await focused(lab)).toBe('Topology');
    await lab.result.locator('.cpu-square').first().waitFor();
    await lab.page.keyboard.press('End');
    expect(await focused(lab)).toBe('Export');
    await lab.page.keyboard.press('ArrowRight');
    expect(await focused(lab)).toBe('Overview');

    await lab.page.keyboard.press('Shift+Tab');
    await expect.poll(() => focused(lab)).not.toBe('Overview');
    const divider = lab.page.getByRole('separator');
    await divider.focus();
    const width = async () => (await lab.source.boundingBox())?.width ?? 0;
    const before = await width();
    await lab.page.keyboard.press('ArrowRight');
    await expect.poll(width).toBeGreaterThan(before);
    await lab.page.keyboard.press('Home');
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('20');
    await lab.page.keyboard.press('End');
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('80');
    await lab.page.reload();
    await lab.verdict.waitFor();
    expect(await divider.getAttribute('aria-valuenow')).toBe('80');
  });

  test('leaves the editor with Escape and Tab', async ({ lab }) => {
    await lab.openWith(small);
    await lab.editor.press('Control+End');
    await lab.page.keyboard.press('Tab');
    expect(await focused(lab)).toBe('Capabilities XML');
    expect(await lab.text()).not.toBe(small);
    await lab.page.keyboard.press('Escape');
    await lab.page.keyboard.press('Tab');
    expect(await focused(lab)).not.toBe('Capabilities XML');
  });

  test('walks the panes with F6 and jumps to a filter with /', async ({ lab }) => {
    await lab.openWith(small);
    await lab.page.keyboard.press('F6');
    expect(await focused(lab)).toBe('Overview');
    await lab.page.keyboard.press('F6');
    expect(await focused(lab)).toBe('ringlab');
    await lab.page.keyboard.press('F6');
    expect(await focused(lab)).toBe('Capabilities XML');
    await lab.page.keyboard.press('Shift+F6');
    expect(await focused(lab)).toBe('ringlab');
    await lab.view('CPU');
    await lab.page.keyboard.press('/');
    expect(await focused(lab)).toBe('Search features and models');
  });

  test('lists its shortcuts on ? and takes the focus back', async ({ lab }) => {
    await lab.openWith(small);
    await lab.editor.focus();
    await lab.page.keyboard.press('?');
    expect(await lab.page.getByRole('dialog').count()).toBe(0);
    await lab.page.getByRole('tab', { name: 'Overview' }).focus();
    await lab.page.keyboard.press('?');
    const dialog = lab.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await dialog.locator('dt').count()).toBeGreaterThanOrEqual(8);
    await lab.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused(lab)).toBe('Overview');
  });

  test('loads a sample from the menu', async ({ lab }) => {
    await lab.open();
    await lab.source.getByRole('button', { name: 'Samples' }).focus();
    await lab.page.keyboard.press('Enter');
    await lab.page.keyboard.press('ArrowDown');
    await lab.page.keyboard.press('ArrowDown');
    await lab.page.keyboard.press('Enter');
    await expect
      .poll(() => lab.verdict.innerText())
      .toContain('x86_64 host, KVM usable, 1 NUMA cell, 2 CPUs');
  });
});

test('reduced motion is heeded', async ({ another }) => {
  const lab = await another({ reducedMotion: 'reduce' });
  await lab.openWith(small);
  const moving = await lab.page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [transitionDuration, animationDuration].some((times) =>
          times.split(',').some((time) => Number.parseFloat(time) > 0.001),
        );
      }).length,
  );
  expect(moving).toBe(0);
});

test('back and forward move between addresses; the title says where one is', async ({ lab }) => {
  await lab.openWith(small);
  await lab.page.getByRole('link', { name: 'ringlab' }).click();
  await expect.poll(() => new URL(lab.page.url()).pathname).toBe('/');
  await lab.page.getByRole('link', { name: 'Capabilities' }).click();
  await expect.poll(() => new URL(lab.page.url()).pathname).toBe('/caps');
  await lab.page.goBack();
  await expect.poll(() => new URL(lab.page.url()).pathname).toBe('/');
  expect(await lab.text()).toBe(small);
  await lab.page.goForward();
  await expect.poll(() => new URL(lab.page.url()).pathname).toBe('/caps');
  expect(await lab.page.title()).toBe('Capabilities · ringlab');
  await lab.verdict.waitFor();
});

test('the view stands in the address', async ({ lab }) => {
  await lab.openWith(small);
  await lab.view('Guests');
  await expect.poll(() => new URL(lab.page.url()).search).toBe('?view=guests');
  await lab.kept('EPYC');
  await lab.open('/caps?view=cpu');
  await expect.poll(() => lab.verdict.innerText()).toContain('AMD EPYC');
  expect(await lab.page.getByRole('tab', { name: 'CPU' }).getAttribute('aria-selected')).toBe('true');
});

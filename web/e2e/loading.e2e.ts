import { describe, expect } from 'vitest';
import { small } from './documents.ts';
import { gate } from './gate.ts';
import { test } from './lab.ts';

declare global {
  interface LayoutShift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
  }
}

describe('first load', () => {
  test('without JavaScript there is text that says what the page is for', async ({ another }) => {
    const lab = await another({ javaScriptEnabled: false });
    await lab.page.goto(lab.url);
    expect(await lab.page.title()).toBe('Capabilities · ringlab');
    expect(await lab.page.getByRole('heading').innerText()).toBe('See what a virtualization host can do');
    expect(await lab.page.locator('main').innerText()).toContain('needs JavaScript');
  });

  test('the static text is replaced without moving anything', async ({ lab }) => {
    const heading = lab.page.getByRole('heading', { name: 'See what a virtualization host can do' });
    const scripts = gate();
    await lab.page.route('**/assets/index-*.js', async (route) => {
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
    await lab.page.goto(`${lab.url}/caps`, { waitUntil: 'commit' });
    await heading.waitFor();
    const before = await heading.boundingBox();

    scripts.open();
    await lab.editor.waitFor();
    await lab.result.locator('.sample').first().waitFor();
    expect(await heading.boundingBox()).toEqual(before);
    const moved = await lab.page.evaluate(
      () => (window as unknown as { shifts: { sum: number } }).shifts.sum,
    );
    expect(moved).toBeLessThan(0.02);
  });

  test('the empty page says what to do', async ({ lab }) => {
    await lab.open('/');
    const text = await lab.result.innerText();
    expect(text).toContain('virsh capabilities');
    expect(text).toContain('The text is not sent anywhere');
    expect(await lab.editor.innerText()).toContain('Paste capabilities XML here');
    expect(await lab.counts()).toBe('Nothing read yet');
  });
});

describe('the engine', () => {
  test('shows its progress while the text can already be edited', async ({ lab }) => {
    const engine = gate();
    await lab.page.route('**/assets/engine-*.wasm', async (route) => {
      await engine.opened;
      await route.continue();
    });
    await lab.open();
    await lab.paste(small);
    const progress = lab.result.getByRole('progressbar');
    await progress.waitFor();
    expect(await lab.result.innerText()).toMatch(/Loading the engine: 0 of \d\.\d MB/);
    engine.open();
    await lab.verdict.waitFor();
    expect(await progress.count()).toBe(0);
    expect(await lab.text()).toBe(small);
  });

  test('that cannot be loaded says so, keeps the text, and can be tried again', async ({ lab }) => {
    lab.complaints.expect(/Failed to load resource/);
    await lab.page.route('**/assets/engine-*.wasm', (route) => route.abort());
    await lab.open();
    await lab.result.getByRole('alert').waitFor();
    expect(await lab.result.innerText()).toContain('The engine could not be loaded. Your text is safe.');
    await lab.paste(small);
    await lab.page.unroute('**/assets/engine-*.wasm');
    await lab.button('Try again').click();
    await lab.verdict.waitFor();
    expect(await lab.text()).toBe(small);
  });

  test('that is damaged on its way says so and can be tried again', async ({ lab }) => {
    await lab.page.route('**/assets/engine-*.wasm', (route) =>
      route.fulfill({ contentType: 'application/wasm', body: 'not the engine' }),
    );
    await lab.open();
    await lab.result.getByRole('alert').waitFor();
    await lab.paste(small);
    await lab.page.unroute('**/assets/engine-*.wasm');
    await lab.button('Try again').click();
    await lab.verdict.waitFor();
  });
});

test('an editor that cannot be loaded can be tried again', async ({ lab }) => {
  lab.complaints.expect(/Failed to load resource/);
  await lab.page.route('**/assets/editor-*.js', (route) => route.abort());
  await lab.page.goto(`${lab.url}/caps`);
  await lab.source.getByText('The editor could not be loaded.').waitFor();
  await lab.page.unroute('**/assets/editor-*.js');
  await lab.source.getByRole('button', { name: 'Try again' }).click();
  await lab.editor.waitFor();
  await lab.paste(small);
  await lab.verdict.waitFor();
});

test('an unknown address is a plain 404 that names the way in', async ({ lab }) => {
  lab.complaints.expect(/404/);
  const response = await lab.page.goto(`${lab.url}/no/such/page`);
  expect(response?.status()).toBe(404);
  expect(await lab.page.locator('body').innerText()).toContain('/');
});

import { describe, expect } from 'vitest';
import { test } from './lab.ts';
import { StapLab } from './stapLab.ts';

describe('the timeline', () => {
  test('has a lane for each probe; keys go from firing to firing and zoom in to jiffies', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.view('Timeline');
    const picture = stap.page.locator('.timeline-lanes');
    await picture.waitFor();
    expect(await stap.page.locator('.timeline-name').allInnerTexts()).toEqual([
      '╏\ntimer.jiffies(100)\n29',
      '┃\ntimer.ms(100)\n123',
      '┃\ntimer.ms(12345)\n1',
    ]);
    await picture.focus();
    await stap.page.keyboard.press('ArrowRight');
    await stap.page.locator('.changes').waitFor();
    await expect.poll(() => stap.page.locator('.changes').innerText()).toContain('count_ms 0 → 1');
    await stap.page.keyboard.press('ArrowRight');
    await expect.poll(() => stap.page.locator('.changes').innerText()).toContain('count_ms 1 → 2');
    expect(await stap.page.locator('.moment-line').count()).toBe(1);
    expect(await stap.page.locator('.axis-label.of-jiffy').count()).toBe(0);
    for (let i = 0; i < 11; i++) await stap.page.keyboard.press('+');
    await expect.poll(() => stap.page.locator('.axis-label.of-jiffy').count()).toBeGreaterThan(1);
    await stap.page.keyboard.press('0');
    await expect.poll(() => stap.page.locator('.timeline-bar').innerText()).toContain('12.592 s');
  });

  test('shows how a randomized timer spreads', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(
      'probe timer.ms(20).randomize(10) { n++ if (n < 0) exit() println(n) }\nprobe timer.s(5) { exit() }\n',
    );
    await stap.run();
    await stap.view('Timeline');
    const spread = stap.page.locator('.spread').first();
    await spread.waitFor();
    expect(await spread.innerText()).toContain('asked 20 ms ± 10 ms');
    expect(await spread.locator('.spread-bounds').count()).toBe(1);
  });
});

describe('variables', () => {
  test('are drawn over virtual time, with what is in them at the end', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.view('Variables');
    await stap.page.locator('.chart').first().waitFor();
    expect(await stap.page.locator('.chart figcaption').allInnerTexts()).toEqual([
      expect.stringMatching(/^count_jiffies\s+29$/),
      expect.stringMatching(/^count_ms\s+123$/),
    ]);
    expect(await stap.page.locator('.variable-table td').allInnerTexts()).toEqual(['29', '123']);
  });
});

describe('stepping', () => {
  test('goes forward and backward through statements, and the script shows where', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(
      'global n, names\nprobe begin {\n  a = 1\n  n = a + 1\n  names["x"] = "y"\n  println(n)\n  exit()\n}\nprobe end { println(names["x"]) }\n',
    );
    await stap.run();
    await stap.view('Step');
    const view = stap.page.locator('.step-view');
    await view.waitFor();
    await expect.poll(() => view.innerText()).toContain('Before statement 1 of 5');
    const next = stap.page.getByRole('button', { name: 'One statement forward' });
    await next.click();
    await expect.poll(() => view.innerText()).toContain('Before statement 2 of 5');
    expect(await view.locator('.changed-row').innerText()).toContain('0 → 1');
    await next.click();
    await expect
      .poll(() => view.locator('.changed-row').allInnerTexts())
      .toEqual([expect.stringContaining('0 → 2')]);
    await next.click();
    await next.click();
    await next.click();
    await expect.poll(() => view.innerText()).toContain('At the end of the handler');
    expect(await view.locator('.step-output').innerText()).toBe('2\n');
    await stap.page.getByRole('button', { name: 'One statement back' }).click();
    await expect.poll(() => view.innerText()).toContain('Before statement 5 of 5');
    await stap.page.keyboard.press('Home');
    await expect.poll(() => view.innerText()).toContain('Before statement 1 of 5');
    expect(await view.innerText()).toContain('Nothing written yet.');
    await stap.page.keyboard.press('End');
    await expect.poll(() => view.locator('.step-output').innerText()).toBe('2\ny\n');
  });
});

describe('histograms', () => {
  test('are drawn for aggregates and for the periods of timers', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(
      'global s\nprobe timer.ms(10) { s <<< gettimeofday_ms() % 7 }\nprobe timer.s(1) { print(@hist_linear(s, 0, 10, 1)) exit() }\n',
    );
    await stap.run();
    await stap.view('Histograms');
    const histogram = stap.page.locator('.histogram').first();
    await histogram.waitFor();
    expect(await histogram.innerText()).toContain('@count');
    expect(await histogram.locator('tbody tr').count()).toBeGreaterThan(3);
    expect(await stap.page.locator('.spread').first().innerText()).toContain('timer.ms(10)');
  });
});

describe('comparing', () => {
  test('runs the script on two machines and marks what differs', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.view('Compare');
    await stap.page.locator('.compare-table.outputs').waitFor();
    expect(await stap.page.locator('.compare-table.outputs td').allInnerTexts()).toEqual([
      'jiffies:ms ratio 29:123 => CONFIG_HZ=235',
      'jiffies:ms ratio 118:123 => CONFIG_HZ=959',
    ]);
    await expect
      .poll(() => stap.page.locator('.differs th.code').allInnerTexts())
      .toEqual([expect.stringContaining('timer.jiffies(100)'), expect.stringContaining('count_jiffies')]);
    await expect.poll(() => stap.page.locator('.paired-lane svg').count()).toBe(3);
    const b = stap.page.locator('.which-run').nth(1);
    await stap.setting('HZ', b).selectOption('250');
    await stap.setting('Linux', b).selectOption('4.4');
    await stap.page.getByRole('button', { name: 'Run both' }).click();
    await expect
      .poll(() => stap.page.locator('.compare-table.outputs td').allInnerTexts())
      .toEqual(['jiffies:ms ratio 29:123 => CONFIG_HZ=235', 'jiffies:ms ratio 30:123 => CONFIG_HZ=243']);
  });
});

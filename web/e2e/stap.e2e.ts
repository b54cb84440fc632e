import { describe, expect } from 'vitest';
import { type Lab, test } from './lab.ts';
import { configHZ, endless, StapLab } from './stapLab.ts';

describe('the first visit', () => {
  test('shows the CONFIG_HZ script, already run, and why it prints what it prints', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    expect(await lab.text()).toBe(configHZ);
    expect(await stap.lines()).toEqual(['jiffies:ms ratio 29:123 => CONFIG_HZ=235']);
    expect(await stap.ending.innerText()).toContain('exit status 0');
    expect(await stap.page.locator('.run-progress').innerText()).toBe('12.345 s');
    const why = stap.page.locator('.explanation').first();
    await expect.poll(() => why.innerText()).toMatch(/235/);
    expect(await why.innerText()).toContain('104');
    expect(await stap.page.locator('.lane-name').allInnerTexts()).toEqual([
      'timer.jiffies(100)',
      'timer.ms(100)',
      'timer.ms(12345)',
    ]);
    expect(await stap.page.locator('.lane-count').allInnerTexts()).toEqual(['29', '123', '1']);
    expect(await stap.page.locator('.console-bar').innerText()).toContain('simulated');
    expect(await lab.page.title()).toBe('SystemTap · ringlab');
    expect(await lab.counts()).toBe('No problems');
  });

  test('has text before any script of the page has come', async ({ another }) => {
    const lab = await another({ javaScriptEnabled: false });
    await lab.page.goto(`${lab.url}/stap`);
    expect(await lab.page.title()).toBe('SystemTap · ringlab');
    expect(await lab.page.getByRole('heading').innerText()).toBe(
      'Run a SystemTap script on a simulated kernel',
    );
    expect(await lab.page.locator('main').innerText()).toContain('needs JavaScript');
  });
});

describe('a run', () => {
  test('on a kernel before 4.8 finds 243', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.setting('Linux').selectOption('4.4');
    await stap.page.getByText('have changed since this run').waitFor();
    await stap.run();
    expect(await stap.lines()).toEqual(['jiffies:ms ratio 30:123 => CONFIG_HZ=243']);
    expect(await stap.page.locator('.console-bar').innerText()).toContain('Linux 4.4');
    expect(await stap.page.locator('.stale').count()).toBe(0);
  });

  test('has a HZ of one’s own; a value that no kernel has is told, and nothing is lost', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.setting('HZ').selectOption('');
    const own = stap.setting('HZ: own value');
    await own.fill('5');
    await stap.page.getByText('HZ: a whole number from 12 to 1,200').waitFor();
    await stap.runButton.click();
    expect(await stap.lines()).toEqual(['jiffies:ms ratio 29:123 => CONFIG_HZ=235']);
    await own.fill('200');
    await expect.poll(() => stap.page.locator('.faults').count()).toBe(0);
    await stap.run();
    expect(await stap.page.locator('.console-bar').innerText()).toContain('HZ=200');
  });

  test('of a script with errors does not begin: they are shown in place, the last result stays', async ({
    lab,
  }) => {
    const stap = new StapLab(lab);
    await stap.openWith('probe timer.ms(100) { x = 1; println(x) }\nprobe timer.s(1) { quit() }\n');
    await expect.poll(() => lab.counts()).toContain('1 error');
    expect(await lab.source.locator('.cm-lintRange-error').first().textContent()).toBe('quit');
    await stap.runButton.click();
    await stap.page
      .getByText('The script has errors, so it was not run. Below is the last result.')
      .waitFor();
    expect(await stap.page.locator('.stale .line-text').allTextContents()).toEqual([
      'jiffies:ms ratio 29:123 => CONFIG_HZ=235',
    ]);
    const problems = await lab.openProblems();
    expect(await problems.first().innerText()).toContain('unresolved function quit');
    await problems.first().locator('.problem-text').click();
    await expect.poll(() => lab.selection()).toBe('quit');
    await lab.page.keyboard.type('exit');
    await expect.poll(() => lab.counts()).not.toContain('error');
    await lab.page.keyboard.press('Control+Enter');
    await expect.poll(() => stap.lines()).toEqual(Array(10).fill('1'));
  });

  test('writes to two streams, which differ by more than colour', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith('probe begin { println("one"); warn("two"); println("three"); exit() }\n');
    await stap.run();
    const marked = stap.page.locator('.line.of-stderr');
    expect(await marked.count()).toBeGreaterThan(0);
    expect(await marked.first().innerText()).toMatch(/err[\s\S]*WARNING: two/);
    expect((await stap.lines()).filter((line) => !line.startsWith('WARNING'))).toEqual(['one', 'three']);
  });

  test('shows the colours that a script asks for', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(
      'probe begin { ansi_set_color(31); print("red"); ansi_reset_color(); println(" plain"); exit() }\n',
    );
    await stap.run();
    expect(await stap.page.locator('.ansi-1').innerText()).toBe('red');
    expect(await stap.lines()).toEqual(['red plain']);
  });

  test('without an end is stopped by its time', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(endless);
    await stap.setting('Until').selectOption('1 s');
    await stap.run();
    expect(await stap.lines()).toEqual(['stopped']);
    expect(await stap.page.locator('.run-progress').innerText()).toContain('1.000 s');
  });

  test('without an end is stopped by hand, and its end probes still run', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(endless);
    await stap.setting('Until').selectOption('');
    await stap.setting('Until: own value').fill('8760 h');
    await stap.runButton.click();
    await expect
      .poll(async () => Number.parseFloat(await stap.page.locator('.run-progress').innerText()))
      .toBeGreaterThan(1);
    await stap.page.locator('.run-progress progress').waitFor();
    // The page lives meanwhile: what is typed is checked, and a place is explained.
    expect(await stap.stopButton.isEnabled()).toBe(true);
    await stap.stopButton.click();
    await stap.ended();
    expect(await stap.lines()).toEqual(['stopped']);
    expect(await lab.text()).toBe(endless);
  });

  test('that prints without end is cut off, and the page lives', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(
      'global n\nprobe timer.us(100) { for (i = 0; i < 50; i++) printf("line %d\\n", n++) }\n',
    );
    await stap.runButton.click();
    await expect.poll(() => stap.page.locator('.console-earlier').count(), { timeout: 20_000 }).toBe(1);
    if (await stap.stopButton.isEnabled()) await stap.stopButton.click();
    await expect.poll(() => stap.stopButton.isDisabled(), { timeout: 20_000 }).toBe(true);
    await stap.ending.waitFor();
    expect(await stap.page.locator('.line').count()).toBeLessThanOrEqual(1000);
    await stap.page.locator('.console-earlier').click();
    expect(await stap.page.locator('.line').count()).toBeGreaterThan(1000);
  });
});

describe('what a run wrote', () => {
  test('leads to the firing that wrote it, and to its place', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.page.locator('.line-text').click();
    const bar = stap.page.locator('.moment-bar');
    await expect.poll(() => bar.innerText()).toContain('timer.ms(12345)');
    expect(await bar.innerText()).toContain('12.345000 s');
    expect(await stap.page.locator('.line').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => lab.source.locator('.cm-pointed').allTextContents()).not.toEqual([]);
    await bar.getByRole('button', { name: 'Previous firing' }).click();
    await expect.poll(() => bar.innerText()).not.toContain('12.345000 s');
    await bar.getByRole('button', { name: 'Point out nothing' }).click();
    await expect.poll(() => lab.source.locator('.cm-pointed').count()).toBe(0);
  });

  test('is copied and handed over to the byte', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.page.locator('.console-bar').getByRole('button', { name: 'Copy' }).click();
    await stap.page.locator('.console-bar').getByRole('button', { name: 'Copied' }).waitFor();
    const text = 'jiffies:ms ratio 29:123 => CONFIG_HZ=235\n';
    expect(await lab.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    const file = await lab.download(
      stap.page.locator('.console-bar').getByRole('button', { name: 'Download' }),
    );
    expect(file.name).toBe('config-hz.txt');
    expect(file.bytes.toString()).toBe(text);
  });

  test('a firing is found from its mark on a lane', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    const lane = stap.page.locator('.lane', { hasText: 'timer.jiffies(100)' });
    const box = await lane.locator('svg').boundingBox();
    if (!box) throw new Error('the lane is not on show');
    await stap.page.mouse.click(box.x + 2, box.y + box.height / 2);
    const bar = stap.page.locator('.moment-bar');
    await expect.poll(() => bar.innerText()).toMatch(/timer\.jiffies\(100\)\s+0\.4/);
  });
});

describe('an explanation', () => {
  test('leads to the place in the script', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await stap.page.locator('.explanation .place-link').first().click();
    await expect.poll(() => lab.selection()).not.toBe('');
    expect(configHZ).toContain(await lab.selection());
  });
});

describe('the settings', () => {
  test('of the panel are given to the run', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(
      'global who = "nobody"\nprobe begin { printf("%s %d %s %d\\n", @1, $2, who, target()); exit() }\n',
    );
    const panel = await stap.openSettings();
    await panel.getByRole('button', { name: 'Add: Arguments' }).click();
    await stap.setting('Argument 1', panel).fill('hello there');
    await panel.getByRole('button', { name: 'Add: Arguments' }).click();
    await stap.setting('Argument 2', panel).fill('42');
    await panel.getByRole('button', { name: 'Add: Globals' }).click();
    await stap.setting('Globals, -G: Name', panel).fill('who');
    await stap.setting('who: Value', panel).fill('me');
    await stap.setting('Target, -x', panel).fill('77');
    await stap.run();
    expect(await stap.lines()).toEqual(['hello there 42 me 77']);
    expect(await stap.page.locator('.settings-button .changed').innerText()).toBe('3');
  });

  test('limit the run', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith('global a\nprobe begin { for (i = 0; i < 10; i++) a[i] = i; exit() }\n');
    const panel = await stap.openSettings();
    await panel.getByRole('button', { name: 'Add: Limits' }).click();
    await stap.setting('Limits of the runtime, -D: Name', panel).fill('MAXMAPENTRIES');
    await stap.setting('MAXMAPENTRIES: Value', panel).fill('4');
    await stap.run();
    expect((await stap.lines()).join('\n')).toContain('Array overflow, check MAXMAPENTRIES');
    expect(await stap.ending.innerText()).toContain('exit status 1');
    await panel.getByRole('button', { name: 'Remove MAXMAPENTRIES' }).click();
    await stap.run();
    expect(await stap.ending.innerText()).toContain('exit status 0');
  });

  test('the dice give another seed', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    const before = await stap.setting('Seed').inputValue();
    await stap.page.getByRole('button', { name: 'Another seed' }).click();
    await expect.poll(() => stap.setting('Seed').inputValue()).not.toBe(before);
  });
});

describe('the editor', () => {
  test('formats the script as one step that can be undone', async ({ lab }) => {
    const stap = new StapLab(lab);
    const crooked = 'probe   begin{println( "x" )\nexit( )}\n';
    await stap.openWith(crooked);
    await lab.editor.press('Control+Shift+F');
    await expect.poll(() => lab.text()).not.toBe(crooked);
    const formatted = await lab.text();
    expect(formatted).toMatch(/^probe begin/);
    await lab.editor.press('Control+Shift+F');
    await stap.page.getByText('The script is formatted already.').waitFor();
    expect(await lab.text()).toBe(formatted);
    await lab.editor.press('Control+z');
    await expect.poll(() => lab.text()).toBe(crooked);
    await lab.paste('probe begin { print("x) }');
    await lab.source.getByRole('button', { name: 'Format' }).click();
    await stap.page.getByText('The script cannot be formatted as it is.').waitFor();
  });

  test('explains what the pointer rests on, and completes what is typed', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await lab.source.locator('.cm-line', { hasText: 'printf' }).getByText('printf').first().hover();
    await lab.source.locator('.cm-explain').waitFor();
    await lab.page.mouse.move(0, 0);

    await lab.editor.press('Control+End');
    await lab.page.keyboard.type('probe timer.m');
    const options = lab.source.locator('.cm-tooltip-autocomplete li');
    await expect.poll(async () => (await options.allInnerTexts()).join(' ')).toContain('ms');
    await lab.page.keyboard.press('Escape');
    await lab.page.keyboard.type('s(5) { gettimeofd');
    await expect.poll(async () => (await options.allInnerTexts()).join(' ')).toContain('gettimeofday_ms');
  });

  test('goes to a declaration with F12', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await lab.find('count_ms ++');
    await lab.editor.press('ArrowLeft');
    await lab.editor.press('F12');
    await expect.poll(() => lab.selection()).toBe('count_ms');
    expect((await lab.cursorLine()).number).toBe(1);
  });
});

describe('a reload', () => {
  test('brings back the script, its settings and its result', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith('probe timer.jiffies(1) { println(HZ()); exit() }\n');
    await stap.setting('HZ').selectOption('1000');
    await stap.run();
    expect(await stap.lines()).toEqual(['1000']);
    await stap.kept(/"ran":true/);
    await lab.page.reload();
    await stap.ending.waitFor();
    expect(await lab.text()).toBe('probe timer.jiffies(1) { println(HZ()); exit() }\n');
    expect(await stap.setting('HZ').inputValue()).toBe('1000');
    await expect.poll(() => stap.lines()).toEqual(['1000']);
    await lab.editor.focus();
    await lab.editor.press('Control+z');
    await expect.poll(() => lab.text()).toBe(configHZ);
  });

  test('does not start again what was stopped', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith(endless);
    await stap.setting('Until').selectOption('');
    await stap.setting('Until: own value').fill('8760 h');
    await stap.runButton.click();
    await expect.poll(() => stap.stopButton.isEnabled()).toBe(true);
    await stap.stopButton.click();
    await stap.ended();
    await stap.kept(/8760 h/);
    await stap.kept(/"ran":false/);
    await lab.page.reload();
    await stap.page.getByText('The script has not been run yet.').waitFor();
    expect(await lab.text()).toBe(endless);
  });
});

describe('a share link', () => {
  test('opens the script with its settings and its result elsewhere, and leaves one’s own work alone', async ({
    lab,
    another,
  }) => {
    const stap = new StapLab(lab);
    await stap.openWith('probe timer.ms(10).randomize(5) { println(gettimeofday_us()); exit() }\n');
    await stap.setting('Seed').fill('4711');
    await stap.run();
    const printed = await stap.lines();
    await lab.button(/^Share$/).click();
    const field = lab.page.getByLabel('Share link');
    await field.waitFor();
    const link = await field.inputValue();
    expect(link).toMatch(new RegExp(`^${lab.url}/stap#d=[\\w-]+$`));

    const receiver = await another();
    const there = new StapLab(receiver);
    await there.openWith('probe begin { exit() }\n');
    await there.kept(/probe begin \{ exit/);
    await receiver.page.goto('about:blank');
    await receiver.page.goto(link);
    await there.ending.waitFor();
    expect(await there.lines()).toEqual(printed);
    expect(await there.setting('Seed').inputValue()).toBe('4711');
    expect(await receiver.text()).toContain('randomize(5)');
    await receiver.page.getByText('This document came with a link').waitFor();
    await receiver.button('Back to my work').click();
    await expect.poll(() => receiver.text()).toBe('probe begin { exit() }\n');
    expect(await there.setting('Seed').inputValue()).toBe('1');
  });

  test('that is damaged says so and leaves the script alone', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.openWith('probe begin { exit() }\n');
    await stap.kept(/probe begin \{ exit/);
    await lab.page.goto('about:blank');
    await lab.open('/stap#d=AAAA');
    await lab.page.getByText('The share link is damaged or was cut off').waitFor();
    expect(await lab.text()).toBe('probe begin { exit() }\n');
  });
});

/** Each sample with its first line on the console, and how many there are at least. */
const samples = [
  ['Find CONFIG_HZ', /^jiffies:ms ratio 29:123 => CONFIG_HZ=235$/, 1],
  ['jiffies fall behind', /^1000 ms by timer\.ms, +900 ms by timer\.jiffies: behind by 100 ms$/, 10],
  ['How far randomize', /^\d+ periods, from 7\d{4} to 12\d{4} us, mean (99|100)\d{3} us$/, 10],
  ['A run without an end', /^20 ticks$/, 13],
  ['Arrays and aggregates', /^read +\d+ requests, mean +\d+ us, slowest +79 us$/, 20],
  ['A rate limit', /^ +\d+ ms +event 1$/, 15],
  ['Errors, caught', /^caught: division by 0$/, 7],
  ['Profile by sampling', /^CPU \d +\S+ +\d+ samples$/, 4],
  ['System calls', /^\S+ +\S+ +\d+$/, 5],
  ['Who gets the CPUs', /^\S+ +on a CPU +\d+ times, +\d+ us in all$/, 3],
] as const;

test('the samples are run as they are chosen', async ({ lab }) => {
  const stap = new StapLab(lab);
  await stap.open();
  for (const [label, first, least] of samples) {
    await stap.sample(label);
    await expect.poll(async () => (await stap.lines())[0], { message: label }).toMatch(first);
    await stap.ended();
    expect((await stap.lines()).length, label).toBeGreaterThanOrEqual(least);
    expect(await lab.counts(), label).toBe('No problems');
    expect(await stap.page.locator('.pane-result .notice').count(), label).toBe(0);
  }
  await stap.sample('Several errors');
  await expect.poll(() => lab.counts()).toMatch(/[3-9] errors/);
  await stap.page.getByText('Below is the last result').waitFor();
});

test('files are opened, and lend the script their name', async ({ lab }) => {
  const stap = new StapLab(lab);
  await stap.open();
  await lab.openFile({
    name: 'mine.stp',
    mimeType: 'text/plain',
    buffer: Buffer.from('probe begin { println("mine"); exit() }\r\n'),
  });
  await expect.poll(() => lab.text()).toBe('probe begin { println("mine"); exit() }\n');
  expect(await lab.source.locator('.reading').innerText()).toBe('mine.stp');
  await stap.run();
  expect(await stap.lines()).toEqual(['mine']);
});

/** Breaks the engine's worker: what it does when next it is asked. */
async function poison(lab: Lab, deed: 'dies' | 'hangs'): Promise<void> {
  const [worker] = lab.page.workers();
  if (!worker) throw new Error('the page has no worker');
  await worker.evaluate((deed) => {
    // The worker copies a request into the engine's memory with this.
    Uint8Array.prototype.set = () => {
      if (deed === 'dies') throw new WebAssembly.RuntimeError('poison');
      for (;;);
    };
  }, deed);
}

describe('an engine that', () => {
  test('hangs in a run is stopped with a second press, the text is as it was', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await poison(lab, 'hangs');
    await stap.runButton.click();
    await stap.stopButton.click();
    await stap.page.getByRole('button', { name: 'Stop the engine' }).first().click();
    await stap.page.getByText('The engine was stopped and started again. Your text is kept.').waitFor();
    expect(await lab.text()).toBe(configHZ);
    expect(await stap.lines()).toEqual(['jiffies:ms ratio 29:123 => CONFIG_HZ=235']);
    await stap.page.getByRole('button', { name: 'Run again' }).click();
    await stap.ended();
    expect(await stap.page.locator('.notice').count()).toBe(0);
  });

  test('does not answer when a run is stopped is replaced by itself', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await poison(lab, 'hangs');
    await stap.runButton.click();
    await stap.stopButton.click();
    await stap.page.getByText('The engine was stopped and started again.').waitFor();
  });

  test('dies in a run says so, and the run can be had again', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await poison(lab, 'dies');
    await stap.runButton.click();
    await stap.page.getByText('The engine broke down and was started again.').waitFor();
    expect(await lab.text()).toBe(configHZ);
    await stap.page.getByRole('button', { name: 'Run again' }).click();
    await stap.ended();
    await expect.poll(() => stap.page.locator('.explanation').count()).toBeGreaterThan(0);
  });
});

describe('between the labs', () => {
  test('each keeps its own', async ({ lab }) => {
    const stap = new StapLab(lab);
    await stap.open();
    await lab.page.getByRole('link', { name: 'Capabilities' }).click();
    await lab.page.getByRole('heading', { name: 'See what a virtualization host can do' }).waitFor();
    expect(await lab.page.title()).toBe('Capabilities · ringlab');
    await lab.sample('QEMU/KVM on x86_64');
    await lab.verdict.waitFor();
    await lab.page.goBack();
    await stap.ending.waitFor();
    expect(await lab.text()).toBe(configHZ);
    expect(await stap.lines()).toEqual(['jiffies:ms ratio 29:123 => CONFIG_HZ=235']);
    await lab.page.goForward();
    await lab.verdict.waitFor();
    await lab.page.getByRole('link', { name: 'SystemTap' }).click();
    await stap.page.locator('.line-text').click();
    await expect.poll(() => stap.page.locator('.moment-bar').innerText()).toContain('timer.ms(12345)');
  });

  test('code that does not come can be asked for again', async ({ lab }) => {
    lab.complaints.expect(/Failed to load resource/);
    await lab.open('/caps');
    await lab.page.route('**/assets/StapPage-*.js', (route) => route.abort());
    await lab.page.getByRole('link', { name: 'SystemTap' }).click();
    await lab.page.getByText('This part of the page could not be loaded.').waitFor();
    await lab.page.unroute('**/assets/StapPage-*.js');
    await lab.button('Try again').click();
    await new StapLab(lab).ending.waitFor();
  });
});

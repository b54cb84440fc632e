import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { headers, KernelLab, peek, peekOutput, sample, samples } from './kernelLab.ts';
import { test } from './lab.ts';

describe('the first visit', () => {
  test('shows a read handler that crosses the border, already checked', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    expect(await lab.text()).toContain('greet_read');
    await expect
      .poll(() => kernel.texts())
      .toEqual(
        expect.arrayContaining([
          'incorrect type in argument 1 (different address spaces)',
          'dereference of noderef expression',
        ]),
      );
    expect(await lab.page.title()).toBe('Kernel · ringlab');
    expect(await kernel.tabs.allInnerTexts()).toEqual([expect.stringMatching(/^module\.c/)]);
    // The first finding is opened, with its types and its picture.
    const pair = kernel.open_.locator('.type-pair');
    expect(await pair.innerText()).toMatch(/void \*\w+\n/);
    expect(await pair.innerText()).toContain('char [noderef] __user');
    expect(await pair.locator('mark').count()).toBeGreaterThan(0);
    const picture = kernel.open_.getByRole('img');
    expect(await picture.getAttribute('aria-label')).toMatch(
      /^Picture: buf points into user memory; memcpy\(\)|takes it for kernel memory/,
    );
    expect(await kernel.open_.locator('figcaption').innerText()).toContain('copy_to_user()');
  });

  test('has text before any script of the page has come', async ({ another }) => {
    const lab = await another({ javaScriptEnabled: false });
    await lab.page.goto(`${lab.url}/kernel`);
    expect(await lab.page.title()).toBe('Kernel · ringlab');
    expect(await lab.page.getByRole('heading').innerText()).toBe(
      'See where a kernel module crosses the border',
    );
    expect(await lab.page.locator('main').innerText()).toContain('needs JavaScript');
  });

  test('an empty page says what to do and offers samples', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.editor.click();
    await lab.editor.press('Control+a');
    await lab.editor.press('Delete');
    await lab.result.getByRole('heading', { name: 'See where a kernel module crosses the border' }).waitFor();
    expect(await lab.counts()).toBe('Nothing read yet');
    await lab.result.getByRole('button', { name: 'What __user is' }).click();
    await expect.poll(() => lab.text()).toContain('address_space(__user)');
    await expect.poll(() => kernel.findings.count()).toBeGreaterThan(0);
  });
});

describe('a check', () => {
  test('follows what is typed, marks it and counts it', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await expect.poll(() => kernel.texts()).toEqual(['dereference of noderef expression']);
    expect(await lab.counts()).toContain('1 warning');
    expect(await lab.source.locator('.cm-lintRange-warning').first().textContent()).toContain('up');
    expect(await kernel.tabs.allInnerTexts()).toEqual(['module.c (1)']);
    await lab.find('*up;');
    await lab.page.keyboard.type('0;');
    await expect.poll(() => lab.result.innerText()).toContain('sparse finds nothing wrong');
    expect(await lab.counts()).toBe('No problems');
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => kernel.texts()).toEqual(['dereference of noderef expression']);
  });

  test('prints exactly what sparse prints, with its status, to copy', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await expect.poll(() => kernel.output()).toBe(peekOutput);
    expect(await lab.page.locator('.output-command').innerText()).toBe('$ sparse module.c');
    expect(await lab.page.locator('.output-bar').innerText()).toContain('exit status 0');
    await lab.page.locator('.output-bar').getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => lab.page.evaluate(() => navigator.clipboard.readText())).toBe(peekOutput);
    await lab.page.locator('.output-lines .link').click();
    await expect.poll(() => lab.selection()).toContain('up');
    await kernel.open_.waitFor();
  });

  test('is sparse’s own for every sample', { timeout: 60_000 }, async ({ lab, skip }) => {
    if (spawnSync('sparse', ['--version']).error) {
      skip('sparse is not installed: apt-get install sparse');
    }
    const kernel = new KernelLab(lab);
    await kernel.open();
    const folder = mkdtempSync(join(tmpdir(), 'ringlab-'));
    try {
      for (const name of samples) {
        writeFileSync(join(folder, 'module.c'), sample(name));
        const { stderr } = spawnSync('sparse', ['-nostdinc', '-isystem', headers, 'module.c'], {
          cwd: folder,
          encoding: 'utf8',
        });
        await kernel.view('Findings');
        await kernel.write(sample(name));
        await expect.poll(() => kernel.output(), { message: name }).toBe(stderr);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('of several sources is one of each, in their order', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await kernel.addFile('second.c', 'int twice(int);\nint once(void) { return 1; }\n');
    await expect
      .poll(() => kernel.output())
      .toBe(`${peekOutput}second.c:2:5: warning: symbol 'once' was not declared. Should it be static?\n`);
    expect(await lab.page.locator('.output-command').innerText()).toBe('$ sparse module.c second.c');
    await kernel.view('Findings');
    await kernel.open_.getByRole('button', { name: 'Show in the source' }).click();
    await expect.poll(() => lab.text()).toContain('peek');
  });

  test('finds the learner’s own headers, and offers to make those it misses', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith('#include "own.h"\nint number = LIMIT;\n');
    await lab.page.getByRole('button', { name: 'Make own.h' }).click();
    await expect.poll(() => kernel.tabs.allInnerTexts()).toEqual([expect.any(String), 'own.h']);
    await kernel.write('#define LIMIT 4\nextern int number;\n');
    await expect.poll(() => lab.counts()).toBe('No problems');
  });

  test('says that an error silences what comes after it, and shows that all the same', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.sample('A syntax error, and what it silences');
    await expect.poll(() => lab.counts()).toMatch(/error/);
    const hidden = lab.page.locator('.finding.silenced');
    await hidden.first().waitFor();
    await hidden.first().locator('.finding-head').click();
    expect(await hidden.first().innerText()).toContain('sparse would not print this');
    const panel = await kernel.openSwitches();
    await panel.getByRole('checkbox', { name: /keeps to itself/ }).uncheck();
    await expect.poll(() => hidden.count()).toBe(0);
  });

  test('has findings of the page’s own, and says so', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.sample('Wrong, and sparse is silent');
    const ours = lab.page.locator('.finding.silenced');
    await expect.poll(() => ours.count()).toBeGreaterThan(1);
    expect(await ours.first().locator('.badge').innerText()).toBe('ours, not sparse’s');
    expect(await lab.result.innerText()).toContain('sparse prints nothing.');
    await kernel.view('sparse output');
    await lab.page.getByText('sparse prints nothing for these files.').waitFor();
  });

  test('says where sparse is too strict', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.sample('Right, and warned of all the same');
    await expect.poll(() => kernel.texts()).toEqual([expect.stringContaining('context imbalance')]);
    expect(await kernel.findings.locator('.badge').innerText()).toBe('sparse is too strict here');
  });
});

describe('a finding', () => {
  test('is opened by the cursor, and leads the cursor to its place', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await expect.poll(() => kernel.findings.count()).toBeGreaterThan(1);
    await lab.find('buf[0]');
    await expect.poll(() => kernel.open_.innerText()).toContain('dereference of noderef expression');
    await lab.page.keyboard.press('F8');
    await lab.page.keyboard.press('Shift+F8');
    await expect.poll(() => kernel.open_.innerText()).toContain('dereference of noderef expression');
    await kernel.open_.getByRole('button', { name: 'Show in the source' }).click();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain('buf[0]');
  });

  test('is mended by a fix, which shows what it will change and can be undone', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.sample('Static, and NULL');
    const found = () => kernel.texts();
    await expect.poll(found).toContain('Using plain integer as NULL pointer');
    const before = await found();
    const text = await lab.text();
    const card = kernel.findings.filter({ hasText: 'NULL pointer' }).first();
    await card.locator('.finding-head').click();
    expect(await card.locator('.change .given').first().innerText()).toContain('NULL');
    await card
      .getByRole('button', { name: /^Apply:/ })
      .first()
      .click();
    await expect.poll(async () => (await found()).length).toBe(before.length - 1);
    await lab.editor.focus();
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.text()).toBe(text);
    await expect.poll(found).toEqual(before);
  });

  test('leads to related places and to its rule', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await expect.poll(() => kernel.texts()).toEqual(['dereference of noderef expression']);
    await kernel.open_
      .locator('.finding-links')
      .getByRole('button', { name: /^The rule/ })
      .click();
    await expect.poll(() => new URL(lab.page.url()).search).toMatch(/view=rules&rule=/);
    const rule = lab.page.locator('.rule.open');
    await expect.poll(() => rule.locator('.snippet').count()).toBe(2);
    expect(await rule.locator('.badge').innerText()).toBe('broken here');
  });
});

describe('the switches', () => {
  test('change what sparse is asked for, and what it says', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith('int number = 1;\n');
    await expect.poll(() => kernel.texts()).toEqual([expect.stringContaining("symbol 'number'")]);
    const panel = await kernel.openSwitches();
    await kernel.flag('-Wdecl').uncheck();
    await expect.poll(() => kernel.findings.count()).toBe(0);
    expect(await lab.page.locator('.changed').innerText()).toBe('1');
    await kernel.view('sparse output');
    expect(await lab.page.locator('.output-command').innerText()).toBe('$ sparse -Wno-decl module.c');
    await panel.getByRole('button', { name: 'Reset all' }).click();
    await kernel.flag('-Wsparse-error').check();
    await expect.poll(() => lab.page.locator('.output-bar').innerText()).toContain('exit status 1');
  });

  test('take any other argument', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith('static int x = LIMIT;\n');
    await expect.poll(() => lab.counts()).toContain('error');
    const panel = await kernel.openSwitches();
    await panel.getByRole('textbox', { name: 'Arguments' }).fill('-DLIMIT=3');
    await expect.poll(() => lab.counts()).toBe('No problems');
  });

  test('of a sample come with it', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.sample('Casts, and what they hide');
    await expect
      .poll(() => kernel.output())
      .toContain("warning: cast adds address space '__user' to expression");
    expect(await lab.page.locator('.output-command').innerText()).toBe('$ sparse -Wcast-to-as module.c');
  });
});

describe('files', () => {
  test('are added, renamed and removed, and one removed is put back', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith('int a;\n');
    await kernel.addFile('own.h', 'int b;\n');
    await expect.poll(() => kernel.tabs.allInnerTexts()).toEqual([expect.any(String), 'own.h']);
    await lab.page.locator('.file-buttons .menu > button').click();
    await lab.page.getByRole('textbox', { name: 'Name' }).fill('module.c');
    await lab.page.getByText('Another file has this name.').waitFor();
    await lab.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await lab.page.getByText('own.h was removed.').waitFor();
    expect(await lab.text()).toContain('int a;');
    await lab.page.getByRole('button', { name: 'Put it back' }).click();
    await expect.poll(() => lab.text()).toContain('int b;');
  });

  test('come from disk: one of the same name is replaced, others are added', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith('int a;\n');
    const file = (name: string, text: string) => ({ name, mimeType: 'text/x-c', buffer: Buffer.from(text) });
    await lab.openFile(file('driver.c', 'int d;\r\n'));
    await expect.poll(() => lab.text()).toBe('int d;\n');
    await lab.openFile(file('module.c', 'int m;\n'));
    await expect.poll(() => lab.text()).toBe('int m;\n');
    expect((await kernel.tabs.allInnerTexts()).map((text) => text.replace(/ .*/, ''))).toEqual([
      'module.c',
      'driver.c',
    ]);
    await lab.editor.focus();
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.text()).toBe('int a;\n');
  });

  test('too large for a check are told, and the last result stays', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await expect.poll(() => kernel.findings.count()).toBe(1);
    await lab.openFile({
      name: 'module.c',
      mimeType: 'text/x-c',
      buffer: Buffer.from(`/* ${'x'.repeat(1_000_000)} */\n`),
    });
    await lab.page.getByText('more than the 1,000,000 that are checked').waitFor();
    expect(await lab.page.locator('.stale .finding').count()).toBe(1);
  });
});

describe('the machine’s headers', () => {
  test('are listed, searched and looked into, read-only', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.page.getByRole('button', { name: 'Headers' }).click();
    const search = lab.page.getByRole('searchbox', { name: /Header or name/ });
    await search.fill('uaccess');
    await lab.page.locator('.header-list .sample').filter({ hasText: 'linux/uaccess.h' }).first().click();
    await expect.poll(() => kernel.tabs.last().innerText()).toBe('<linux/uaccess.h>');
    await expect.poll(() => lab.text()).toContain('copy_to_user');
    expect(await lab.editor.getAttribute('aria-readonly')).toBe('true');
    await lab.page.getByRole('button', { name: 'Headers' }).click();
    await lab.page.getByRole('searchbox', { name: /Header or name/ }).fill('memcpy');
    await lab.page.locator('.header-list .sample').filter({ hasText: 'memcpy' }).first().click();
    await expect.poll(async () => (await lab.cursorLine()).text).toContain('memcpy');
    await lab.page.getByRole('button', { name: 'Close the header' }).click();
    await expect.poll(() => lab.text()).toContain('greet_read');
  });

  test('are gone to from what they declare', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.find('memcpy');
    await lab.page.keyboard.press('F12');
    await expect.poll(() => kernel.tabs.last().innerText()).toMatch(/^<linux\/.*>$/);
    await expect.poll(async () => (await lab.cursorLine()).text).toContain('memcpy');
  });
});

describe('the editor', () => {
  test('goes to what is declared in the file', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await lab.find('peek(up) + 1');
    await lab.page.keyboard.press('Home');
    for (let i = 0; i < 9; i++) await lab.page.keyboard.press('ArrowRight');
    await lab.page.keyboard.press('F12');
    await expect.poll(async () => (await lab.cursorLine()).number).toBe(2);
  });

  test('says of a function what it does, and of a macro what becomes of it', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.source.locator('.cm-line').filter({ hasText: 'memcpy(buf' }).getByText('memcpy').hover();
    const tooltip = lab.source.locator('.cm-explain');
    await tooltip.waitFor();
    expect(await tooltip.locator('strong').innerText()).toContain('memcpy');
    expect((await tooltip.innerText()).length).toBeGreaterThan(60);
  });

  test('completes names of the machine’s headers', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await lab.sample('The same, as it should be');
    await lab.find('return -EFAULT;');
    await lab.page.keyboard.press('End');
    await lab.page.keyboard.press('Enter');
    await lab.page.keyboard.type('copy_fr');
    await lab.source
      .locator('.cm-tooltip-autocomplete li')
      .filter({ hasText: 'copy_from_user' })
      .first()
      .waitFor();
  });
});

describe('nothing is lost', () => {
  test('over a reload: files, switches, view, undo', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await kernel.addFile('own.h', 'int b;\n');
    await kernel.openSwitches();
    await kernel.flag('-Wdecl').uncheck();
    await kernel.view('sparse output');
    await kernel.kept(/"turned":\["decl"\].*"view":"output"/);
    await lab.page.reload();
    await expect.poll(() => kernel.tabs.allInnerTexts()).toEqual(['module.c (1)', 'own.h']);
    await expect.poll(() => lab.text()).toContain('int b;');
    expect(await lab.page.locator('.output-command').innerText()).toBe('$ sparse -Wno-decl module.c');
    await lab.editor.focus();
    await lab.page.keyboard.press('Control+z');
    await expect.poll(() => lab.text()).not.toContain('int b;');
  });

  test('in a link: it carries all files, and one’s own stay', async ({ lab, another }) => {
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await kernel.addFile('own.h', 'int b;\n');
    await lab.button(/^Share$/).click();
    const link = await lab.page.getByLabel('Share link').inputValue();
    const other = await another();
    const theirs = new KernelLab(other);
    await theirs.openWith('int theirs;\n');
    await theirs.kept(/int theirs/);
    await other.page.goto('about:blank');
    await other.open(link.slice(lab.url.length));
    await expect.poll(() => theirs.tabs.allInnerTexts()).toEqual(['module.c (1)', 'own.h']);
    await other.page.getByText('This document came with a link').waitFor();
    await other.page.getByRole('button', { name: 'Back to my work' }).click();
    await expect.poll(() => other.text()).toBe('int theirs;\n');
  });

  test('when the engine dies on a check', async ({ lab }) => {
    await lab.page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, transfer) {
        const { dieNext } = window as unknown as { dieNext?: boolean };
        const { kind, frame } = message as { kind: string; frame?: Uint8Array };
        // What is typed is completed, too: only the check is to end badly.
        if (dieNext && kind === 'call' && new TextDecoder().decode(frame).includes('"kernel.check"')) {
          Object.assign(window, { dieNext: false });
          this.onmessage?.({ data: { kind: 'crashed', message: 'unreachable' } } as MessageEvent);
          return;
        }
        post.call(this, message, transfer as StructuredSerializeOptions);
      };
    });
    const kernel = new KernelLab(lab);
    await kernel.openWith(peek);
    await expect.poll(() => kernel.findings.count()).toBe(1);
    await lab.page.evaluate(() => Object.assign(window, { dieNext: true }));
    await lab.editor.click();
    await lab.page.keyboard.press('Control+End');
    await lab.page.keyboard.type('int more;');
    await lab.page.getByText('The module could not be checked: unreachable').waitFor();
    expect(await lab.page.locator('.stale .finding').count()).toBe(1);
    expect(await lab.text()).toContain('int more;');
    await lab.button('Try again').click();
    await expect.poll(() => kernel.texts()).toHaveLength(3);
  });
});

describe('the rules', () => {
  test('are searched, opened and tried', async ({ lab }) => {
    const kernel = new KernelLab(lab);
    await kernel.open();
    await kernel.view('Rules');
    const rules = lab.page.locator('.rule');
    await expect.poll(() => rules.count()).toBeGreaterThan(20);
    await lab.page.getByRole('searchbox', { name: 'Search the rules' }).fill('noderef');
    await expect.poll(() => rules.count()).toBeLessThan(20);
    await rules.first().locator('.rule-head').click();
    await lab.page.locator('.rule.open').getByRole('button', { name: 'Try it: Wrong' }).click();
    await expect.poll(() => lab.counts()).toMatch(/warning|error|note/);
    await lab.page.locator('.rule.open').getByRole('button', { name: 'Try it: Right' }).click();
    await expect.poll(() => lab.counts()).toBe('No problems');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { path, read, small } from './documents.ts';
import { test } from './lab.ts';

describe('pasting', () => {
  test('typed text is read as it is typed', async ({ lab }) => {
    await lab.open();
    await lab.editor.click();
    await lab.page.keyboard.type('<capabilities><host><cpu><arch>s390x');
    await expect.poll(() => lab.verdict.innerText()).toContain('s390x host');
  });

  test('a prompt around the document is noted and left out', async ({ lab }) => {
    await lab.openWith(read('bad/paste-prompt.txt'));
    await expect.poll(() => lab.counts()).toBe('2 notes');
    expect(await lab.verdict.innerText()).toContain('x86_64 host');
  });

  test('HTML-escaped XML is unescaped, and the export says it was', async ({ lab }) => {
    await lab.openWith(read('bad/paste-html-escaped.txt'));
    await expect.poll(() => lab.counts()).toContain('1 note');
    const problems = await lab.openProblems();
    expect(await problems.first().innerText()).toContain('HTML');
    await lab.view('Export');
    expect(await lab.result.innerText()).toContain('with what was repaired to read it');
  });

  test('of two documents one is chosen', async ({ lab }) => {
    const other = small.replace('x86_64</arch>', 'aarch64</arch>');
    await lab.openWith(`${small}\n$ virsh capabilities\n${other}`);
    const choice = lab.source.getByLabel('The text holds 2 documents');
    await choice.waitFor();
    expect(await choice.locator('option').allInnerTexts()).toEqual(['1. capabilities', '2. capabilities']);
    expect(await lab.verdict.innerText()).toContain('x86_64 host');
    await choice.selectOption('1');
    await expect.poll(() => lab.verdict.innerText()).toContain('aarch64 host');
  });

  test('what is no capabilities document is refused with a guess', async ({ lab }) => {
    await lab.open();
    await lab.paste("<domain type='kvm'><name>web</name></domain>");
    await expect.poll(() => lab.counts()).toContain('1 error');
    expect(await lab.result.innerText()).toContain('There is no capabilities document here yet.');
    const problems = await lab.openProblems();
    expect(await problems.first().innerText()).toContain('virsh capabilities');
  });
});

describe('problems', () => {
  /** Line ends and characters of two, three and four bytes stand before each finding. */
  const text = [
    '<capabilities>',
    '  <!-- é 中文 😀 𝄞 -->',
    "  <host><cpu><arch>x86_64</arch><!-- 😀 --><modle note='中😀'>EPYC</modle></cpu>",
    "  <topology><cells num='𝄞9'><cell id='0'/></cells></topology></host>",
    '</capabilities>',
    '',
  ];

  test.for([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const)('with %s before them are marked where they stand', async ([, end], { lab }) => {
    await lab.openWith(text.join(end));
    await expect.poll(() => lab.counts()).toBe('1 error\n1 warning');
    const marked = (severity: string) => lab.source.locator(`.cm-lintRange-${severity}`).allTextContents();
    expect((await marked('warning')).join('')).toBe('modle');
    expect((await marked('error')).join('')).toBe('𝄞9');
    expect(await lab.source.locator('.cm-lint-marker').count()).toBe(2);

    const problems = await lab.openProblems();
    expect(await problems.locator('.problem-place').allInnerTexts()).toEqual([
      expect.stringMatching(/^3:\d+\s+unknown-element$/),
      expect.stringMatching(/^4:\d+\s+value$/),
    ]);
    await problems.nth(1).locator('.problem-text').click();
    await expect.poll(() => lab.selection()).toBe('𝄞9');
    await problems.nth(0).locator('.problem-text').click();
    await expect.poll(() => lab.selection()).toBe('modle');
    expect((await lab.cursorLine()).number).toBe(3);
  });

  test('of a file with CRLF are marked where they stand', async ({ lab }) => {
    await lab.open();
    await lab.openFile({
      name: 'a.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(`\ufeff${text.join('\r\n')}`),
    });
    await expect.poll(() => lab.counts()).toContain('1 error');
    expect(await lab.source.locator('.cm-lintRange-error').textContent()).toBe('𝄞9');
  });

  test('are mended by their fix, as one step that can be undone', async ({ lab }) => {
    await lab.openWith(text.join('\n'));
    const problems = await lab.openProblems();
    await problems.first().getByRole('button', { name: 'Apply fix' }).click();
    await expect.poll(() => lab.text()).toContain("<model note='中😀'>EPYC</model>");
    await lab.editor.press('Control+z');
    await expect.poll(() => lab.text()).toContain("<modle note='中😀'>EPYC</modle>");
  });

  test('stay with their text while more is typed above them', async ({ lab }) => {
    await lab.openWith(text.join('\n'));
    await expect.poll(() => lab.counts()).toContain('1 error');
    await lab.editor.press('Control+Home');
    await lab.page.keyboard.insertText('\n\n\n<!-- 😀 -->');
    expect(await lab.source.locator('.cm-lintRange-error').textContent()).toBe('𝄞9');
    await expect.poll(() => lab.counts()).toContain('1 error');
    expect(await lab.source.locator('.cm-lintRange-error').textContent()).toBe('𝄞9');
  });

  test('are walked through with F8 and listed with Ctrl+Shift+M', async ({ lab }) => {
    await lab.openWith(text.join('\n'));
    await expect.poll(() => lab.counts()).toContain('1 error');
    await lab.editor.press('Control+Home');
    await lab.editor.press('F8');
    await expect.poll(() => lab.selection()).toBe('modle');
    await lab.editor.press('F8');
    await expect.poll(() => lab.selection()).toBe('𝄞9');
    await lab.editor.press('Control+Shift+M');
    const list = lab.source.locator('.cm-panel-lint');
    await list.waitFor();
    expect(await list.innerText()).toContain('not a whole number');
  });
});

describe('the editor', () => {
  test('explains what the pointer rests on', async ({ lab }) => {
    await lab.openWith(small);
    await lab.source.locator('.cm-line', { hasText: '<arch>x86_64' }).getByText('arch').first().hover();
    const explanation = lab.source.locator('.cm-explain');
    await explanation.waitFor();
    expect(await explanation.innerText()).toContain('host/cpu/arch');
    expect(await explanation.innerText()).toContain("host's architecture");
  });

  test('completes elements, attributes and values', async ({ lab }) => {
    await lab.openWith(
      '<capabilities>\n  <host>\n    <iommu />\n    <cpu>\n      \n    </cpu>\n  </host>\n</capabilities>\n',
    );
    const options = lab.source.locator('.cm-tooltip-autocomplete li');

    await lab.source.locator('.cm-line').nth(4).click();
    await lab.page.keyboard.press('End');
    await lab.page.keyboard.type('<mod');
    await expect.poll(async () => (await options.allInnerTexts())[0]).toBe('model');
    // CodeMirror lets no key choose from a list that came up less than 75 ms ago.
    await lab.page.waitForTimeout(100);
    await lab.page.keyboard.press('Enter');
    await expect.poll(() => lab.text()).toContain('      <model></model>');

    await lab.find('<iommu ');
    await lab.editor.press('ArrowRight');
    await lab.editor.press('Control+Space');
    await expect.poll(async () => (await options.allInnerTexts()).join()).toContain('support');
    await options.filter({ hasText: 'support' }).click();
    await expect.poll(() => lab.text()).toContain('<iommu support=');
  });

  test('dims the last good result while the text is broken', async ({ lab }) => {
    const colour = () => lab.verdict.evaluate((verdict) => getComputedStyle(verdict).color);
    await lab.openWith(small);
    const before = await colour();
    await lab.paste('now this is not XML at all');
    const stale = lab.result.locator('.stale');
    await stale.waitFor();
    expect(await stale.innerText()).toContain('x86_64 host, KVM usable');
    expect(await colour()).not.toBe(before);
    expect(await lab.result.getByRole('status').innerText()).toContain('Below is the last good result');
    await lab.editor.press('Control+z');
    await expect.poll(() => stale.count()).toBe(0);
    await expect.poll(() => lab.verdict.innerText()).toContain('x86_64 host, KVM usable');
  });

  test('goes back to the empty page when all is deleted', async ({ lab }) => {
    await lab.openWith(small);
    await lab.editor.press('Control+a');
    await lab.editor.press('Delete');
    await lab.page.getByRole('heading', { name: 'See what a virtualization host can do' }).waitFor();
    await lab.editor.press('Control+z');
    await lab.verdict.waitFor();
  });

  test('takes a sample as one step that can be undone', async ({ lab }) => {
    await lab.openWith(small);
    await lab.sample('POWER9');
    await expect.poll(() => lab.verdict.innerText()).toContain('ppc64le');
    await lab.editor.click();
    await lab.editor.press('Control+z');
    await expect.poll(() => lab.text()).toBe(small);
    await expect.poll(() => lab.verdict.innerText()).toContain('x86_64');
  });
});

describe('files', () => {
  test('are opened', async ({ lab }) => {
    await lab.open();
    await lab.openFile(path('synthetic/syn-a-epyc-8cell.xml'));
    await expect.poll(() => lab.verdict.innerText()).toContain('8 NUMA cells, 128 CPUs');
  });

  test('in UTF-16 are read as their author meant them', async ({ lab }) => {
    await lab.open();
    const text = Buffer.from(`\ufeff${read('synthetic/syn-d-power9.xml')}`, 'utf16le');
    await lab.openFile({ name: 'a.xml', mimeType: 'text/xml', buffer: text });
    await expect.poll(() => lab.verdict.innerText()).toContain('ppc64le host');
  });

  test('are dropped on the editor', async ({ lab }) => {
    await lab.openWith(small);
    const file = await lab.page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'host.xml', { type: 'text/xml' }));
        return transfer;
      },
      readFileSync(path('synthetic/syn-d-power9.xml'), 'utf8'),
    );
    await lab.editor.dispatchEvent('dragover', { dataTransfer: file });
    await lab.source.getByText('Drop the file to read it').waitFor();
    await lab.editor.dispatchEvent('drop', { dataTransfer: file });
    await expect.poll(() => lab.verdict.innerText()).toContain('ppc64le host');
    expect(await lab.source.getByText('Drop the file to read it').count()).toBe(0);
  });
});

describe('a reload', () => {
  test('brings back text, view, second document, cursor and undo', async ({ lab }) => {
    await lab.openWith(small);
    await lab.view('Compare');
    await lab.other.waitFor();
    await lab.paste(small.replace('EPYC', 'Opteron_G5'), lab.other);
    await lab.result.locator('.moves').waitFor();
    await lab.find("id='1'");
    await lab.page.reload();
    await lab.editor.waitFor();
    await lab.result.locator('.moves').waitFor();
    expect(await lab.text()).toBe(small);
    await expect.poll(() => lab.text(lab.other)).toContain('Opteron_G5');
    expect((await lab.cursorLine()).text).toContain("<cpu id='1'");
    await lab.editor.focus();
    await lab.editor.press('Control+z');
    await expect.poll(() => lab.text()).not.toContain('EPYC');
  });

  test('brings back a text too long for localStorage', async ({ lab }) => {
    await lab.open();
    const long = small.replace('<host>', `<host><!-- ${'x'.repeat(1_500_000)} -->`);
    await lab.openFile({ name: 'long.xml', mimeType: 'text/xml', buffer: Buffer.from(long) });
    await lab.verdict.waitFor();
    await expect.poll(() => lab.page.evaluate(lengthInDatabase)).toBe(long.length);
    await lab.page.reload();
    await expect.poll(() => lab.verdict.innerText()).toContain('x86_64 host, KVM usable');
    await expect.poll(() => lab.source.locator('.amount').innerText()).toContain('1.4 MiB');
  });
});

/** Runs in the page: how long the text is that its database keeps. */
function lengthInDatabase(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('ringlab');
    // Not made by the page yet, and not to be made by the test.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve(0);
    opening.onsuccess = () => {
      const database = opening.result;
      const asking = database.transaction('texts').objectStore('texts').get('caps.a');
      asking.onsuccess = () => {
        database.close();
        resolve(String(asking.result ?? '').length);
      };
    };
  });
}

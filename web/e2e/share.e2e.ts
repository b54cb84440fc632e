import { describe, expect } from 'vitest';
import { path, read, small } from './documents.ts';
import { type Lab, test } from './lab.ts';
import { tap } from './playground.ts';

async function shareLink(lab: Lab): Promise<string> {
  await lab.button(/^Share$/).click();
  const field = lab.page.getByLabel('Share link');
  await field.waitFor();
  const link = await field.inputValue();
  await lab.button('Copy link').click();
  await lab.button('Copied').waitFor();
  expect(await lab.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await lab.page.keyboard.press('Escape');
  return link;
}

const pathOf = (link: string) => link.slice(new URL(link).origin.length);

describe('a share link', () => {
  test('opens both documents and the view elsewhere, and no server sees it', async ({
    another,
    playground,
  }) => {
    const wire = await tap(playground);
    const [sender, receiver] = [await another({ url: wire.url }), await another({ url: wire.url })];
    await sender.openWith(small);
    await sender.view('Compare');
    await sender.other.waitFor();
    await sender.paste(small.replace('EPYC', 'Opteron_G5'), sender.other);
    await sender.result.locator('.moves').waitFor();
    const link = await shareLink(sender);
    expect(link).toMatch(new RegExp(`^${wire.url}/caps#d=[\\w-]+$`));

    await receiver.open(pathOf(link));
    await receiver.result.locator('.moves').waitFor();
    await expect.poll(() => receiver.text()).toBe(small);
    expect(await receiver.text(receiver.other)).toContain('Opteron_G5');

    const sent = wire.sent();
    expect(sent).toContain('GET /caps');
    expect(sent).not.toContain('d=');
    expect(sent).not.toContain(link.slice(-20));
    expect(sent).not.toContain('Opteron');
    wire.close();
  });

  test('leaves the work of the one who opens it alone', async ({ lab, another }) => {
    await lab.openWith(small);
    const link = await shareLink(lab);

    const receiver = await another();
    await receiver.openWith(read('synthetic/syn-d-power9.xml'));
    await receiver.kept('POWER9');
    await receiver.page.goto('about:blank');
    await receiver.open(pathOf(link));
    await expect.poll(() => receiver.verdict.innerText()).toContain('x86_64');
    await receiver.page.getByText('This document came with a link').waitFor();

    await receiver.find('EPYC');
    await receiver.page.keyboard.insertText('EPYC-Rome');
    await expect.poll(() => receiver.text()).toContain('EPYC-Rome');
    await receiver.page.reload();
    await expect.poll(() => receiver.text()).toContain('EPYC-Rome');

    await receiver.button('Back to my work').click();
    await expect.poll(() => receiver.verdict.innerText()).toContain('ppc64le');
    expect(new URL(receiver.page.url()).hash).toBe('');
  });

  test('can replace the work of the one who opens it', async ({ lab, another }) => {
    await lab.openWith(small);
    const link = await shareLink(lab);
    const receiver = await another();
    await receiver.openWith(read('synthetic/syn-d-power9.xml'));
    await receiver.kept('POWER9');
    await receiver.page.goto('about:blank');
    await receiver.open(pathOf(link));
    await receiver.button('Replace my work with this').click();
    await expect.poll(() => receiver.page.url()).not.toContain('#');
    await receiver.page.reload();
    await expect.poll(() => receiver.verdict.innerText()).toContain('x86_64');
  });

  test('opened in a tab that shows the page keeps what was there; Back returns to it', async ({
    lab,
    another,
  }) => {
    await lab.openWith(small);
    const link = await shareLink(lab);
    const receiver = await another();
    await receiver.openWith(read('synthetic/syn-d-power9.xml'));
    await receiver.kept('POWER9');
    await receiver.page.goto(link);
    await expect.poll(() => receiver.verdict.innerText()).toContain('x86_64');
    await receiver.page.goBack();
    await expect.poll(() => receiver.verdict.innerText()).toContain('ppc64le');
  });

  test('is not taken for another that begins alike', async ({ lab }) => {
    await lab.openWith(small);
    const first = await shareLink(lab);
    await lab.paste(small.replace("maxCpus='255'", "maxCpus='254'"));
    await expect.poll(() => lab.text()).toContain("maxCpus='254'");
    const second = await shareLink(lab);
    await lab.sample('POWER9');
    await lab.kept('POWER9');

    await lab.page.goto(first);
    await expect.poll(() => lab.text()).toContain("maxCpus='255'");
    await lab.editor.press('Control+Home');
    await lab.page.keyboard.insertText('<!-- first -->');
    await lab.page.goto(second);
    await expect.poll(() => lab.text()).toContain("maxCpus='254'");
    expect(await lab.text()).not.toContain('first');
    await lab.page.goto(first);
    await expect.poll(() => lab.text()).toContain('<!-- first -->');
  });

  test('that is damaged says so and leaves the text alone', async ({ lab }) => {
    await lab.openWith(small);
    const link = await shareLink(lab);
    await lab.kept('EPYC');
    for (const damaged of [
      link.slice(0, -30),
      `${link.slice(0, 80)}!!!${link.slice(83)}`,
      `${lab.url}/caps#d=`,
    ]) {
      await lab.page.goto('about:blank');
      await lab.open(pathOf(damaged));
      await lab.page.getByText('The share link is damaged or was cut off').waitFor();
      await expect.poll(() => lab.text()).toBe(small);
    }
    await lab.page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    expect(new URL(lab.page.url()).hash).toBe('');
    await lab.verdict.waitFor();
  });

  test('that would be too long is offered as a file', async ({ lab }) => {
    const noise = Array.from({ length: 12_000 }, (_, i) =>
      ((i * 2_654_435_761) % 4_294_967_296).toString(36),
    );
    const long = small.replace('<host>', `<host>\n<!-- ${noise.join(' ')} -->`);
    await lab.open();
    await lab.openFile({ name: 'long.xml', mimeType: 'text/xml', buffer: Buffer.from(long) });
    await lab.verdict.waitFor();
    await lab.button(/^Share$/).click();
    await expect.poll(() => lab.source.locator('.menu-panel').innerText()).toMatch(/would be \d+ KiB long/);
    const { name, bytes } = await lab.download(lab.button('Save as a file'));
    expect(name).toBe('capabilities.xml');
    expect(bytes.toString()).toBe(long);
  });

  test('of a large real document is short enough', async ({ lab }) => {
    await lab.open();
    await lab.openFile(path('synthetic/syn-b-4socket-1024cpu.xml'));
    await lab.verdict.waitFor();
    expect((await shareLink(lab)).length).toBeLessThan(32 * 1024);
  });
});

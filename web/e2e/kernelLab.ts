import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Lab } from './lab.ts';

export type KernelView = 'Findings' | 'sparse output' | 'Rules';

const folder = fileURLToPath(new URL('../src/kernel/samples/', import.meta.url));

/** The samples' names. */
export const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.c'))
  .map((name) => name.slice(0, -2));

/** Where the simulated machine's headers are. */
export const headers = fileURLToPath(new URL('../../engine/kernelc/headers/include', import.meta.url));

/** A sample's text, by its name. */
export function sample(name: string): string {
  return readFileSync(`${folder}${name}.c`, 'utf8');
}

/** A module of one finding, which needs no header. */
export const peek = `#define __user __attribute__((noderef, address_space(__user)))
static int peek(int __user *up)
{
	return *up;
}
int use_it(int __user *up);
int use_it(int __user *up)
{
	return peek(up) + 1;
}
`;

/** What sparse prints of it. */
export const peekOutput = 'module.c:4:17: warning: dereference of noderef expression\n';

/** The kernel lab as a person uses it. */
export class KernelLab {
  constructor(readonly lab: Lab) {}

  get page() {
    return this.lab.page;
  }

  get findings(): Locator {
    return this.page.locator('.finding');
  }

  get open_(): Locator {
    return this.page.locator('.finding.open');
  }

  get tabs(): Locator {
    return this.page.locator('#pane-panel [role=tab]');
  }

  /** Opens the lab as on a first visit: the first module has been checked. */
  async open(path = '/kernel'): Promise<void> {
    await this.lab.open(path);
    await this.checked();
  }

  /** Opens the lab with a text in place of the first module. */
  async openWith(text: string): Promise<void> {
    await this.open();
    await this.write(text);
  }

  /** Waits until what is in the editor has been checked. */
  async checked(): Promise<void> {
    await expect.poll(() => this.page.locator('.check-bar .counts').innerText()).not.toBe('Nothing read yet');
  }

  /** Puts a text in the editor's place. */
  async write(text: string): Promise<void> {
    await this.lab.paste(text);
    const first = text.split('\n', 1)[0] ?? '';
    await expect.poll(async () => (await this.lab.text()).startsWith(first)).toBe(true);
  }

  async view(name: KernelView): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** What the command line prints, as the page shows it. */
  async output(): Promise<string> {
    await this.view('sparse output');
    const none = this.page.locator('.output-none');
    const lines = this.page.locator('.output-lines');
    await lines.or(none).waitFor();
    return (await none.isVisible()) ? '' : lines.innerText();
  }

  /** The first lines of all findings. */
  async texts(): Promise<string[]> {
    const all = await this.page.locator('.finding .finding-text').allInnerTexts();
    return all.map((text) => text.replace(/^\w+:\s*/, ''));
  }

  async openSwitches(): Promise<Locator> {
    const panel = this.page.locator('#check-settings');
    if (!(await panel.isVisible())) await this.page.locator('.settings-button').click();
    await panel.waitFor();
    return panel;
  }

  /** The switch of this name. */
  flag(name: string): Locator {
    const exact = this.page.getByText(name, { exact: true });
    return this.page.locator('#check-settings .flag').filter({ has: exact }).locator('input');
  }

  async addFile(name: string, text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a file' }).click();
    await this.rename(name);
    await this.write(text);
  }

  async rename(name: string): Promise<void> {
    await this.page.locator('.file-buttons .menu > button').click();
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByRole('button', { name: 'Rename', exact: true }).click();
  }

  /** Waits until the work has been kept for the next visit. */
  async kept(pattern: RegExp): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => localStorage.getItem('ringlab.kernel') ?? ''))
      .toMatch(pattern);
  }
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Lab } from './lab.ts';

export type StapView = 'Console' | 'Timeline' | 'Variables' | 'Step' | 'Histograms' | 'Compare';

/** The script that the lab opens with. */
export const configHZ = readFileSync(
  fileURLToPath(new URL('../src/stap/samples/config-hz.stp', import.meta.url)),
  'utf8',
);

/** A script that ends only when it is stopped, and says so. */
export const endless = `global n
probe timer.us(100) { n++ }
probe end { if (n) println("stopped") }
`;

/** The SystemTap lab as a person uses it. */
export class StapLab {
  constructor(readonly lab: Lab) {}

  get page() {
    return this.lab.page;
  }

  get editor(): Locator {
    return this.lab.editor;
  }

  get output(): Locator {
    return this.page.locator('.rows-list');
  }

  get ending(): Locator {
    return this.page.locator('.ending');
  }

  get runButton(): Locator {
    return this.page.locator('.run-bar .button.primary');
  }

  get stopButton(): Locator {
    return this.page.locator('.run-bar .stop');
  }

  /** Opens the lab as on a first visit: the first script has been run. */
  async open(path = '/stap'): Promise<void> {
    await this.lab.open(path);
    await this.ending.waitFor();
  }

  /** Opens the lab with a script in place of the first. */
  async openWith(script: string): Promise<void> {
    await this.open();
    await this.write(script);
  }

  /** Puts a script in the editor's place and waits until it has been checked. */
  async write(script: string): Promise<void> {
    await this.lab.paste(script);
    await expect.poll(() => this.lab.text()).toBe(script);
    await this.page.locator('.pane-source .counts').waitFor();
  }

  /** Runs the script to its end. */
  async run(): Promise<void> {
    await this.runButton.click();
    await this.ended();
  }

  /** Waits until a run of the script as it is has ended. */
  async ended(): Promise<void> {
    await expect.poll(() => this.stopButton.isDisabled(), { message: 'still running' }).toBe(true);
    await this.ending.waitFor();
  }

  /** The lines on the console, without their times. */
  async lines(): Promise<string[]> {
    return this.page.locator('.line .line-text').allTextContents();
  }

  /** A setting that is typed or chosen, by its label. */
  setting(name: string, within = this.page.locator('.run-bar')): Locator {
    const exactly = { name, exact: true };
    return within.getByRole('combobox', exactly).or(within.getByRole('textbox', exactly));
  }

  async openSettings(): Promise<Locator> {
    const panel = this.page.locator('#run-settings');
    if (!(await panel.isVisible())) await this.page.locator('.settings-button').click();
    await panel.waitFor();
    return panel;
  }

  async sample(label: string): Promise<void> {
    await this.lab.sample(label);
  }

  async view(name: StapView): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** Waits until the work has been kept for the next visit. */
  async kept(pattern: RegExp): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => localStorage.getItem('ringlab.stap') ?? ''))
      .toMatch(pattern);
  }
}

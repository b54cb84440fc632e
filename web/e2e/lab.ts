import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, test as plain } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type Playground, startPlayground } from './playground.ts';

export type View = 'Overview' | 'Guests' | 'Topology' | 'CPU' | 'Compare' | 'XML tree' | 'Export';
export const views: readonly View[] = [
  'Overview',
  'Guests',
  'Topology',
  'CPU',
  'Compare',
  'XML tree',
  'Export',
];

/** What a page complained about, in the console or as a breach of its policy. */
class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Says that a test provokes a complaint. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  async listen(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.#heard.push(`exception: ${error.stack ?? error.message}`));
    page.on('crash', () => this.#heard.push('the page crashed'));
    await page.exposeFunction('hearViolation', (text: string) => this.#heard.push(`policy: ${text}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const { hearViolation } = window as unknown as { hearViolation(text: string): void };
        hearViolation(`${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile})`);
      });
    });
  }

  unexpected(): string[] {
    return this.#heard.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}

/** The page as a person uses it. */
export class Lab {
  constructor(
    readonly page: Page,
    readonly url: string,
    readonly complaints: Complaints,
  ) {}

  get source(): Locator {
    return this.page.locator('.pane-source');
  }

  get result(): Locator {
    return this.page.locator('#view-panel');
  }

  get editor(): Locator {
    return this.source.locator('.cm-content');
  }

  /** The editor of the second document, in the Compare view. */
  get other(): Locator {
    return this.result.locator('.cm-content');
  }

  get verdict(): Locator {
    return this.result.locator('.verdict').first();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Opens a path of the site and waits for the editor. */
  async open(path = '/caps'): Promise<void> {
    await this.page.goto(this.url + path);
    await this.editor.waitFor({ state: 'attached' });
  }

  /** Opens the page with a document in the editor and its report in view. */
  async openWith(text: string): Promise<void> {
    await this.open();
    await this.paste(text);
    await this.verdict.waitFor();
  }

  /** Loads a sample by the start of its label. */
  async sample(label: string, side = this.source): Promise<void> {
    await side.getByRole('button', { name: 'Samples' }).click();
    await side.locator('.menu-panel').getByRole('button', { name: label }).click();
  }

  /** Replaces the text of an editor by one from the clipboard. */
  async paste(text: string, editor = this.editor): Promise<void> {
    await editor.click();
    await editor.press('Control+a');
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await editor.press('Control+v');
  }

  /** Chooses a file as the Open button's dialog does. */
  async openFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.source.locator('input[type=file]').setInputFiles(file);
  }

  /** Goes to a view and waits until it shows something: its answer comes from the worker. */
  async view(name: View): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    const panel = this.page.getByRole('tabpanel', { name, exact: true });
    await expect
      .poll(async () => (await panel.innerText()).trim(), { message: name, timeout: 10_000 })
      .not.toBe('');
  }

  /** The lines of the editor that are on show. */
  async text(editor = this.editor): Promise<string> {
    return (await editor.locator('.cm-line').allTextContents()).join('\n');
  }

  /** The text selected in the editor, as the browser has it. */
  selection(): Promise<string> {
    return this.source.locator('.editor-host').evaluate((host) => {
      const root = host.shadowRoot as (ShadowRoot & { getSelection(): Selection | null }) | null;
      return root?.getSelection()?.toString() ?? '';
    });
  }

  /** The line that the cursor stands in, and its number. */
  async cursorLine(): Promise<{ number: number; text: string }> {
    const number = await this.source.locator('.cm-lineNumbers .cm-activeLineGutter').textContent();
    const text = await this.source.locator('.cm-activeLine').textContent();
    return { number: Number(number), text: text?.trim() ?? '' };
  }

  /** Puts the cursor on a text through the editor's own search. */
  async find(text: string): Promise<void> {
    await this.editor.click();
    await this.editor.press('Control+f');
    const field = this.source.locator('.cm-search input[name=search]');
    await field.press('Control+a');
    await field.pressSequentially(text);
    await field.press('Enter');
    await field.press('Escape');
    await expect.poll(() => this.selection()).toBe(text);
    // Out of the way: the editor explains what the pointer rests on.
    await this.page.mouse.move(0, 0);
  }

  /** What the line under the editor counts. */
  counts(): Promise<string> {
    return this.source.locator('.counts').innerText();
  }

  async openProblems(): Promise<Locator> {
    await this.source.locator('.problems-bar').click();
    return this.source.locator('.problems-list > li');
  }

  /** Clicks something that hands over a file; returns the file. */
  async download(trigger: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [handed] = await Promise.all([this.page.waitForEvent('download'), trigger.click()]);
    return { name: handed.suggestedFilename(), bytes: await readFile(await handed.path()) };
  }

  /** Waits until the work has been kept for the next visit. */
  async kept(text: string): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => localStorage.getItem('ringlab.caps') ?? ''))
      .toContain(JSON.stringify(text).slice(1, -1).slice(0, 2000));
  }
}

export type OpenLab = (options?: BrowserContextOptions & { url?: string }) => Promise<Lab>;

interface Fixtures {
  /** Opens further labs: each in a profile of its own, as on another machine. */
  another: OpenLab;
  lab: Lab;
}

interface FileFixtures {
  browser: Browser;
  playground: Playground;
}

/** A test of the page; whatever the page complains about fails it. */
export const test = plain.extend<Fixtures & FileFixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads a fixture's needs from its first argument
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  playground: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads a fixture's needs from its first argument
    async ({}, use) => {
      const playground = await startPlayground();
      await use(playground);
      await playground.stop();
    },
    { scope: 'file' },
  ],
  another: async ({ browser, playground }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints = new Complaints();
    await use(async ({ url = playground.url, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      contexts.push(context);
      context.setDefaultTimeout(10_000);
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
      const page = await context.newPage();
      await complaints.listen(page);
      return new Lab(page, url, complaints);
    });
    for (const context of contexts) await context.close();
    expect(complaints.unexpected()).toEqual([]);
  },
  lab: async ({ another }, use) => {
    await use(await another());
  },
});

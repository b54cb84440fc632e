import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Completed, Explained, Mark } from '../editor/subject';
import { Cancelled } from '../engine/client';
import type { KernelFinding, KernelRelated, KernelSettings } from '../engine/types/protocol';
import { language } from '../settings';
import { word } from '../words';
import { Checked, Texts } from './checked';
import { engine } from './engine';
import { flagsOf, type Settings } from './flags';
import { checkedOf } from './names';
import { explanationOf, wordsOf } from './reference';
import { badgeWord } from './silence';
import type { SourceFile } from './source';

/** Typing is checked once it has rested this long, in ms. */
const rest = 120;

/** With more characters than these nothing is checked. */
export const largest = 1_000_000;

export type Status =
  | { state: 'empty' }
  | { state: 'working' }
  | { state: 'done' }
  | { state: 'too large'; length: number }
  /** The check was stopped. */
  | { state: 'stopped' }
  | { state: 'failed'; message: string };

/** What sparse is asked for about files of these names. */
export function settingsFor(names: string[], settings: Settings): KernelSettings {
  const [main = '', ...also] = checkedOf(names);
  return {
    files: names,
    main,
    also,
    flags: flagsOf(settings),
    systemPath: [],
    maxTokens: 0,
    bare: false,
    teach: settings.teach,
  };
}

/** Checks the learner's files as they are typed. */
export class Checker {
  readonly status = signal<Status>({ state: 'empty' });
  /** The last check there was; null where there is nothing to check. */
  readonly checked = signal<Checked | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #checking: { cancel: AbortController; done: Promise<void> } | null = null;
  /** Counts what a check depends on. */
  #revision = 0;
  /** The revision that the newest check, done or under way, is of. */
  #asked = -1;

  constructor(
    readonly files: ReadonlySignal<readonly SourceFile[]>,
    readonly settings: ReadonlySignal<Settings>,
    /** Mends what a finding is about. */
    readonly apply: (checked: Checked, finding: KernelFinding, fix: number) => void,
  ) {
    effect(() => {
      language.value;
      this.settings.value;
      for (const file of this.files.value) file.name.value;
      this.edited();
    });
  }

  /** Something that a check depends on is another than before. */
  edited(): void {
    this.#revision++;
    clearTimeout(this.#timer);
    if (this.#isEmpty()) this.#clear();
    else this.#timer = setTimeout(() => void this.check(), rest);
  }

  /** Stops a check that takes too long. */
  cancel(): void {
    this.#checking?.cancel.abort();
  }

  retry(): void {
    this.#asked = -1;
    void this.check();
  }

  /** Checks the files as they are now, unless that has been done; one check at a time. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#checking) await this.#checking.done;
    if (this.#asked === this.#revision || this.#isEmpty()) return;
    this.#asked = this.#revision;
    const texts = new Texts(this.files.peek());
    if (texts.length > largest) {
      this.status.value = { state: 'too large', length: texts.length };
      return;
    }

    const settings = settingsFor(texts.names, this.settings.peek());
    const cancel = new AbortController();
    let finished = () => {};
    const done = new Promise<void>((resolve) => {
      finished = resolve;
    });
    this.#checking = { cancel, done };
    texts.follow();
    this.status.value = { state: 'working' };
    let arrived = false;
    try {
      const asked = [settings, language.peek(), texts.encoded(), cancel.signal] as const;
      const { result, texts: answers, took } = await engine.ask('kernel.check', ...asked);
      if (cancel.signal.aborted) return;
      const output = new TextDecoder().decode(answers[0]);
      const before = this.checked.peek();
      batch(() => {
        this.checked.value = new Checked(result, output, settings, texts, took);
        this.status.value = { state: 'done' };
      });
      before?.texts.leave();
      arrived = true;
    } catch (error) {
      if (this.status.peek().state === 'empty') return;
      this.status.value =
        error instanceof Cancelled
          ? { state: 'stopped' }
          : { state: 'failed', message: (error as Error).message };
    } finally {
      if (!arrived) texts.leave();
      this.#checking = null;
      finished();
    }
  }

  /** What is marked in a file. */
  marks(file: SourceFile): Mark[] {
    const checked = this.checked.value;
    if (!checked) return [];
    return checked.info.findings.flatMap((finding): Mark[] => {
      const range = checked.file(finding.file) === file && checked.rangeNow(finding.file, finding.place);
      if (!range) return [];
      const { silence, severity, message, hint, code, fixes } = finding;
      // What silences it stands in the hint.
      const silenced = silence === '' ? [] : [word(badgeWord(silence))];
      return [
        {
          ...range,
          severity: silence === '' ? severity : 'info',
          message: [...silenced, message, ...(hint ? [hint] : [])].join('\n'),
          code,
          fix: fixes.length > 0 ? () => this.apply(checked, finding, 0) : null,
        },
      ];
    });
  }

  async explain(file: SourceFile, offset: number): Promise<Explained | null> {
    const texts = new Texts(this.files.peek());
    const snapshot = texts.snapshot(file.name.peek());
    if (!snapshot || texts.length > largest) return null;
    const result = await this.#locate(texts, file.name.peek(), snapshot.byteOf(offset));
    if (result.title === '') return null;
    return {
      ...snapshot.rangeNow(result.place),
      title: result.title,
      ...(await explanationOf(result, language.peek())),
    };
  }

  /** What stands at a byte of a header; its range is in bytes, too. */
  async explainHeader(name: string, byte: number): Promise<Explained | null> {
    const texts = new Texts(this.files.peek());
    if (texts.length > largest) return null;
    const result = await this.#locate(texts, name, byte);
    if (result.title === '') return null;
    const { start, end } = result.place;
    return { from: start, to: end, title: result.title, ...(await explanationOf(result, language.peek())) };
  }

  async complete(file: SourceFile, offset: number): Promise<Completed | null> {
    const texts = new Texts(this.files.peek());
    const name = file.name.peek();
    const snapshot = texts.snapshot(name);
    if (!snapshot || texts.length > largest) return null;
    const settings = settingsFor(texts.names, this.settings.peek());
    const place = { settings, file: name, offset: snapshot.byteOf(offset) };
    const { result } = await engine.ask('kernel.complete', place, language.peek(), texts.encoded());
    const words = await wordsOf(language.peek());
    return {
      ...snapshot.rangeNow(result.place),
      options: result.options.map((option) => ({ ...option, words: words(option.name) })),
    };
  }

  /** Where what stands at the cursor of a file is declared; null where that is not known. */
  async declaration(file: SourceFile): Promise<{ texts: Texts; place: KernelRelated } | null> {
    const texts = new Texts(this.files.peek());
    const snapshot = texts.snapshot(file.name.peek());
    if (!snapshot || snapshot.text === '') return null;
    const revision = this.#revision;
    const { defined } = await this.#locate(texts, file.name.peek(), snapshot.byteOf(file.cursor.peek()));
    return defined && revision === this.#revision ? { texts, place: defined } : null;
  }

  async #locate(texts: Texts, file: string, offset: number) {
    const settings = settingsFor(texts.names, this.settings.peek());
    const { result } = await engine.ask(
      'kernel.locate',
      { settings, file, offset },
      language.peek(),
      texts.encoded(),
    );
    return result;
  }

  #isEmpty(): boolean {
    return this.files.peek().every((file) => file.isEmpty.peek());
  }

  #clear(): void {
    this.#checking?.cancel.abort();
    this.#asked = -1;
    const before = this.checked.peek();
    batch(() => {
      this.checked.value = null;
      this.status.value = { state: 'empty' };
    });
    before?.texts.leave();
  }
}

import type { ChangeDesc } from '@codemirror/state';
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { xml } from '../editor/languages';
import { type Range, Snapshot } from '../editor/snapshot';
import type { Completed, Editing, Explained, Mark, Subject } from '../editor/subject';
import { Cancelled, type Language, type OpenDocument } from '../engine/client';
import type { Method, Methods } from '../engine/messages';
import type { CapsOpened, Diagnostic } from '../engine/types/protocol';
import type { Edit, Span } from '../engine/types/source';
import { language } from '../settings';
import { engine } from './engine';

/** Typing is read once it has rested this long, in ms. */
const rest = 150;

/** Asks for the first document of a paste that the lab is about. */
const auto = -1;

export type Status =
  | { state: 'empty' }
  | { state: 'working' }
  | { state: 'done' }
  /** The engine could not read the text: it was stopped, refused or crashed. */
  | { state: 'stopped' }
  | { state: 'failed'; message: string };

export type Asked<T> =
  | { state: 'asking' }
  | { state: 'answered'; value: T; texts: Uint8Array[] }
  | { state: 'failed'; message: string };

/** One reading of a text by the engine, and what was asked about it. */
export class Opened extends Snapshot {
  #answers = new Map<string, Signal<Asked<unknown>>>();

  constructor(
    text: string,
    readonly document: OpenDocument,
  ) {
    super(text);
  }

  get info(): CapsOpened {
    return this.document.info;
  }

  /** Asks the engine once for each question and language; all askers share the answer. */
  ask<M extends Method>(
    method: M,
    rest: Omit<Methods[M]['params'], 'document'>,
    language: Language,
  ): ReadonlySignal<Asked<Methods[M]['result']>> {
    const key = JSON.stringify([method, language, rest]);
    const known = this.#answers.get(key);
    if (known) return known as ReadonlySignal<Asked<Methods[M]['result']>>;
    const answer = signal<Asked<Methods[M]['result']>>({ state: 'asking' });
    this.#answers.set(key, answer as Signal<Asked<unknown>>);
    engine
      .call(
        method,
        [this.document],
        (document) => ({ ...rest, document }) as unknown as Methods[M]['params'],
        language,
      )
      .then(
        ({ result, texts }) => {
          answer.value = { state: 'answered', value: result, texts };
        },
        (error: Error) => {
          // An answer that was given up is asked for again when it is next needed.
          this.#answers.delete(key);
          if (!(error instanceof Cancelled)) answer.value = { state: 'failed', message: error.message };
        },
      );
    return answer;
  }
}

/**
 * One text of the lab with what the engine made of it. A text that has become
 * unusable does not take the last good reading away: `good` stays, and `stale`
 * says so.
 */
export class Side implements Subject {
  readonly placeholder = 'editor.placeholder';
  readonly language = xml;
  readonly keys = [];
  readonly pointed = signal<Range | null>(null);
  readonly status = signal<Status>({ state: 'empty' });
  /** The newest reading, usable or not. */
  readonly latest = signal<Opened | null>(null);
  /** The newest reading that has a report. */
  readonly good = signal<Opened | null>(null);
  readonly stale = computed(() => this.good.value !== null && this.good.value !== this.latest.value);
  readonly marks = computed(() => {
    const opened = this.latest.value;
    return opened ? opened.info.diagnostics.map((diagnostic) => this.#markOf(opened, diagnostic)) : [];
  });
  /** Which document of the paste is read. */
  readonly index = signal(auto);
  /** Where the cursor stands, in UTF-16 units of the text as it is now. */
  readonly cursor = signal(0);
  /** Counts changes of the text. */
  readonly revision = signal(0);
  /** Counts texts that took the place of another as a whole. */
  readonly loads = signal(0);
  /** Whether the editor should be brought into view, counted up at each wish. */
  readonly wanted = signal(0);

  /** State of the editor to restore, from an earlier visit. */
  restored: string | null = null;

  #text = '';
  #editing: Editing | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading: { cancel: AbortController; done: Promise<void>; of: Snapshot } | null = null;
  #readRevision = -1;
  /** What was to be shown before there was an editor. */
  #toShow: Range | null = null;

  constructor(
    readonly name: 'a' | 'b',
    /** Whether the text can only be read. */
    readonly readOnly = false,
  ) {
    let first = true;
    effect(() => {
      language.value;
      if (!first && this.status.peek().state !== 'empty') this.#readAgain();
      first = false;
    });
  }

  get label(): 'editor.label' | 'editor.labelB' {
    return this.name === 'a' ? 'editor.label' : 'editor.labelB';
  }

  text(): string {
    return this.#editing?.read() ?? this.#text;
  }

  attach(editing: Editing): void {
    this.#editing = editing;
    if (this.#toShow) editing.select(this.#toShow.from, this.#toShow.to, false);
    this.#toShow = null;
  }

  /** What to keep of the editor for the next visit. */
  snapshot(): string | null {
    return this.#editing?.snapshot() ?? this.restored;
  }

  /** Puts another text in place of this one. */
  load(text: string): void {
    this.loads.value++;
    const normal = text.replaceAll(/\r\n?/g, '\n');
    this.index.value = auto;
    if (this.#editing) {
      this.#editing.replace(normal);
    } else {
      this.#text = normal;
      this.edited(null, normal.length);
    }
    clearTimeout(this.#timer);
    void this.#read();
  }

  /** The editor tells of every change of the text. */
  edited(changes: ChangeDesc | null, length: number): void {
    for (const tracked of new Set([this.latest.value, this.good.value, this.#reading?.of])) {
      if (tracked && changes) tracked.follow(changes);
    }
    this.revision.value++;
    clearTimeout(this.#timer);
    if (length === 0) this.#clear();
    else this.#timer = setTimeout(() => void this.#read(), rest);
  }

  /** Reads another document of the same paste. */
  choose(index: number): void {
    this.index.value = index;
    this.#readAgain();
  }

  /** Stops a reading that takes too long. */
  cancel(): void {
    this.#reading?.cancel.abort();
  }

  retry(): void {
    this.#readAgain();
  }

  /** The reading of the text as it is now; null where the engine cannot read it. */
  async current(): Promise<Opened | null> {
    clearTimeout(this.#timer);
    do {
      await this.#reading?.done;
      await this.#read();
    } while (this.#reading || this.#readRevision !== this.revision.peek());
    return this.latest.peek();
  }

  /** Shows a place of a reading in the editor. */
  show(opened: Opened, span: Span, focus = true): void {
    const { from, to } = opened.rangeNow(span);
    const range = { from, to: Math.max(from, to) };
    if (this.#editing) this.#editing.select(range.from, range.to, focus);
    else this.#toShow = range;
    if (focus) this.wanted.value++;
  }

  apply(opened: Opened, edits: readonly Edit[]): void {
    this.#editing?.change(edits.map((edit) => ({ ...opened.rangeNow(edit.span), insert: edit.text })));
  }

  async explain(offset: number): Promise<Explained | null> {
    const opened = await this.current();
    if (!opened) return null;
    const { result } = await engine.call(
      'caps.locate',
      [opened.document],
      (document) => ({ document, offset: opened.byteOf(offset) }),
      language.peek(),
    );
    if (!result.words && !result.title) return null;
    return { ...opened.rangeNow(result.place), title: result.title, words: result.words, badge: '' };
  }

  async complete(offset: number, abandoned: () => boolean): Promise<Completed | null> {
    const opened = await this.current();
    if (!opened || abandoned()) return null;
    const { result } = await engine.call(
      'caps.complete',
      [opened.document],
      (document) => ({ document, offset: opened.byteOf(offset) }),
      language.peek(),
    );
    const options = result.options.map((option) => ({ ...option, detail: '' }));
    return { ...opened.rangeNow(result.place), options };
  }

  #markOf(opened: Opened, diagnostic: Diagnostic): Mark {
    const { severity, message, hint, code, edits } = diagnostic;
    return {
      ...opened.rangeNow(diagnostic.place),
      severity,
      message: hint ? `${message}\n${hint}` : message,
      code,
      fix: edits.length > 0 && !this.readOnly ? () => this.apply(opened, edits) : null,
    };
  }

  #readAgain(): void {
    this.#readRevision = -1;
    clearTimeout(this.#timer);
    void this.#read();
  }

  #clear(): void {
    this.#reading?.cancel.abort();
    const old = new Set([this.latest.value, this.good.value]);
    batch(() => {
      this.latest.value = null;
      this.good.value = null;
      this.status.value = { state: 'empty' };
      this.index.value = auto;
    });
    for (const opened of old) opened?.document.close();
    this.#readRevision = this.revision.peek();
  }

  /** Reads the text as it is now, unless that has been done; one reading at a time, the newest text wins. */
  async #read(): Promise<void> {
    while (this.#reading) await this.#reading.done;
    const revision = this.revision.peek();
    if (this.#readRevision === revision) return;
    this.#readRevision = revision;
    const text = this.text();
    if (text === '') return this.#clear();

    const cancel = new AbortController();
    let finished = () => {};
    const done = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const reading = { cancel, done, of: new Snapshot(text) };
    this.#reading = reading;
    this.status.value = { state: 'working' };
    try {
      const bytes = new TextEncoder().encode(text);
      const document = await engine.open(bytes, this.index.peek(), language.peek(), cancel.signal);
      const opened = new Opened(text, document);
      opened.changes = reading.of.changes;
      if (cancel.signal.aborted) document.close();
      else this.#arrived(opened);
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        this.status.value = { state: 'failed', message: (error as Error).message };
      } else if (this.status.peek().state === 'working') {
        this.status.value = { state: 'stopped' };
      }
    } finally {
      this.#reading = null;
      finished();
    }
  }

  #arrived(opened: Opened): void {
    const before = new Set([this.latest.value, this.good.value]);
    batch(() => {
      this.latest.value = opened;
      if (opened.info.kind !== '') this.good.value = opened;
      this.status.value = { state: 'done' };
    });
    for (const old of before) {
      if (old && old !== this.good.value) old.document.close();
    }
  }
}

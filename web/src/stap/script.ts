import type { ChangeDesc } from '@codemirror/state';
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { stap } from '../editor/languages';
import { type Range, Snapshot } from '../editor/snapshot';
import type { Completed, Editing, Explained, Mark, Subject } from '../editor/subject';
import { Cancelled } from '../engine/client';
import { placesOf } from '../engine/places';
import type { Diagnostic, StapChecked, StapSettings } from '../engine/types/protocol';
import type { Edit, Span } from '../engine/types/source';
import { language } from '../settings';
import { word } from '../words';
import { engine } from './engine';

/** Typing is checked once it has rested this long, in ms. */
const rest = 150;

/** A script as it was when the engine checked it, and what was found. */
export class Checked extends Snapshot {
  constructor(
    text: string,
    readonly info: StapChecked,
  ) {
    super(text);
  }
}

export type Status =
  | { state: 'empty' }
  | { state: 'working' }
  | { state: 'done' }
  /** The check was stopped, or the engine died on it. */
  | { state: 'stopped' }
  | { state: 'failed'; message: string };

export type Formatting =
  | { state: 'formatted' }
  | { state: 'as it was' }
  | { state: 'refused'; line: number; message: string };

interface Asked {
  revision: number;
  settings: StapSettings;
  language: string;
}

const statusBadges = {
  supported: 'stap.status.supported',
  simulated: 'stap.status.simulated',
  'real kernel': 'stap.status.kernel',
} as const;

/** The script of the lab, checked as it is typed. */
export class Script implements Subject {
  readonly label = 'stap.editor';
  readonly placeholder = 'stap.placeholder';
  readonly language = stap;
  readonly status = signal<Status>({ state: 'empty' });
  /** The last check there was; null for an empty script. */
  readonly checked = signal<Checked | null>(null);
  readonly cursor = signal(0);
  readonly revision = signal(0);
  readonly pointed = signal<Range | null>(null);
  /** Whether the editor should be brought into view, counted up at each wish. */
  readonly wanted = signal(0);
  readonly marks = computed(() => {
    const checked = this.checked.value;
    return checked ? checked.info.diagnostics.map((diagnostic) => this.#markOf(checked, diagnostic)) : [];
  });

  restored: string | null = null;

  /** Texts whose places are to be found in the script as it is now. */
  #followed = new Set<Snapshot>();
  #text = '';
  #editing: Editing | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checking: { cancel: AbortController; done: Promise<void> } | null = null;
  /** What the newest check, done or under way, is of. */
  #asked: Asked | null = null;

  constructor(
    /** What messages call the script. */
    readonly name: Signal<string>,
    /** What the script is checked for. */
    readonly settings: ReadonlySignal<StapSettings>,
    readonly keys: Subject['keys'],
  ) {
    effect(() => {
      language.value;
      this.settings.value;
      if (this.status.peek().state !== 'empty') this.#soon();
    });
  }

  text(): string {
    return this.#editing?.read() ?? this.#text;
  }

  attach(editing: Editing): void {
    this.#editing = editing;
  }

  /** What to keep of the editor for the next visit. */
  snapshot(): string | null {
    return this.#editing?.snapshot() ?? this.restored;
  }

  /** Puts another script in place of this one. */
  load(text: string, name: string): void {
    const normal = text.replaceAll(/\r\n?/g, '\n');
    this.name.value = name;
    if (this.#editing) {
      this.#editing.replace(normal);
    } else {
      this.#text = normal;
      this.edited(null, normal.length);
    }
    void this.check();
  }

  edited(changes: ChangeDesc | null, length: number): void {
    if (changes) {
      for (const followed of this.#followed) followed.follow(changes);
      this.checked.peek()?.follow(changes);
    }
    this.revision.value++;
    if (length === 0) {
      clearTimeout(this.#timer);
      this.#checking?.cancel.abort();
      this.#asked = null;
      batch(() => {
        this.checked.value = null;
        this.status.value = { state: 'empty' };
      });
    } else {
      this.#soon();
    }
  }

  /** Keeps a snapshot's places current until it is left. */
  follow(snapshot: Snapshot): void {
    this.#followed.add(snapshot);
  }

  leave(snapshot: Snapshot): void {
    this.#followed.delete(snapshot);
  }

  /** Stops a check that takes too long. */
  cancel(): void {
    this.#checking?.cancel.abort();
  }

  retry(): void {
    this.#asked = null;
    void this.check();
  }

  /** Shows a place of a snapshot in the editor. */
  show(snapshot: Snapshot, span: Span, focus = true): void {
    const { from, to } = snapshot.rangeNow(span);
    if (focus) this.wanted.value++;
    this.#editing?.select(from, Math.max(from, to), focus);
  }

  apply(snapshot: Snapshot, edits: readonly Edit[]): void {
    this.#editing?.change(edits.map((edit) => ({ ...snapshot.rangeNow(edit.span), insert: edit.text })));
  }

  /** Writes the script in its usual form, as one step that can be undone; says why it could not. */
  async format(): Promise<Formatting> {
    const text = this.text();
    const revision = this.revision.peek();
    const { result, texts } = await engine.ask('stap.format', {}, language.peek(), [encode(text)]);
    const [obstacle] = result.diagnostics;
    if (obstacle) return { state: 'refused', line: obstacle.at.line, message: obstacle.message };
    const formatted = new TextDecoder().decode(texts[0]);
    if (!result.changed || formatted === text || revision !== this.revision.peek())
      return { state: 'as it was' };
    this.#editing?.change([difference(text, formatted)]);
    return { state: 'formatted' };
  }

  /** Checks the script as it is now, unless that has been done; one check at a time. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#checking) await this.#checking.done;
    const settings = this.settings.peek();
    const revision = this.revision.peek();
    const text = this.text();
    if (text === '') return;
    const asked = { revision, settings, language: language.peek() };
    if (same(asked, this.#asked)) return;
    this.#asked = asked;

    const cancel = new AbortController();
    let finished = () => {};
    const done = new Promise<void>((resolve) => {
      finished = resolve;
    });
    this.#checking = { cancel, done };
    const following = new Snapshot(text);
    this.follow(following);
    this.status.value = { state: 'working' };
    try {
      const script = encode(text);
      const { result } = await engine.ask('stap.check', settings, asked.language, [script], cancel.signal);
      if (cancel.signal.aborted) return;
      const checked = new Checked(text, result);
      checked.changes = following.changes;
      batch(() => {
        this.checked.value = checked;
        this.status.value = { state: 'done' };
      });
    } catch (error) {
      if (this.status.peek().state === 'empty') return;
      this.status.value =
        error instanceof Cancelled
          ? { state: 'stopped' }
          : { state: 'failed', message: (error as Error).message };
    } finally {
      this.leave(following);
      this.#checking = null;
      finished();
    }
  }

  async explain(offset: number): Promise<Explained | null> {
    const settings = this.settings.peek();
    const text = this.text();
    if (text === '') return null;
    const places = placesOf(text);
    const { result } = await engine.ask(
      'stap.locate',
      { offset: places.byte(offset), settings },
      language.peek(),
      [encode(text)],
    );
    if (result.title === '' && result.words === '') return null;
    return {
      from: places.unit(result.place.start),
      to: places.unit(result.place.end),
      title: result.title,
      words:
        result.variables.length > 0
          ? `${result.words} ${word('stap.sets', { names: result.variables.join(', ') })}`
          : result.words,
      badge: result.status === '' ? '' : word(statusBadges[result.status]),
    };
  }

  async complete(offset: number): Promise<Completed | null> {
    const settings = this.settings.peek();
    const text = this.text();
    const places = placesOf(text);
    const { result } = await engine.ask(
      'stap.complete',
      { offset: places.byte(offset), settings },
      language.peek(),
      [encode(text)],
    );
    return {
      from: places.unit(result.place.start),
      to: places.unit(result.place.end),
      // A signature beside its own name says only what is in parentheses.
      options: result.options.map((option) => ({
        ...option,
        detail: option.detail.startsWith(`${option.label}(`)
          ? option.detail.slice(option.label.length)
          : option.detail,
      })),
    };
  }

  /** Goes to where what stands at the cursor is declared. */
  async goToDeclaration(): Promise<void> {
    const settings = this.settings.peek();
    const text = this.text();
    if (text === '') return;
    const snapshot = new Snapshot(text);
    const offset = snapshot.places.byte(this.cursor.peek());
    const { result } = await engine.ask('stap.locate', { offset, settings }, language.peek(), [encode(text)]);
    if (result.defined && text === this.text()) this.show(snapshot, result.defined);
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), rest);
  }

  #markOf(checked: Checked, diagnostic: Diagnostic): Mark {
    const { severity, message, hint, code, edits } = diagnostic;
    return {
      ...checked.rangeNow(diagnostic.place),
      severity,
      message: hint ? `${message}\n${hint}` : message,
      code,
      fix: edits.length > 0 ? () => this.apply(checked, edits) : null,
    };
  }
}

/** The one change that makes one text of another. */
export function difference(before: string, after: string): Range & { insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

function same(a: Asked, b: Asked | null): boolean {
  return a.revision === b?.revision && a.settings === b.settings && a.language === b.language;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

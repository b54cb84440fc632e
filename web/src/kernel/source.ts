import type { ChangeDesc } from '@codemirror/state';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { c } from '../editor/languages';
import type { Range, Snapshot } from '../editor/snapshot';
import type { Completed, Editing, Explained, Mark, Subject } from '../editor/subject';

/** What a file asks of the lab that it belongs to. */
export interface Surroundings {
  edited(): void;
  marks(file: SourceFile): readonly Mark[];
  explain(file: SourceFile, offset: number): Promise<Explained | null>;
  complete(file: SourceFile, offset: number): Promise<Completed | null>;
  readonly keys: Subject['keys'];
}

let made = 0;

/** One of the learner's files. */
export class SourceFile implements Subject {
  readonly label = 'kernel.editor';
  readonly placeholder = 'kernel.placeholder';
  readonly language = c;
  /** Tells files apart, whatever they are called. */
  readonly id = ++made;
  readonly name = signal('');
  readonly cursor = signal(0);
  readonly revision = signal(0);
  readonly pointed = signal<Range | null>(null);
  readonly marks: ReadonlySignal<readonly Mark[]>;
  readonly isEmpty = signal(true);

  restored: string | null = null;

  /** Texts whose places are to be found in the file as it is now. */
  #followed = new Set<Snapshot>();
  #text = '';
  #editing: Editing | null = null;
  /** What was to be shown before there was an editor. */
  #toShow: { range: Range; focus: boolean } | null = null;

  constructor(readonly lab: Surroundings) {
    this.marks = computed(() => lab.marks(this));
  }

  get keys(): Subject['keys'] {
    return this.lab.keys;
  }

  text(): string {
    return this.#editing?.read() ?? this.#text;
  }

  attach(editing: Editing): void {
    this.#editing = editing;
    if (this.#toShow) editing.select(this.#toShow.range.from, this.#toShow.range.to, this.#toShow.focus);
    this.#toShow = null;
  }

  /** What to keep of the editor for the next visit. */
  snapshot(): string | null {
    return this.#editing?.snapshot() ?? this.restored;
  }

  /** Puts another text in place of this one. */
  load(text: string): void {
    const normal = text.replaceAll(/\r\n?/g, '\n');
    if (normal === this.text()) return;
    if (this.#editing) {
      this.#editing.replace(normal);
    } else {
      this.#text = normal;
      this.edited(null, normal.length);
    }
  }

  edited(changes: ChangeDesc | null, length: number): void {
    if (changes) for (const followed of this.#followed) followed.follow(changes);
    this.isEmpty.value = length === 0;
    this.revision.value++;
    this.lab.edited();
  }

  /** Keeps a snapshot's places current until it is left. */
  follow(snapshot: Snapshot): void {
    this.#followed.add(snapshot);
  }

  leave(snapshot: Snapshot): void {
    this.#followed.delete(snapshot);
  }

  /** Selects a range of the text as it is now. */
  select(range: Range, focus: boolean): void {
    if (this.#editing) this.#editing.select(range.from, Math.max(range.from, range.to), focus);
    else this.#toShow = { range, focus };
  }

  change(edits: readonly (Range & { insert: string })[]): void {
    this.#editing?.change(edits);
  }

  explain(offset: number): Promise<Explained | null> {
    return this.lab.explain(this, offset);
  }

  complete(offset: number): Promise<Completed | null> {
    return this.lab.complete(this, offset);
  }
}

import { signal } from '@preact/signals';
import { xml } from '../../editor/languages';
import type { Editing, Mark, Subject } from '../../editor/subject';
import type { WordKey } from '../../words';
import { difference } from './difference';

/** XML that comes from a host and is only read. Its editor keeps its place while the text changes around it. */
export class ReadText implements Subject {
  readonly readOnly = true;
  readonly language = xml;
  readonly placeholder = 'liveView.noXML';
  readonly restored = null;
  readonly keys = [];
  readonly cursor = signal(0);
  readonly revision = signal(0);
  readonly marks = signal<readonly Mark[]>([]);
  readonly pointed = signal(null);

  #text = '';
  #editing: Editing | null = null;

  constructor(readonly label: WordKey) {}

  text(): string {
    return this.#text;
  }

  attach(editing: Editing): void {
    this.#editing = editing;
  }

  /** Puts a text here; one of the same thing as before keeps what is on show where it is. */
  show(text: string, same: boolean): void {
    if (text === this.#text) return;
    const before = this.#text;
    this.#text = text;
    this.revision.value++;
    if (!this.#editing) return;
    if (!same) {
      this.#editing.replace(text);
      return;
    }
    const { from, to, insert } = difference(before, text);
    this.#editing.change([{ from, to, insert }]);
  }

  edited(): void {
    this.revision.value++;
  }

  explain(): Promise<null> {
    return Promise.resolve(null);
  }

  complete(): Promise<null> {
    return Promise.resolve(null);
  }
}

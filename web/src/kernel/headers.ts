import type { ChangeDesc } from '@codemirror/state';
import { signal } from '@preact/signals';
import { c } from '../editor/languages';
import type { Range } from '../editor/snapshot';
import type { Editing, Mark, Subject } from '../editor/subject';
import { placesOf } from '../engine/places';
import type { Span } from '../engine/types/source';
import { engine } from './engine';

/** The simulated machine's headers, by the names that #include knows them by. */
export type Headers = ReadonlyMap<string, string>;

let loading: Promise<Headers> | null = null;

/** All headers; asked for once. */
export function loadHeaders(): Promise<Headers> {
  loading ??= engine.ask('kernel.headers', {}, 'en', []).then(
    ({ result, texts }) => {
      const decoder = new TextDecoder();
      return new Map(result.headers.map((name, at) => [name, decoder.decode(texts[at])]));
    },
    (error) => {
      // The next who asks may have more luck.
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** A path as people read it: a header of the machine's as #include names it. */
export function shownPath(path: string): string {
  return path.replace(/^\/ringlab\/include\/(.+)$/, '<$1>');
}

/** The header that a path names: paths may have folders before what #include says. */
export function headerOf(path: string, names: Iterable<string>): string | null {
  let found: string | null = null;
  for (const name of names) {
    const fits = path === name || path.endsWith(`/${name}`);
    if (fits && (found === null || name.length > found.length)) found = name;
  }
  return found;
}

/** A header that is looked at: one at a time, in an editor that only reads. */
export class HeaderText implements Subject {
  readonly label = 'kernel.header';
  readonly placeholder = 'kernel.header';
  readonly language = c;
  readonly readOnly = true;
  readonly restored = null;
  readonly cursor = signal(0);
  readonly revision = signal(0);
  readonly marks = signal<readonly Mark[]>([]);
  readonly pointed = signal<Range | null>(null);
  /** Which header it is; empty for none. */
  readonly name = signal('');

  #text = '';
  #editing: Editing | null = null;
  #toShow: Range | null = null;

  constructor(
    readonly keys: Subject['keys'],
    readonly explainAt: (name: string, byte: number) => ReturnType<Subject['explain']>,
  ) {}

  text(): string {
    return this.#editing?.read() ?? this.#text;
  }

  attach(editing: Editing): void {
    this.#editing = editing;
    if (this.#toShow) editing.select(this.#toShow.from, this.#toShow.to, true);
    this.#toShow = null;
  }

  edited(_: ChangeDesc | null, __: number): void {
    this.revision.value++;
  }

  /** Puts a header into the editor, at one of its places. */
  show(name: string, text: string, place: Span | null): void {
    if (name !== this.name.peek() || text !== this.text()) {
      this.name.value = name;
      if (this.#editing) this.#editing.replace(text);
      else {
        this.#text = text;
        this.revision.value++;
      }
    }
    const places = placesOf(text);
    const range = place ? { from: places.unit(place.start), to: places.unit(place.end) } : { from: 0, to: 0 };
    this.pointed.value = place ? range : null;
    if (this.#editing) this.#editing.select(range.from, range.from, place !== null);
    else this.#toShow = { from: range.from, to: range.from };
  }

  async explain(offset: number) {
    const text = this.text();
    const places = placesOf(text);
    const explained = await this.explainAt(this.name.peek(), places.byte(offset));
    return explained && { ...explained, from: places.unit(explained.from), to: places.unit(explained.to) };
  }

  async complete(): Promise<null> {
    return null;
  }
}

/** A header, or a line of it that names what was looked for. */
export interface Hit {
  name: string;
  line: string;
  place: Span | null;
}

/** Headers whose names hold a text, then lines that name it, those that begin with it first. */
export function search(headers: Headers, wanted: string, most: number): Hit[] {
  const byName = [...headers.keys()]
    .filter((name) => name.includes(wanted.toLowerCase()))
    .map((name): Hit => ({ name, line: '', place: null }));
  if (wanted.length < 3 || !/^\w+$/.test(wanted)) return byName.slice(0, most);
  const whole: Hit[] = [];
  const begun: Hit[] = [];
  for (const [name, text] of headers) {
    const places = placesOf(text);
    for (const match of text.matchAll(new RegExp(`\\b${wanted}\\w*`, 'gi'))) {
      const start = text.lastIndexOf('\n', match.index) + 1;
      const end = text.indexOf('\n', match.index);
      const line = text.slice(start, end < 0 ? text.length : end).trim();
      const place = { start: places.byte(match.index), end: places.byte(match.index + match[0].length) };
      (match[0].length === wanted.length ? whole : begun).push({ name, line, place });
      if (whole.length > most) break;
    }
  }
  return [...byName, ...whole, ...begun].slice(0, most);
}

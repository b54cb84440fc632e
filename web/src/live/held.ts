import type { Change, Snapshot } from './types/message';

/** An item as JSON has it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The state of a key as the server has told it so far. */
export class Held {
  /** Empty before the first snapshot. */
  epoch = '';
  seq = 0;

  #items = new Map<string, Fields>();
  /** Whether the items have been handed out, and are no longer to be changed. */
  #shared = false;

  /** The items as they are; they stay so. */
  items(): ReadonlyMap<string, Fields> {
    this.#shared = true;
    return this.#items;
  }

  start({ epoch, seq, items }: Snapshot): void {
    this.epoch = epoch;
    this.seq = seq;
    this.#items = new Map(Object.entries(items));
    this.#shared = false;
  }

  /**
   * Takes a change up. One that is known already, or comes before a snapshot
   * that was asked for, is `old`; before one that does not follow on what is
   * here there is a `gap`. Both change nothing.
   */
  go({ epoch, seq, set, gone }: Change): 'done' | 'old' | 'gap' {
    if (this.epoch === '') return 'old';
    if (epoch !== this.epoch) return 'gap';
    if (seq <= this.seq) return 'old';
    if (seq !== this.seq + 1) return 'gap';
    if (this.#shared) {
      this.#items = new Map(this.#items);
      this.#shared = false;
    }
    for (const name of gone) this.#items.delete(name);
    for (const [name, fields] of Object.entries(set)) {
      const known = this.#items.get(name);
      this.#items.set(name, known ? merged(known, fields) : fields);
    }
    this.seq = seq;
    return 'done';
  }

  /** Waits for a snapshot; the items stay until it comes. */
  forget(): void {
    this.epoch = '';
    this.seq = 0;
  }
}

function merged(item: Fields, changed: Fields): Fields {
  const result: Record<string, unknown> = { ...item };
  for (const [field, value] of Object.entries(changed)) {
    if (value === null) delete result[field];
    else result[field] = value;
  }
  return result;
}

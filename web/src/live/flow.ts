import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { frozen, serverTime } from './clock';
import { type Fields, Held } from './held';
import type { Change, Key, Refusal, Snapshot, Topic, Error as Why } from './types/message';

type Items = ReadonlyMap<string, Fields>;

/** The items as they were at a time of the server's, in ms; null where nobody was watching. */
interface Moment {
  at: number;
  items: Items | null;
}

/** How many moments are remembered of a key: an hour at one in 5 s. */
const remembered = 720;

/** Topics whose moments are remembered: those that measure. */
const measuring: readonly Topic[] = ['node', 'domain'];

/** What flows in for one key. */
export class Flow {
  readonly #items = signal<Items>(new Map());
  readonly #known = signal(false);
  readonly #fresh = signal(false);
  readonly #refusal = signal<Why | null>(null);
  readonly #skipped = signal(0);
  readonly #past = signal<readonly Moment[]>([]);

  /** The items as they are shown: those of the moment when the page was frozen, else the newest. */
  readonly items: ReadonlySignal<Items> = this.#items;
  /** Whether there has been a state. */
  readonly known: ReadonlySignal<boolean> = this.#known;
  /** Whether the state has been confirmed since the key was last subscribed to. */
  readonly fresh: ReadonlySignal<boolean> = this.#fresh;
  /** Why there is no state, or none any more. */
  readonly refusal: ReadonlySignal<Why | null> = this.#refusal;
  /** How many changes were never sent because this page read too slowly. */
  readonly skipped: ReadonlySignal<number> = this.#skipped;
  /** What the items were while this page watched, the oldest first; of topics that measure. */
  readonly past: ReadonlySignal<readonly Moment[]> = this.#past;

  readonly held = new Held();
  #begun = false;
  #moments: readonly Moment[] = [];

  constructor(readonly key: Key) {}

  /** Takes messages up in their order; returns whether one is missing between them. */
  take(messages: readonly (Snapshot | Change | Refusal)[]): boolean {
    let gap = false;
    let changed = false;
    batch(() => {
      for (const message of messages) {
        if (message.kind === 'refusal') {
          this.held.forget();
          this.#refusal.value = message.error;
          continue;
        }
        if (message.kind === 'snapshot') {
          this.held.start(message);
          this.#skipped.value += message.skipped;
          gap = false;
        } else {
          const went = this.held.go(message);
          if (went === 'gap') gap = true;
          if (went !== 'done') continue;
        }
        changed = true;
        this.#refusal.value = null;
      }
      if (!changed) return;
      this.#begun = true;
      this.#fresh.value = this.#refusal.peek() === null;
      this.#remember(this.held.items());
      if (frozen.peek() === null || !this.#known.peek()) this.show();
    });
    return gap;
  }

  /** Shows the newest that is there. */
  show(): void {
    if (!this.#begun) return;
    this.#items.value = this.held.items();
    this.#known.value = true;
    this.#past.value = this.#moments;
  }

  /** Nobody tells of the key any more: what is here grows old. */
  interrupt(): void {
    this.#fresh.value = false;
    if (!this.#moments.at(-1)?.items) return;
    this.#remember(null);
    if (frozen.peek() === null) this.#past.value = this.#moments;
  }

  /** The server goes on telling of the key from where it was. */
  resume(): void {
    this.#fresh.value = true;
  }

  #remember(items: Items | null): void {
    if (!measuring.includes(this.key.topic)) return;
    const last = this.#moments.at(-1);
    const at = Math.max(items ? readAt(items) : serverTime(), last?.at ?? 0);
    // Of one reading there may be several messages.
    const before = last && last.at === at && last.items ? this.#moments.slice(0, -1) : this.#moments;
    this.#moments = [...before.slice(1 - remembered), { at, items }];
  }
}

/** When the newest of the items was read. */
function readAt(items: Items): number {
  let newest = 0;
  for (const item of items.values()) {
    if (typeof item.at === 'string') newest = Math.max(newest, Date.parse(item.at) || 0);
  }
  return newest || serverTime();
}

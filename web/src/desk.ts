import { effect, signal } from '@preact/signals';
import { carriesWork, readFragment } from './fragment';
import { keep, keepLarge, kept, keptLarge } from './storage';

/** A text too long to stand in a record: it is kept under a name of its own. */
export interface LargeText {
  name: string;
  text: string;
}

/** What a lab tells its desk about its work. */
export interface Work<Saved, Shared> {
  /** Where the lab stands; its links lead to the last. */
  readonly paths: readonly string[];
  /** Under which its work is kept. */
  readonly key: string;
  /** Reads every signal whose change is to be kept. */
  watch(): void;
  /** What to keep of the work as it is. */
  save(): { saved: Saved; large: readonly LargeText[] };
  /** The same without what undo needs, where there is no room for that. */
  bare(saved: Saved): Saved;
  putBack(saved: Saved, large: (name: string) => Promise<string | null>): Promise<void> | void;
  isEmpty(saved: Saved): boolean;
  /** What a share link is to carry. */
  share(): Shared;
  /** Makes sure of what a link carries; throws where that is nothing of the lab's. */
  check(value: Record<string, unknown>): Shared;
  putShared(shared: Shared): void;
  clear(): void;
  /** The work stands in its place; asked is what the address asks for besides, anew that there was no work before. */
  opened(asked: URLSearchParams, anew: boolean): void;
}

/**
 * Where a lab's work lies between visits. It belongs to the one who made it, or
 * came with a share link: then it is kept apart, for the tab it was opened in.
 */
export class Desk<Saved, Shared> {
  /** Whose work the page shows: one's own, or that of a share link. */
  readonly owner = signal<'own' | 'link'>('own');
  /** Whether a share link could not be read. */
  readonly damaged = signal(false);
  /** Whether the work of an earlier visit, or a link's, has been put in place. */
  readonly restored = signal(false);

  #begun = false;
  /** The fragment of the link whose work is shown: the address may already name another. */
  #visited = '';
  #unsaved = false;
  /** Which save is the newest: an older one may still wait for its large texts. */
  #turn = 0;

  constructor(readonly work: Work<Saved, Shared>) {}

  /** Puts the work in place and keeps it from then on; for when the lab is first shown. */
  open(): void {
    if (this.#begun) return;
    this.#begun = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      this.work.watch();
      if (!this.restored.value) return;
      this.#unsaved = true;
      clearTimeout(timer);
      timer = setTimeout(() => this.#save(), 400);
    });
    addEventListener('pagehide', () => this.#save());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#save();
    });
    addEventListener('hashchange', () => {
      if (!this.#addressed()) return;
      if (carriesWork(location.hash)) {
        this.#save();
        void this.#restore();
      } else if (this.owner.peek() === 'link') {
        void this.backToOwn();
      }
    });
    void this.#restore();
  }

  /** Where a link to this work leads, without its fragment. */
  get url(): string {
    return location.origin + this.work.paths.at(-1);
  }

  /** Leaves a link's work and goes back to one's own. */
  async backToOwn(): Promise<void> {
    this.#save();
    this.restored.value = false;
    dropFragment();
    this.work.clear();
    await this.#restore();
  }

  /** Makes a link's work one's own. */
  keepAsOwn(): void {
    dropFragment();
    this.owner.value = 'own';
    this.#unsaved = true;
    this.#save();
  }

  dismissDamaged(): void {
    this.damaged.value = false;
    dropFragment();
  }

  /** Whether the address is one of this lab's. */
  #addressed(): boolean {
    return this.work.paths.includes(location.pathname);
  }

  /** A link's work is kept for this tab, so that a reload loses nothing that was typed into it. */
  #slot(): { key: string; storage: 'local' | 'session' } {
    return this.owner.peek() === 'own'
      ? { key: this.work.key, storage: 'local' }
      : { key: `${this.work.key}${this.#visited}`, storage: 'session' };
  }

  #save(): void {
    if (!this.#unsaved || !this.restored.peek()) return;
    this.#unsaved = false;
    const { key, storage } = this.#slot();
    const { saved, large } = this.work.save();
    const write = () => {
      if (keep(key, JSON.stringify(saved), storage)) return;
      // What undo needs is given up before the text is.
      keep(key, JSON.stringify(this.work.bare(saved)), storage);
    };
    const mine = ++this.#turn;
    if (large.length === 0) {
      write();
      return;
    }
    // Only a text that is safe is said to stand elsewhere: until then the last record holds.
    void Promise.all(large.map(({ name, text }) => keepLarge(`${key}.${name}`, text))).then(() => {
      if (mine === this.#turn) write();
    });
  }

  #readSaved(): { saved: Saved; key: string } | null {
    const { key, storage } = this.#slot();
    const json = kept(key, storage);
    if (!json) return null;
    try {
      return { saved: JSON.parse(json) as Saved, key };
    } catch {
      return null;
    }
  }

  async #putBack({ saved, key }: { saved: Saved; key: string }): Promise<void> {
    await this.work.putBack(saved, (name) => keptLarge(`${key}.${name}`));
  }

  /** Opens what the URL asks for: a link's work, else what was there last. */
  async #restore(): Promise<void> {
    // The views write their own wishes into the address once they are shown.
    const asked = new URLSearchParams(location.search);
    this.restored.value = false;
    this.owner.value = 'own';
    this.damaged.value = false;
    const own = this.#readSaved();
    if (this.#addressed() && carriesWork(location.hash)) {
      try {
        const shared = await readFragment(location.hash, this.work.check);
        this.#visited = location.hash;
        this.owner.value = 'link';
        const edited = this.#readSaved();
        if (edited) await this.#putBack(edited);
        else this.work.putShared(shared);
        this.restored.value = true;
        if (!own || this.work.isEmpty(own.saved)) this.keepAsOwn();
        this.work.opened(asked, false);
        return;
      } catch {
        this.damaged.value = true;
      }
    }
    if (own) await this.#putBack(own);
    this.restored.value = true;
    this.work.opened(asked, !own);
  }
}

function dropFragment(): void {
  history.replaceState(null, '', location.pathname + location.search);
}

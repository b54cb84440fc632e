import { effect, signal } from '@preact/signals';
import { keep, keepLarge, kept, keptLarge } from '../storage';
import { carriesWork, readFragment, type Shared } from './share';
import { Side } from './side';

export const views = ['overview', 'guests', 'topology', 'cpu', 'compare', 'tree', 'export'] as const;
export type View = (typeof views)[number];

/** The two documents of the lab; b is what a is compared with. */
export const sides = { a: new Side('a'), b: new Side('b') };
export const view = signal<View>('overview');

/** Whose work the page shows: one's own, or that of a share link. */
export const owner = signal<'own' | 'link'>('own');
/** A share link that could not be read. */
export const damagedLink = signal(false);
/** Whether the work of an earlier visit, or a link's, has been put in place. */
export const restored = signal(false);

/** Texts longer than this do not fit in localStorage. */
const largest = 1_000_000;

interface Saved {
  view: string;
  a: SavedSide;
  b: SavedSide;
}

interface SavedSide {
  /** null: too long to stand here, it is kept under its own key. */
  text: string | null;
  index: number;
  editor: string | null;
}

function isView(name: string | null | undefined): name is View {
  return views.some((view) => view === name);
}

/** The fragment of the link whose work is shown: the address may already name another. */
let visited = '';

/** A link's work is kept for this tab, so that a reload loses nothing that was typed into it. */
function slot(): { key: string; storage: 'local' | 'session' } {
  return owner.peek() === 'own'
    ? { key: 'caps', storage: 'local' }
    : { key: `caps${visited}`, storage: 'session' };
}

function savedSide(side: Side): SavedSide {
  const text = side.text();
  const small = text.length <= largest;
  return { text: small ? text : null, index: side.index.peek(), editor: small ? side.snapshot() : null };
}

let unsaved = false;

/** Which save is the newest: an older one may still wait for its large texts. */
let turn = 0;

export function save(): void {
  if (!unsaved || !restored.peek()) return;
  unsaved = false;
  const { key, storage } = slot();
  const saved: Saved = { view: view.peek(), a: savedSide(sides.a), b: savedSide(sides.b) };
  const write = () => {
    if (keep(key, JSON.stringify(saved), storage)) return;
    // What undo needs is given up before the text is.
    const bare = { ...saved, a: { ...saved.a, editor: null }, b: { ...saved.b, editor: null } };
    keep(key, JSON.stringify(bare), storage);
  };
  const mine = ++turn;
  const large = [sides.a, sides.b].filter((side) => saved[side.name].text === null);
  if (large.length === 0) {
    write();
    return;
  }
  // Only a text that is safe is said to stand elsewhere: until then the last record holds.
  void Promise.all(large.map((side) => keepLarge(`${key}.${side.name}`, side.text()))).then(() => {
    if (mine === turn) write();
  });
}

async function putBack(saved: Saved, key: string): Promise<void> {
  if (isView(saved.view)) view.value = saved.view;
  for (const side of [sides.a, sides.b]) {
    const { text, index, editor } = saved[side.name];
    const whole = text ?? (await keptLarge(`${key}.${side.name}`)) ?? '';
    side.restored = editor;
    side.load(whole);
    if (index >= 0) side.choose(index);
  }
}

function readSaved(): { saved: Saved; key: string } | null {
  const { key, storage } = slot();
  const json = kept(key, storage);
  if (!json) return null;
  try {
    return { saved: JSON.parse(json) as Saved, key };
  } catch {
    return null;
  }
}

function isEmpty(saved: Saved): boolean {
  return saved.a.text === '' && saved.b.text === '';
}

function putShared(shared: Shared): void {
  sides.a.load(shared.a);
  sides.b.load(shared.b ?? '');
  if (isView(shared.view)) view.value = shared.view;
}

/** Opens what the URL asks for: a link's work, else what was there last. */
async function restore(): Promise<void> {
  restored.value = false;
  owner.value = 'own';
  damagedLink.value = false;
  const own = readSaved();
  if (carriesWork(location.hash)) {
    try {
      const shared = await readFragment(location.hash);
      visited = location.hash;
      owner.value = 'link';
      const edited = readSaved();
      if (edited) await putBack(edited.saved, edited.key);
      else putShared(shared);
      restored.value = true;
      if (!own || isEmpty(own.saved)) keepAsOwn();
      return;
    } catch {
      damagedLink.value = true;
    }
  }
  if (own) await putBack(own.saved, own.key);
  const asked = new URLSearchParams(location.search).get('view');
  if (isView(asked)) view.value = asked;
  restored.value = true;
}

/** Leaves a link's work and goes back to one's own. */
export async function backToOwn(): Promise<void> {
  save();
  restored.value = false;
  dropFragment();
  for (const side of [sides.a, sides.b]) side.load('');
  await restore();
}

/** Makes a link's work one's own. */
export function keepAsOwn(): void {
  dropFragment();
  owner.value = 'own';
  unsaved = true;
  save();
}

export function dismissDamagedLink(): void {
  damagedLink.value = false;
  dropFragment();
}

function dropFragment(): void {
  history.replaceState(null, '', location.pathname + location.search);
}

/** What a share link is to carry. */
export function shared(): Shared {
  const b = sides.b.text();
  return { a: sides.a.text(), ...(b && { b }), view: view.peek() };
}

let timer: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  for (const side of [sides.a, sides.b]) {
    side.revision.value;
    side.index.value;
    side.cursor.value;
  }
  view.value;
  if (!restored.value) return;
  unsaved = true;
  clearTimeout(timer);
  timer = setTimeout(save, 400);
});

addEventListener('pagehide', save);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') save();
});
addEventListener('hashchange', () => {
  if (carriesWork(location.hash)) {
    save();
    void restore();
  } else if (owner.peek() === 'link') {
    void backToOwn();
  }
});

void restore();

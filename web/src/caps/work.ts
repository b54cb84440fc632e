import { signal } from '@preact/signals';
import { Desk } from '../desk';
import { Side } from './side';

export const views = ['overview', 'guests', 'topology', 'cpu', 'compare', 'tree', 'export'] as const;
export type View = (typeof views)[number];

/** The two documents of the lab; b is what a is compared with. */
export const sides = { a: new Side('a'), b: new Side('b') };
export const view = signal<View>('overview');

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

/** What a share link carries. */
export interface Shared {
  a: string;
  b?: string;
  view?: string;
}

function isView(name: string | null | undefined): name is View {
  return views.some((view) => view === name);
}

function savedSide(side: Side): SavedSide {
  const text = side.text();
  const small = text.length <= largest;
  return { text: small ? text : null, index: side.index.peek(), editor: small ? side.snapshot() : null };
}

export const desk = new Desk<Saved, Shared>({
  paths: ['/', '/caps'],
  key: 'caps',
  watch() {
    for (const side of [sides.a, sides.b]) {
      side.revision.value;
      side.index.value;
      side.cursor.value;
    }
    view.value;
  },
  save() {
    const saved: Saved = { view: view.peek(), a: savedSide(sides.a), b: savedSide(sides.b) };
    const large = [sides.a, sides.b].filter((side) => saved[side.name].text === null);
    return { saved, large: large.map((side) => ({ name: side.name, text: side.text() })) };
  },
  bare: (saved) => ({ ...saved, a: { ...saved.a, editor: null }, b: { ...saved.b, editor: null } }),
  async putBack(saved, large) {
    if (isView(saved.view)) view.value = saved.view;
    for (const side of [sides.a, sides.b]) {
      const { text, index, editor } = saved[side.name];
      const whole = text ?? (await large(side.name)) ?? '';
      side.restored = editor;
      side.load(whole);
      if (index >= 0) side.choose(index);
    }
  },
  isEmpty: (saved) => saved.a.text === '' && saved.b.text === '',
  share() {
    const b = sides.b.text();
    return { a: sides.a.text(), ...(b && { b }), view: view.peek() };
  },
  check({ a, b, view }) {
    if (typeof a !== 'string') throw new TypeError('no document');
    return { a, ...(typeof b === 'string' && { b }), ...(typeof view === 'string' && { view }) };
  },
  putShared(shared) {
    sides.a.load(shared.a);
    sides.b.load(shared.b ?? '');
    if (isView(shared.view)) view.value = shared.view;
  },
  clear() {
    for (const side of [sides.a, sides.b]) side.load('');
  },
  opened(asked) {
    const wanted = asked.get('view');
    if (desk.owner.peek() === 'own' && isView(wanted)) view.value = wanted;
  },
});

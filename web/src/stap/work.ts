import { batch, computed, effect, signal } from '@preact/signals';
import { Desk } from '../desk';
import type { StapSettings } from '../engine/types/protocol';
import { language } from '../settings';
import { type Run, Runner } from './run';
import { first, firstName } from './samples';
import { type Formatting, Script } from './script';
import { defaults, differences, faultsOf, forEngine, type Settings, settingsFrom } from './settings';

export const views = ['console', 'timeline', 'variables', 'step', 'histograms', 'compare'] as const;
export type View = (typeof views)[number];

/** A moment of a run: before a statement of a firing, counted from 0; -1 for the firing's end. */
export interface Moment {
  firing: number;
  statement: number;
}

const name = signal('');

/** What the script is run with, as it was typed. */
export const settings = signal<Settings>(defaults);
/** Why fields of the settings cannot be used. */
export const faults = computed(() => faultsOf(settings.value));
/** The settings as the engine takes them; null while they cannot be used. */
export const usable = computed(() => forEngine(settings.value, name.value));

let lastUsable = forEngine(defaults, '') as StapSettings;
/** What the script is checked for: the settings, or those that could last be used. */
const checkedFor = computed(() => {
  lastUsable = usable.value ?? lastUsable;
  return lastUsable;
});

export const script = new Script(name, checkedFor, [
  { key: 'Mod-Enter', does: () => void start() },
  { key: 'Mod-Shift-f', does: () => void format() },
  { key: 'Alt-Shift-f', does: () => void format() },
  { key: 'F12', does: () => void script.goToDeclaration() },
]);

/** Runs the script; its run is what all views but Compare show. */
export const runner = new Runner();
export const run = runner.run;

/** The other run that Compare sets beside the run: of the same script, with settings of its own. */
export const other = { settings: signal<Settings>({ ...defaults, hz: '1000' }), runner: new Runner() };

export const view = signal<View>('console');

/** The moment that all views point out; null for none. */
export const moment = signal<Moment | null>(null);

/** Whether the panel of further settings is open. */
export const settingsOpen = signal(false);

/** What came of formatting, where the script does not show it; null for nothing to say. */
export const formatNotice = signal<Exclude<Formatting, { state: 'formatted' }> | null>(null);

/** Whether the run is of the script and the settings as they are now. */
export const stale = computed(() => {
  const shown = run.value;
  return shown !== null && !isCurrent(shown);
});

function isCurrent(of: Run): boolean {
  script.revision.value;
  return of.text === script.text() && JSON.stringify(of.settings) === JSON.stringify(usable.value);
}

/** Runs the script as it is now, unless there is none or its settings cannot be used. */
export async function start(): Promise<void> {
  const given = usable.peek();
  if (!given) {
    settingsOpen.value = true;
    return;
  }
  const text = script.text();
  if (text === '') return;
  formatNotice.value = null;
  await runner.start(text, given);
}

/** Runs the script with the other settings, for Compare. */
export async function startOther(): Promise<void> {
  const given = forEngine(other.settings.peek(), name.peek());
  const text = script.text();
  if (given && text !== '') await other.runner.start(text, given);
}

export async function format(): Promise<void> {
  formatNotice.value = null;
  // An engine that breaks down on it leaves the script as it was.
  const outcome = await script.format().catch((): Formatting => ({ state: 'as it was' }));
  if (outcome.state !== 'formatted') formatNotice.value = outcome;
}

/** Changes some of the settings. */
export function set(changes: Partial<Settings>): void {
  settings.value = { ...settings.peek(), ...changes };
}

// A new run has moments of its own, and the script's places are followed for it.
for (const { run } of [runner, other.runner]) {
  let before: Run | null = null;
  effect(() => {
    const now = run.value;
    if (before) script.leave(before);
    if (now) script.follow(now);
    before = now;
  });
}
effect(() => {
  run.value;
  moment.value = null;
});

// The place of the moment is pointed out in the script.
effect(() => {
  const at = moment.value;
  const shown = run.value;
  if (!at || !shown) {
    script.pointed.value = null;
    return;
  }
  const answer = shown.asked('stap.moment', { ...at }, language.value, 0).value;
  if (answer.state === 'answered') script.pointed.value = shown.rangeNow(answer.value.place);
  if (answer.state === 'failed') script.pointed.value = null;
});

effect(() => {
  script.revision.value;
  formatNotice.value = null;
});

function isView(name: unknown): name is View {
  return views.some((view) => view === name);
}

/** Scripts longer than this do not fit in localStorage. */
const largest = 1_000_000;

interface Saved {
  /** null: too long to stand here, it is kept under its own key. */
  text: string | null;
  name: string;
  editor: string | null;
  settings: Partial<Settings>;
  other: Partial<Settings>;
  view: string;
  /** Whether a run of just this had ended: it is run again. */
  ran: boolean;
}

/** What a share link carries. */
interface Shared {
  script: string;
  name: string;
  settings: Partial<Settings>;
  other?: Partial<Settings>;
  view: string;
  ran: boolean;
}

/** Whether the script as it is now has been run to an end of its own. */
const ran = computed(() => {
  const ending = run.value?.ending.value;
  return !stale.value && ending !== null && ending !== undefined && ending.reason !== 'cancel';
});

export const desk = new Desk<Saved, Shared>({
  paths: ['/stap'],
  key: 'stap',
  watch() {
    script.revision.value;
    script.cursor.value;
    name.value;
    settings.value;
    other.settings.value;
    view.value;
    ran.value;
  },
  save() {
    const text = script.text();
    const small = text.length <= largest;
    return {
      saved: {
        text: small ? text : null,
        name: name.peek(),
        editor: small ? script.snapshot() : null,
        settings: differences(settings.peek()),
        other: differences(other.settings.peek()),
        view: view.peek(),
        ran: ran.peek(),
      },
      large: small ? [] : [{ name: 'script', text }],
    };
  },
  bare: (saved) => ({ ...saved, editor: null }),
  async putBack(saved, large) {
    script.restored = saved.editor;
    putIn(saved, saved.text ?? (await large('script')) ?? '');
  },
  isEmpty: (saved) => saved.text === '',
  share() {
    return {
      script: script.text(),
      name: name.peek(),
      settings: differences(settings.peek()),
      ...(view.peek() === 'compare' && { other: differences(other.settings.peek()) }),
      view: view.peek(),
      ran: ran.peek(),
    };
  },
  check({ script, name, settings, other, view, ran }) {
    if (typeof script !== 'string') throw new TypeError('no script');
    return {
      script,
      name: typeof name === 'string' ? name : '',
      settings: differences(settingsFrom(settings)),
      ...(other !== undefined && { other: differences(settingsFrom(other)) }),
      view: isView(view) ? view : 'console',
      ran: ran === true,
    };
  },
  putShared: (shared) => putIn(shared, shared.script),
  clear() {
    script.load('', '');
    runner.clear();
    other.runner.clear();
    settings.value = defaults;
  },
  opened(asked, anew) {
    if (anew) {
      script.load(first, firstName);
      void start();
    } else if (again) {
      void start();
    }
    const wanted = asked.get('view');
    if (desk.owner.peek() === 'own' && isView(wanted)) view.value = wanted;
  },
});

/** Whether what was put in place had been run. */
let again = false;

function putIn(
  kept: Omit<Saved, 'text' | 'editor' | 'other'> & { other?: Partial<Settings> },
  text: string,
): void {
  batch(() => {
    settings.value = settingsFrom(kept.settings);
    if (kept.other) other.settings.value = settingsFrom(kept.other);
    if (isView(kept.view)) view.value = kept.view;
    script.load(String(text), String(kept.name));
  });
  again = kept.ran === true;
}

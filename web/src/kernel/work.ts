import { batch, computed, effect, signal } from '@preact/signals';
import { Desk } from '../desk';
import type { KernelFinding, KernelFix, KernelRelated } from '../engine/types/protocol';
import type { Span } from '../engine/types/source';
import type { Checked, Texts } from './checked';
import { Checker } from './checker';
import { defaults, type Settings, settingsFrom } from './flags';
import { HeaderText, headerOf, loadHeaders } from './headers';
import { checkedOf, faultOf, fitName, freeName, mostFiles } from './names';
import { first } from './samples';
import { SourceFile, type Surroundings } from './source';

export const views = ['findings', 'output', 'rules'] as const;
export type View = (typeof views)[number];

/** The file that a new module begins with. */
export const mainName = 'module.c';

/** The learner's files, in the order of their tabs. */
export const files = signal<readonly SourceFile[]>([]);

/** What sparse is asked for. */
export const settings = signal<Settings>(defaults);

export const view = signal<View>('findings');

/** Whether the panel of switches is open. */
export const settingsOpen = signal(false);

/** The finding that is opened in the list, by what stays the same when it moves; null for none. */
export const chosen = signal<string | null>(null);

/** The rule that is opened, by its code; null for none. */
export const rule = signal<string | null>(null);

/** Whether the editor should be brought into view, counted up at each wish. */
export const wanted = signal(0);

/** The file that was removed last, until something else is done with files; null for none. */
export const removed = signal<{ name: string; text: string } | null>(null);

/** Why what was asked for could not be done; null for nothing to say. */
export const trouble = signal<'header' | 'files' | null>(null);

export const checker = new Checker(files, settings, (checked, finding, fix) => {
  const mending = finding.fixes[fix];
  if (mending) apply(checked, mending);
});

const keys = [
  { key: 'F12', does: () => void goToDeclaration() },
  { key: 'F8', does: () => nextFinding(1) },
  { key: 'Shift-F8', does: () => nextFinding(-1) },
];

const surroundings: Surroundings = {
  edited: () => checker.edited(),
  marks: (file) => checker.marks(file),
  explain: (file, offset) => checker.explain(file, offset),
  complete: (file, offset) => checker.complete(file, offset),
  keys,
};

/** The header that is looked at, beside the files. */
export const header = new HeaderText(keys.slice(0, 1), (name, byte) => checker.explainHeader(name, byte));

/** Which tab is shown: a file's ID, or the header's. */
export const tab = signal<number | 'header'>(0);

/** The file that is edited; null while a header is looked at. */
export const active = computed(() => files.value.find(({ id }) => id === tab.value) ?? null);

/** The first of the files that are checked: samples go there. */
export function mainFile(): SourceFile {
  const [name] = checkedOf(files.peek().map((file) => file.name.peek()));
  return files.peek().find((file) => file.name.peek() === name) ?? add(mainName, '');
}

/** Files that were taken away, whose editors the next can have. */
const spare: SourceFile[] = [];

function make(name: string, text: string): SourceFile {
  const file = spare.pop() ?? new SourceFile(surroundings);
  file.name.value = name;
  file.load(text);
  return file;
}

/** Adds a file, under a name that is still free, and shows it. */
export function add(wantedName: string, text: string): SourceFile {
  const taken = files.peek().map((file) => file.name.peek());
  const file = make(freeName(wantedName, taken), text);
  batch(() => {
    removed.value = null;
    files.value = [...files.peek(), file];
    tab.value = file.id;
  });
  return file;
}

/** Takes a file away; the last one stays, and the one taken can be put back. */
export function remove(file: SourceFile): void {
  const at = files.peek().indexOf(file);
  const rest = files.peek().filter((other) => other !== file);
  const next = rest[Math.min(at, rest.length - 1)];
  if (!next) return;
  batch(() => {
    removed.value = file.isEmpty.peek() ? null : { name: file.name.peek(), text: file.text() };
    files.value = rest;
    tab.value = next.id;
  });
  file.load('');
  spare.push(file);
}

/** Takes a file from elsewhere: in place of one of its name, or of an empty one, else beside the others. */
export function takeFile(text: string, path: string): void {
  const name = fitName(path);
  trouble.value = null;
  const same = files.peek().find((file) => file.name.peek() === name);
  const empty = files.peek().find((file) => file.isEmpty.peek());
  const into = same ?? empty;
  if (into) {
    into.name.value = name;
    into.load(text);
    tab.value = into.id;
  } else if (files.peek().length < mostFiles) {
    add(name, text);
  } else {
    trouble.value = 'files';
  }
}

/** Puts a text into the file that is checked first. */
export function takeText(text: string, turned: readonly string[] = []): void {
  const file = mainFile();
  batch(() => {
    file.load(text);
    tab.value = file.id;
    chosen.value = null;
    settings.value = { ...settings.peek(), turned };
  });
}

/** Identifies a finding across checks in which other things have changed. */
export function keyOf(finding: KernelFinding, findings: readonly KernelFinding[]): string {
  const name = (of: KernelFinding) => `${of.file} ${of.code} ${of.silence} ${of.function} ${of.text}`;
  const same = findings.filter((other) => name(other) === name(finding));
  return `${name(finding)} ${same.indexOf(finding)}`;
}

/** Shows a place of a file, the learner's or a header's. */
export async function show(texts: Texts, name: string, place: Span, focus = true): Promise<void> {
  trouble.value = null;
  const file = texts.file(name);
  if (file && files.peek().includes(file)) {
    const range = texts.rangeNow(name, place);
    tab.value = file.id;
    if (range) file.select(range, focus);
    if (focus) wanted.value++;
    return;
  }
  await showHeader(name, place);
}

/** Shows a header, at one of its places. */
export async function showHeader(path: string, place: Span | null): Promise<void> {
  trouble.value = null;
  try {
    const headers = await loadHeaders();
    const name = headerOf(path, headers.keys());
    if (name === null) throw new Error(path);
    header.show(name, headers.get(name) ?? '', place);
    tab.value = 'header';
    wanted.value++;
  } catch {
    trouble.value = 'header';
  }
}

export function closeHeader(): void {
  header.name.value = '';
  const [file] = files.peek();
  if (tab.peek() === 'header' && file) tab.value = file.id;
}

export function showRelated(checked: Checked, related: KernelRelated): void {
  void show(checked.texts, related.file, related.place);
}

/** Makes a change that mends a finding; each of its files can undo it. */
export function apply(checked: Checked, { edits }: KernelFix): void {
  for (const name of new Set(edits.map(({ file }) => file))) {
    const file = checked.file(name);
    if (!file) continue;
    if (edits[0]?.file === name) tab.value = file.id;
    const changes = edits
      .filter((edit) => edit.file === name)
      .flatMap(({ place, text }) => {
        const range = checked.rangeNow(name, place);
        return range ? [{ ...range, insert: text }] : [];
      });
    file.change(changes);
  }
}

/** Opens the next finding, or the one before, and shows its place. */
export function nextFinding(step: 1 | -1): void {
  const checked = checker.checked.peek();
  const findings = checked?.info.findings ?? [];
  if (!checked || findings.length === 0) return;
  const at = findings.findIndex((finding) => keyOf(finding, findings) === chosen.peek());
  const next =
    findings[at < 0 && step < 0 ? findings.length - 1 : (at + step + findings.length) % findings.length];
  if (!next) return;
  view.value = 'findings';
  choose(checked, next);
}

/** Opens a finding and shows its place. */
export function choose(checked: Checked, finding: KernelFinding, focus = true): void {
  chosen.value = keyOf(finding, checked.info.findings);
  if (finding.file) void show(checked.texts, finding.file, finding.place, focus);
}

export async function goToDeclaration(): Promise<void> {
  const file = active.peek();
  if (!file) return;
  const found = await checker.declaration(file).catch(() => null);
  if (found) await show(found.texts, found.place.file, found.place.place);
}

// What the cursor stands in is opened in the list, unless that is open already.
effect(() => {
  const file = active.value;
  const at = file?.cursor.value;
  const checked = checker.checked.peek();
  if (!file || at === undefined || !checked) return;
  const { findings } = checked.info;
  const inside = checked.findingsAt(file, at).map((finding) => keyOf(finding, findings));
  const [first] = inside;
  if (first !== undefined && !inside.includes(chosen.peek() ?? '')) chosen.value = first;
});

// What is open in the list stays open while it is found; else the first is.
effect(() => {
  const checked = checker.checked.value;
  const open = chosen.peek();
  const findings = checked?.info.findings ?? [];
  const keys = findings.map((finding) => keyOf(finding, findings));
  if (open === null || !keys.includes(open)) chosen.value = keys[0] ?? null;
});

function isView(name: unknown): name is View {
  return views.some((view) => view === name);
}

/** More characters than these do not fit in localStorage. */
const largest = 1_000_000;

interface KeptFile {
  name: string;
  text: string;
  editor?: string | null;
}

interface Saved {
  /** null: too long to stand here, they are kept under their own key. */
  files: KeptFile[] | null;
  active: number;
  settings: Settings;
  view: string;
}

/** What a share link carries. */
interface Shared {
  files: KeptFile[];
  settings: Settings;
  view: string;
}

const texts = (): KeptFile[] => files.peek().map((file) => ({ name: file.name.peek(), text: file.text() }));

export const desk = new Desk<Saved, Shared>({
  paths: ['/kernel'],
  key: 'kernel',
  watch() {
    for (const file of files.value) {
      file.name.value;
      file.revision.value;
      file.cursor.value;
    }
    tab.value;
    settings.value;
    view.value;
  },
  save() {
    const kept = texts();
    const small = kept.reduce((sum, { text }) => sum + text.length, 0) <= largest;
    const saved = {
      active: files.peek().findIndex(({ id }) => id === tab.peek()),
      settings: settings.peek(),
      view: view.peek(),
    };
    if (!small)
      return { saved: { ...saved, files: null }, large: [{ name: 'files', text: JSON.stringify(kept) }] };
    const withEditors = files
      .peek()
      .map((file, at) => ({ ...kept[at], editor: file.snapshot() }) as KeptFile);
    return { saved: { ...saved, files: withEditors }, large: [] };
  },
  bare: (saved) => ({ ...saved, files: saved.files?.map(({ name, text }) => ({ name, text })) ?? null }),
  async putBack(saved, large) {
    putIn(saved.files ?? JSON.parse((await large('files')) ?? '[]'), saved);
    const shown = files.peek()[saved.active];
    if (shown) tab.value = shown.id;
  },
  isEmpty: (saved) => saved.files?.every(({ text }) => text === '') ?? false,
  share: () => ({ files: texts(), settings: settings.peek(), view: view.peek() }),
  check({ files, settings, view }) {
    const kept = filesFrom(files);
    if (kept.length === 0) throw new TypeError('no files');
    return { files: kept, settings: settingsFrom(settings), view: isView(view) ? view : 'findings' };
  },
  putShared: (shared) => putIn(shared.files, shared),
  clear() {
    putIn([], { settings: defaults, view: 'findings' });
  },
  opened(asked, anew) {
    if (files.peek().length === 0) add(mainName, '');
    if (anew) takeText(first.text, first.turned);
    void checker.check();
    const wantedView = asked.get('view');
    if (desk.owner.peek() === 'own' && isView(wantedView)) view.value = wantedView;
    const wantedRule = asked.get('rule');
    if (wantedRule) rule.value = wantedRule;
  },
});

/** Files from what was kept of them; what cannot be a file is left out. */
function filesFrom(kept: unknown): KeptFile[] {
  const files: KeptFile[] = [];
  for (const entry of Array.isArray(kept) ? kept.slice(0, mostFiles) : []) {
    const { name, text, editor } = (entry ?? {}) as Record<string, unknown>;
    const names = files.map((file) => file.name);
    if (typeof name !== 'string' || typeof text !== 'string' || faultOf(name, names)) continue;
    files.push({ name, text, editor: typeof editor === 'string' ? editor : null });
  }
  return files;
}

function putIn(kept: unknown, rest: { settings: unknown; view: string }): void {
  const wanted = filesFrom(kept);
  const before = files.peek();
  batch(() => {
    // A file keeps its place and with it its editor, so that undo brings back what was there.
    const now = wanted.map(({ name, text, editor }, at) => {
      const file = before[at] ?? spare.pop() ?? new SourceFile(surroundings);
      file.name.value = name;
      file.restored = editor ?? null;
      file.load(text);
      return file;
    });
    for (const file of before.slice(now.length)) {
      file.load('');
      spare.push(file);
    }
    files.value = now;
    tab.value = now[0]?.id ?? 0;
    settings.value = settingsFrom(rest.settings);
    if (isView(rest.view)) view.value = rest.view;
    chosen.value = null;
  });
}

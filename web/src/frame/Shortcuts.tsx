import { useEffect, useRef } from 'preact/hooks';
import { type Path, place } from '../route';
import type { WordKey } from '../words';
import { word } from '../words';
import { Icon } from './Icon';

const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const mod = apple ? '⌘' : 'Ctrl';

/** The keys that run a script, as people read them. */
export const runKeys = apple ? '⌘↩' : 'Ctrl+Enter';

interface Shortcut {
  keys: string;
  does: WordKey;
  /** Where it is, if not everywhere. */
  only?: readonly Path[];
}

/** The labs that have an editor. */
const editing: readonly Path[] = ['/caps', '/stap', '/kernel'];

const shortcuts: readonly Shortcut[] = [
  { keys: '?', does: 'shortcuts.help' },
  { keys: `${mod} Enter`, does: 'shortcuts.run', only: ['/stap'] },
  { keys: `${mod} Shift F`, does: 'shortcuts.format', only: ['/stap'] },
  { keys: 'F12', does: 'shortcuts.declaration', only: ['/stap', '/kernel'] },
  { keys: 'F6', does: 'shortcuts.pane', only: editing },
  { keys: '← →', does: 'shortcuts.tabs' },
  { keys: '↑ ↓', does: 'shortcuts.rows', only: ['/live'] },
  { keys: 'Enter', does: 'shortcuts.openRow', only: ['/live'] },
  { keys: '/', does: 'shortcuts.filter' },
  { keys: `${mod} F`, does: 'shortcuts.find', only: editing },
  { keys: `${mod} Z`, does: 'shortcuts.undo', only: editing },
  { keys: 'Ctrl Space', does: 'shortcuts.complete', only: editing },
  { keys: 'F8', does: 'shortcuts.nextProblem', only: editing },
  { keys: `${mod} Shift M`, does: 'shortcuts.problems', only: editing },
  { keys: 'Esc Tab', does: 'shortcuts.leave', only: editing },
];

let dialog: HTMLDialogElement | null = null;

export function openShortcuts(): void {
  if (!dialog?.open) dialog?.showModal();
}

/** The list of shortcuts, and the keys that work everywhere. */
export function Shortcuts() {
  const element = useRef<HTMLDialogElement>(null);
  const path = place.value?.path;
  const here = shortcuts.filter(({ only }) => !only || (path && only.includes(path)));

  useEffect(() => {
    dialog = element.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault();
        nextPane(event.shiftKey);
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === '?') openShortcuts();
      if (event.key === '/') {
        const filter = document.querySelector<HTMLInputElement>(
          '#result input[type=search], .live-bar input[type=search]',
        );
        if (!filter) return;
        event.preventDefault();
        filter.focus();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <dialog ref={element} class="dialog" aria-labelledby="shortcuts-title">
      <form method="dialog">
        <h2 id="shortcuts-title">{word('shortcuts.title')}</h2>
        <button type="submit" class="icon-button" aria-label={word('frame.close')}>
          <Icon name="close" />
        </button>
      </form>
      <dl class="shortcuts">
        {here.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{word(does)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Moves the keyboard from the editor, where there is one, to the result and on to the header. */
function nextPane(back: boolean): void {
  const stops = [
    { pane: '.pane-source', focus: () => focusEditor() },
    { pane: '#result', focus: () => focusFirst('#result [role=tab][aria-selected=true]', '#result') },
    { pane: '.header', focus: () => focusFirst('.header a') },
  ].filter(({ pane }) => document.querySelector(pane));
  const at = stops.findIndex(({ pane }) => document.activeElement?.closest(pane));
  const next = (at + (back ? -1 : 1) + stops.length) % stops.length;
  stops[next]?.focus();
}

/** Focuses what the first of the selectors finds that finds anything. */
function focusFirst(...selectors: string[]): void {
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector);
    found?.focus();
    if (found) return;
  }
}

function focusEditor(): void {
  const host = document.querySelector('.pane-source .editor-host');
  host?.shadowRoot?.querySelector<HTMLElement>('.cm-content')?.focus();
}

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
  only?: Path;
}

const shortcuts: readonly Shortcut[] = [
  { keys: '?', does: 'shortcuts.help' },
  { keys: `${mod} Enter`, does: 'shortcuts.run', only: '/stap' },
  { keys: `${mod} Shift F`, does: 'shortcuts.format', only: '/stap' },
  { keys: 'F12', does: 'shortcuts.declaration', only: '/stap' },
  { keys: 'F6', does: 'shortcuts.pane' },
  { keys: '← →', does: 'shortcuts.tabs' },
  { keys: '/', does: 'shortcuts.filter' },
  { keys: `${mod} F`, does: 'shortcuts.find' },
  { keys: `${mod} Z`, does: 'shortcuts.undo' },
  { keys: 'Ctrl Space', does: 'shortcuts.complete' },
  { keys: 'F8', does: 'shortcuts.nextProblem' },
  { keys: `${mod} Shift M`, does: 'shortcuts.problems' },
  { keys: 'Esc Tab', does: 'shortcuts.leave' },
];

let dialog: HTMLDialogElement | null = null;

export function openShortcuts(): void {
  if (!dialog?.open) dialog?.showModal();
}

/** The list of shortcuts, and the keys that work everywhere. */
export function Shortcuts() {
  const element = useRef<HTMLDialogElement>(null);
  const path = place.value?.path;
  const here = shortcuts.filter(({ only }) => !only || only === path);

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
        const filter = document.querySelector<HTMLInputElement>('.pane-result input[type=search]');
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

/** Moves the keyboard from the editor to the result and on to the header. */
function nextPane(back: boolean): void {
  const stops = [
    { pane: '.pane-source', focus: () => focusEditor() },
    { pane: '.pane-result', focus: () => focusFirst('.pane-result [role=tab][aria-selected=true]') },
    { pane: '.header', focus: () => focusFirst('.header a') },
  ];
  const at = stops.findIndex(({ pane }) => document.activeElement?.closest(pane));
  const next = (at + (back ? -1 : 1) + stops.length) % stops.length;
  stops[next]?.focus();
}

function focusFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function focusEditor(): void {
  const host = document.querySelector('.pane-source .editor-host');
  host?.shadowRoot?.querySelector<HTMLElement>('.cm-content')?.focus();
}

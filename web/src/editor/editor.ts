import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap, indentWithTab } from '@codemirror/commands';
import { xml } from '@codemirror/lang-xml';
import {
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
  placeholder,
  type Tooltip,
} from '@codemirror/view';
import { effect } from '@preact/signals';
import type { Opened, Side } from '../caps/side';
import { engine } from '../engine/engine';
import { language, theme } from '../settings';
import { word } from '../words';
import { highlighting, look } from './look';
import { phrases } from './phrases';

/** Longer texts are edited plain: colouring them would make typing slow. */
const longestColoured = 5_000_000;
/** Longer texts are not completed while typing, only when asked for. */
const longestCompleted = 1_000_000;

const restorable = { history: historyField };

/**
 * The editor of one side. It lives as long as the page, in a shadow root so
 * that its styles are adopted sheets (the page's policy allows no inline ones);
 * `dom` is put wherever the side is on show.
 */
export function makeEditor(side: Side): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'editor-host';
  const shadow = dom.attachShadow({ mode: 'open' });
  const language_ = new Compartment();
  const words = new Compartment();
  const scheme = new Compartment();
  let coloured = false;

  const worded = (): Extension => [
    EditorState.phrases.of(language.value === 'zh' ? phrases : {}),
    placeholder(word('editor.placeholder')),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': word(side.name === 'a' ? 'editor.label' : 'editor.labelB'),
    }),
  ];

  const extensions: Extension = [
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    lintGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of('  '),
    indentOnInput(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    hoverTooltip((view, pos) => explain(side, view, pos).catch(() => null), { hideOnChange: true }),
    autocompletion({ override: [(context) => complete(side, context).catch(() => null)], icons: false }),
    syntaxHighlighting(highlighting),
    look,
    language_.of([]),
    words.of(worded()),
    scheme.of(EditorView.darkTheme.of(theme.peek() === 'dark')),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) side.edited(update.changes.desc, update.state.doc.length);
      if (update.docChanged || update.selectionSet) side.cursor.value = update.state.selection.main.head;
    }),
  ];

  const view = new EditorView({ state: firstState(side, extensions), parent: shadow, root: shadow });
  side.cursor.value = view.state.selection.main.head;

  side.attach({
    read: () => view.state.sliceDoc(),
    length: () => view.state.doc.length,
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: Transaction.userEvent.of('input.replace'),
      });
    },
    change(edits) {
      view.dispatch({ changes: [...edits], scrollIntoView: true, userEvent: 'input.fix' });
    },
    select(from, to, focus) {
      const length = view.state.doc.length;
      const range = { anchor: Math.min(from, length), head: Math.min(to, length) };
      view.dispatch({
        selection: range,
        effects: EditorView.scrollIntoView(range.anchor, { y: 'center' }),
      });
      if (focus) view.focus();
    },
    snapshot: () => JSON.stringify(view.state.toJSON(restorable)),
  });

  effect(() => {
    side.revision.value;
    const wanted = view.state.doc.length <= longestColoured;
    if (wanted === coloured) return;
    coloured = wanted;
    view.dispatch({ effects: language_.reconfigure(wanted ? xml({ autoCloseTags: true }) : []) });
  });
  effect(() => {
    const extension = worded();
    view.dispatch({ effects: words.reconfigure(extension) });
  });
  effect(() => {
    view.dispatch({ effects: scheme.reconfigure(EditorView.darkTheme.of(theme.value === 'dark')) });
  });
  effect(() => {
    const marks = marksOf(side, side.latest.value, view.state.doc.length);
    view.dispatch(setDiagnostics(view.state, marks));
  });
  return dom;
}

/**
 * Typing over a selection. Left to Chromium it would put the new text into a
 * span with an inline style, which the page's policy refuses.
 */
function typeOverSelection(event: InputEvent, view: EditorView): boolean {
  const { state } = view;
  const { from, to, empty } = state.selection.main;
  const text = event.data;
  if (event.inputType !== 'insertText' || event.isComposing || empty || text === null) return false;
  const insert = () =>
    state.update(state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
  const handled = state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert));
  if (!handled) view.dispatch(insert());
  return true;
}

/** The state of an earlier visit, with its history, where it fits the text. */
function firstState(side: Side, extensions: Extension): EditorState {
  const text = side.text();
  if (side.restored) {
    try {
      const state = EditorState.fromJSON(JSON.parse(side.restored), { extensions }, restorable);
      if (state.sliceDoc() === text) return state;
    } catch {
      // Kept by another version of the page: the text alone is taken.
    }
  }
  return EditorState.create({ doc: text, extensions });
}

function marksOf(side: Side, opened: Opened | null, length: number): Diagnostic[] {
  if (!opened) return [];
  return opened.info.diagnostics.map((diagnostic) => {
    const { from, to } = opened.rangeNow(diagnostic.place);
    const start = Math.min(from, length);
    return {
      from: start,
      to: Math.min(Math.max(start, to), length),
      severity: diagnostic.severity,
      message: diagnostic.hint ? `${diagnostic.message}\n${diagnostic.hint}` : diagnostic.message,
      source: diagnostic.code,
      ...(diagnostic.edits.length > 0 && {
        actions: [{ name: word('problems.fix'), apply: () => side.apply(opened, diagnostic.edits) }],
      }),
    };
  });
}

async function explain(side: Side, view: EditorView, offset: number): Promise<Tooltip | null> {
  const opened = await side.current();
  if (!opened) return null;
  const { result } = await engine.call(
    'caps.locate',
    [opened.document],
    (document) => ({ document, offset: opened.byteOf(offset) }),
    language.peek(),
  );
  if (!result.words && !result.title) return null;
  const { from, to } = opened.rangeNow(result.place);
  const length = view.state.doc.length;
  if (from > length || offset < from || offset > to) return null;
  return {
    pos: from,
    end: Math.min(to, length),
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-explain';
      const title = dom.appendChild(document.createElement('strong'));
      title.textContent = result.title;
      if (result.words) dom.appendChild(document.createElement('p')).textContent = result.words;
      return { dom };
    },
  };
}

async function complete(side: Side, context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.matchBefore(/[<\w"'=/:.-]+/);
  if (!context.explicit && (!before || context.state.doc.length > longestCompleted)) return null;
  const opened = await side.current();
  if (!opened || context.aborted) return null;
  const { result } = await engine.call(
    'caps.complete',
    [opened.document],
    (document) => ({ document, offset: opened.byteOf(context.pos) }),
    language.peek(),
  );
  if (context.aborted || result.options.length === 0) return null;
  const { from, to } = opened.rangeNow(result.place);
  return {
    from: Math.min(from, context.pos),
    to: Math.max(to, context.pos),
    options: result.options.map(
      (option): Completion => ({
        label: option.label,
        apply: option.apply,
        type: option.kind,
        ...(option.words && { info: option.words }),
      }),
    ),
    validFor: /^[\w:.-]*$/,
  };
}

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
import {
  Compartment,
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  Transaction,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
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
import { language, theme } from '../settings';
import { word } from '../words';
import { highlighting, look } from './look';
import { phrases } from './phrases';
import type { Range } from './snapshot';
import type { Subject } from './subject';

/** Longer texts are edited plain: colouring them would make typing slow. */
const longestColoured = 5_000_000;
/** Longer texts are not completed while typing, only when asked for. */
const longestCompleted = 1_000_000;

const restorable = { history: historyField };

const point = StateEffect.define<Range | null>();

/** The range that is pointed out, which moves along with the text around it. */
const pointed = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(point)) continue;
      const length = transaction.newDoc.length;
      const from = Math.min(effect.value?.from ?? 0, length);
      const to = Math.min(effect.value?.to ?? 0, length);
      now =
        from < to
          ? Decoration.set(Decoration.mark({ class: 'cm-pointed' }).range(from, to))
          : Decoration.none;
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * The editor of one text. It lives as long as the page, in a shadow root so
 * that its styles are adopted sheets (the page's policy allows no inline ones);
 * the element is put wherever the text is on show.
 */
export function makeEditor(subject: Subject, highlightedAs: Extension): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'editor-host';
  const shadow = dom.attachShadow({ mode: 'open' });
  const language_ = new Compartment();
  const words = new Compartment();
  const scheme = new Compartment();
  let coloured = false;
  /** Whether a range was selected while the editor was in no document, where nothing scrolls. */
  let unseen = false;

  const worded = (): Extension => [
    EditorState.phrases.of(language.value === 'zh' ? phrases : {}),
    placeholder(word(subject.placeholder)),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': word(subject.label),
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
    EditorState.readOnly.of(subject.readOnly ?? false),
    indentUnit.of(subject.language.indent),
    EditorState.tabSize.of(subject.language.tab),
    indentOnInput(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    hoverTooltip((view, pos) => explain(subject, view, pos).catch(() => null), { hideOnChange: true }),
    autocompletion({ override: [(context) => complete(subject, context).catch(() => null)], icons: false }),
    syntaxHighlighting(highlighting),
    pointed,
    look,
    language_.of([]),
    words.of(worded()),
    scheme.of(EditorView.darkTheme.of(theme.peek() === 'dark')),
    Prec.highest(
      keymap.of(
        subject.keys.map(({ key, does }) => ({
          key,
          preventDefault: true,
          run() {
            does();
            return true;
          },
        })),
      ),
    ),
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
      if (update.docChanged) subject.edited(update.changes.desc, update.state.doc.length);
      if (update.docChanged || update.selectionSet) subject.cursor.value = update.state.selection.main.head;
    }),
  ];

  const view = new EditorView({ state: firstState(subject, extensions), parent: shadow, root: shadow });
  subject.cursor.value = view.state.selection.main.head;

  subject.attach({
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
      unseen = !dom.isConnected;
      if (focus) view.focus();
    },
    snapshot: () => JSON.stringify(view.state.toJSON(restorable)),
  });

  dom.addEventListener('shown', () => {
    if (unseen)
      view.dispatch({
        effects: EditorView.scrollIntoView(view.state.selection.main.anchor, { y: 'center' }),
      });
    unseen = false;
  });

  effect(() => {
    subject.revision.value;
    const wanted = view.state.doc.length <= longestColoured;
    if (wanted === coloured) return;
    coloured = wanted;
    view.dispatch({ effects: language_.reconfigure(wanted ? highlightedAs : []) });
  });
  effect(() => {
    const extension = worded();
    view.dispatch({ effects: words.reconfigure(extension) });
  });
  effect(() => {
    view.dispatch({ effects: scheme.reconfigure(EditorView.darkTheme.of(theme.value === 'dark')) });
  });
  effect(() => {
    const marks = marksOf(subject, view.state.doc.length);
    view.dispatch(setDiagnostics(view.state, marks));
  });
  effect(() => {
    const range = subject.pointed.value;
    const seen = range && EditorView.scrollIntoView(Math.min(range.from, view.state.doc.length));
    view.dispatch({ effects: [point.of(range), ...(seen ? [seen] : [])] });
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
function firstState(subject: Subject, extensions: Extension): EditorState {
  const text = subject.text();
  if (subject.restored) {
    try {
      const state = EditorState.fromJSON(JSON.parse(subject.restored), { extensions }, restorable);
      if (state.sliceDoc() === text) return state;
    } catch {
      // Kept by another version of the page: the text alone is taken.
    }
  }
  return EditorState.create({ doc: text, extensions });
}

function marksOf(subject: Subject, length: number): Diagnostic[] {
  return subject.marks.value.map(({ from, to, severity, message, code, fix }) => {
    const start = Math.min(from, length);
    return {
      from: start,
      to: Math.min(Math.max(start, to), length),
      severity,
      message,
      source: code,
      ...(fix && { actions: [{ name: word('problems.fix'), apply: fix }] }),
    };
  });
}

async function explain(subject: Subject, view: EditorView, offset: number): Promise<Tooltip | null> {
  const explained = await subject.explain(offset);
  if (!explained) return null;
  const { from, to, title, words, badge } = explained;
  const length = view.state.doc.length;
  if (from > length || offset < from || offset > to) return null;
  return {
    pos: from,
    end: Math.min(to, length),
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-explain';
      const add = (name: string, text: string) => {
        if (text) dom.appendChild(document.createElement(name)).textContent = text;
      };
      add('strong', title);
      add('small', badge);
      for (const paragraph of words.split('\n')) add('p', paragraph);
      return { dom };
    },
  };
}

async function complete(subject: Subject, context: CompletionContext): Promise<CompletionResult | null> {
  const { wanted, valid } = subject.language;
  const before = context.matchBefore(wanted);
  if (!context.explicit && (!before || context.state.doc.length > longestCompleted)) return null;
  const completed = await subject.complete(context.pos, () => context.aborted);
  if (!completed || context.aborted || completed.options.length === 0) return null;
  return {
    from: Math.min(completed.from, context.pos),
    to: Math.max(completed.to, context.pos),
    options: completed.options.map(
      ({ label, apply, detail, kind, words }): Completion => ({
        label,
        apply,
        type: kind,
        ...(detail && { detail }),
        ...(words && { info: words }),
      }),
    ),
    validFor: valid,
  };
}

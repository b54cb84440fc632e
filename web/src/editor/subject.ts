import type { ChangeDesc } from '@codemirror/state';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Severity } from '../engine/types/source';
import type { WordKey } from '../words';
import type { EditorLanguage } from './languages';
import type { Range } from './snapshot';

/** What an editor offers to the text it edits. */
export interface Editing {
  read(): string;
  length(): number;
  /** Replaces the whole text as one step that can be undone. */
  replace(text: string): void;
  change(edits: readonly (Range & { insert: string })[]): void;
  /** Selects a range and scrolls to it; focus moves the keyboard there, too. */
  select(from: number, to: number, focus: boolean): void;
  /** The state to restore after a reload: selection and history. */
  snapshot(): string;
}

/** A finding to mark in the text. */
export interface Mark extends Range {
  severity: Severity;
  message: string;
  /** Its stable name. */
  code: string;
  /** Mends it; null where that takes a person. */
  fix: (() => void) | null;
}

/** What stands at a place of the text. */
export interface Explained extends Range {
  title: string;
  /** Its paragraphs are lines. */
  words: string;
  /** How far it can be trusted here, in a word or two; else empty. */
  badge: string;
}

/** What may be typed in place of a range. */
export interface Completed extends Range {
  options: readonly Option[];
}

export interface Option {
  label: string;
  apply: string;
  detail: string;
  kind: string;
  words: string;
}

/**
 * A text that is edited: what its editor asks of it and tells it. Offsets are
 * UTF-16 units of the text as it is now. Each subject has one editor, which
 * lives as long as the page.
 */
export interface Subject {
  /** What the editor is for, for those who hear it. */
  readonly label: WordKey;
  /** What it says while it is empty. */
  readonly placeholder: WordKey;
  readonly language: EditorLanguage;
  /** Whether the text can only be read; it may still be replaced as a whole. */
  readonly readOnly?: boolean;
  /** State of the editor to restore, from an earlier visit. */
  readonly restored: string | null;
  /** Where the cursor stands. */
  readonly cursor: Signal<number>;
  /** Counts changes of the text. */
  readonly revision: ReadonlySignal<number>;
  readonly marks: ReadonlySignal<readonly Mark[]>;
  /** A range to point out besides the selection; null for none. */
  readonly pointed: ReadonlySignal<Range | null>;
  /** Keys that mean something here, as CodeMirror writes them. */
  readonly keys: readonly { key: string; does: () => void }[];
  text(): string;
  attach(editing: Editing): void;
  /** The editor tells of every change of the text. */
  edited(changes: ChangeDesc | null, length: number): void;
  explain(offset: number): Promise<Explained | null>;
  complete(offset: number, abandoned: () => boolean): Promise<Completed | null>;
}

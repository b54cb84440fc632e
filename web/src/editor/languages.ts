import type { Extension } from '@codemirror/state';

/** A language that an editor knows. */
export interface EditorLanguage {
  /** Its highlighting and indentation, which arrive with the editor. */
  load(): Promise<Extension>;
  /** What stands before the cursor where completions are offered unasked. */
  readonly wanted: RegExp;
  /** What may be typed on without the completions changing. */
  readonly valid: RegExp;
  /** The characters of a level of indentation. */
  readonly indent: string;
  /** How many columns a tab takes. */
  readonly tab: number;
}

export const xml: EditorLanguage = {
  load: async () => (await import('./xml')).extension,
  wanted: /[<\w"'=/:.-]+/,
  valid: /^[\w:.-]*$/,
  indent: '  ',
  tab: 4,
};

export const c: EditorLanguage = {
  load: async () => (await import('./c')).extension,
  wanted: /(?:[A-Za-z_]\w*|->|\.|#\s*\w*|#\s*include\s*[<"][\w./-]*)/,
  valid: /^\w*$/,
  indent: '\t',
  tab: 8,
};

export const stap: EditorLanguage = {
  load: async () => (await import('./stap')).extension,
  wanted: /[\w@$.]+/,
  valid: /^[\w@$]*$/,
  indent: '  ',
  tab: 4,
};

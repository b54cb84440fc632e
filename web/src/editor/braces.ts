import { foldService } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** What the line that ends in an open brace encloses, by indentation. */
function fold(state: EditorState, start: number, end: number): { from: number; to: number } | null {
  const text = state.sliceDoc(start, end);
  if (!/\{\s*$/.test(text)) return null;
  const indent = /^\s*/.exec(text)?.[0].length ?? 0;
  for (let number = state.doc.lineAt(start).number + 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const from = line.text.search(/\S/);
    if (from < 0 || from > indent) continue;
    return line.text[from] === '}' ? { from: end, to: line.from + from } : null;
  }
  return null;
}

/** Folds what stands between braces. */
export const foldBraces = foldService.of(fold);

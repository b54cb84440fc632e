import type { Range } from '../editor/snapshot';

/** Lines of a text before and after a change; number is that of the first before it. */
export interface ChangedLines {
  number: number;
  before: readonly string[];
  after: readonly string[];
}

/** What edits, none of which overlap, make of the lines that they touch. */
export function changedLines(text: string, edits: readonly (Range & { insert: string })[]): ChangedLines[] {
  const changes: ChangedLines[] = [];
  let end = -1;
  let group: { start: number; after: string; copied: number } | null = null;
  const close = () => {
    if (!group) return;
    const after = group.after + text.slice(group.copied, end);
    const before = text.slice(group.start, end).split('\n');
    changes.push(trimmed(lineOf(text, group.start), before, after.split('\n')));
    group = null;
  };
  for (const { from, to, insert } of edits.toSorted((a, b) => a.from - b.from)) {
    // Edits of the same lines are told as one change.
    if (from > end) close();
    const start = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
    group ??= { start, after: '', copied: start };
    group.after += text.slice(group.copied, from) + insert;
    group.copied = to;
    const lineEnd = text.indexOf('\n', to);
    end = Math.max(end, lineEnd < 0 ? text.length : lineEnd);
  }
  close();
  return changes;
}

function lineOf(text: string, offset: number): number {
  let number = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) number++;
  return number;
}

/** The same change without the lines that are as they were. */
function trimmed(number: number, before: string[], after: string[]): ChangedLines {
  let first = 0;
  while (first < before.length && first < after.length && before[first] === after[first]) first++;
  let last = 0;
  const most = Math.min(before.length, after.length) - first;
  while (last < most && before[before.length - 1 - last] === after[after.length - 1 - last]) last++;
  return {
    number: number + first,
    before: before.slice(first, before.length - last),
    after: after.slice(first, after.length - last),
  };
}

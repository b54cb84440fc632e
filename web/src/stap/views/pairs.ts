/** The lines of an output, without the end that closes the last. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** More lines than these are paired by their numbers alone. */
const longest = 400;

/**
 * Sets two lists of lines side by side: equal lines stand beside each other
 * where that leaves the fewest without a fellow; null stands for no line.
 */
export function paired(a: readonly string[], b: readonly string[]): [string | null, string | null][] {
  if (a.length > longest || b.length > longest) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i] ?? null, b[i] ?? null]);
  }
  // common[i][j] is how many lines of a from i and b from j on can be paired.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [string | null, string | null][] = [];
  let [i, j] = [0, 0];
  let [left, right]: [string[], string[]] = [[], []];
  // Lines without a fellow stand beside each other, too.
  const flush = () => {
    for (let k = 0; k < Math.max(left.length, right.length); k++)
      pairs.push([left[k] ?? null, right[k] ?? null]);
    [left, right] = [[], []];
  };
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      flush();
      pairs.push([x, y]);
      i++;
      j++;
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      left.push(x);
      i++;
    } else if (y !== undefined) {
      right.push(y);
      j++;
    }
  }
  flush();
  return pairs;
}

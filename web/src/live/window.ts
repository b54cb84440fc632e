/** Which of many rows of one height are to be drawn. */
export interface Window {
  /** The first. */
  from: number;
  /** The one after the last. */
  to: number;
}

/** Rows drawn beyond the edges, so that scrolling finds them there. */
const beyond = 12;

/** The rows to draw where `top` px are scrolled away and `height` px are on show. */
export function windowOf(top: number, height: number, rowHeight: number, count: number): Window {
  const from = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + beyond);
  return { from: Math.min(from, to), to };
}

/** Where to scroll so that a row is on show; the same place where it is already. */
export function scrolledTo(at: number, top: number, height: number, rowHeight: number): number {
  const start = at * rowHeight;
  if (start < top) return start;
  return Math.max(top, start + rowHeight - height);
}

/** Which row a key moves to; null for a key that moves to none. */
export function moved(key: string, at: number, count: number, page: number): number | null {
  const to = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: count - 1,
  }[key];
  if (to === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, to));
}

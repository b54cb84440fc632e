/** A CPU's square in a picture. */
export interface Square {
  x: number;
  y: number;
  side: number;
  cpu: number;
}

/** Load is drawn in this many colours, from little to all. */
export const loadSteps = 5;

/** What a CPU that is offline is reported with. */
export const offline = -1;

/** The colour of a share, between 0 and 1. */
export function stepOf(share: number): number {
  return Math.min(loadSteps - 1, Math.max(0, Math.floor(share * loadSteps)));
}

/** Paths that show the load of many CPUs. */
export interface LoadPaths {
  /** For each colour, the bars of the CPUs that have it: as high as they are busy. */
  bars: string[];
  /** A cross over each CPU that is offline. */
  offline: string;
}

/** Bars that rise in the squares as far as their CPUs are busy. */
export function loadPaths(squares: readonly Square[], busy: readonly number[]): LoadPaths {
  const bars: string[] = new Array(loadSteps).fill('');
  let crosses = '';
  for (const { x, y, side, cpu } of squares) {
    const share = busy[cpu];
    if (share === undefined) continue;
    if (share < 0) {
      crosses += `M${x} ${y}l${side} ${side}m0 ${-side}l${-side} ${side}`;
      continue;
    }
    const height = Math.round(Math.min(1, share) * side * 10) / 10;
    if (height > 0) bars[stepOf(share)] += `M${x} ${y + side - height}h${side}v${height}h${-side}z`;
  }
  return { bars, offline: crosses };
}

/** CPUs as squares in rows, for a host that does not tell how they lie together. */
export function grid(count: number, width: number, side: number): { squares: Square[]; height: number } {
  const gap = side < 14 ? 2 : 4;
  const columns = Math.max(1, Math.floor((width + gap) / (side + gap)));
  const squares = Array.from({ length: count }, (_, cpu) => ({
    x: (cpu % columns) * (side + gap),
    y: Math.floor(cpu / columns) * (side + gap),
    side,
    cpu,
  }));
  const rows = Math.ceil(count / columns);
  return { squares, height: Math.max(0, rows * (side + gap) - gap) };
}

/** How much of a whole is taken, between 0 and 1; null where the whole is not known. */
export function takenOf(total: number | undefined, free: number): number | null {
  if (!total || total <= 0) return null;
  return Math.min(1, Math.max(0, (total - free) / total));
}

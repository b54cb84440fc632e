import type { StapPoint } from '../../engine/types/protocol';

/** The least and the greatest value; 0 is always among them, since every global begins there. */
export function heights(points: readonly StapPoint[]): { low: number; high: number } {
  let [low, high] = [0, 0];
  for (const { value } of points) {
    low = Math.min(low, Number(value));
    high = Math.max(high, Number(value));
  }
  return { low, high };
}

/** What the value was at a time, in ns; null before the first point. */
export function valueAt(points: readonly StapPoint[], at: number): string | null {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(points[middle]?.at) <= at) low = middle + 1;
    else high = middle;
  }
  return points[low - 1]?.value ?? null;
}

/** A line that keeps each value until the next point. */
export function pathOf(
  points: readonly StapPoint[],
  end: number,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let path = `M0 ${round(y(0))}`;
  for (const { at, value } of points) path += `H${round(x(Number(at)))}V${round(y(Number(value)))}`;
  return `${path}H${round(x(end))}`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}

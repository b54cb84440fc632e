import type { Moment } from '../topics';
import type { Topic } from '../types/message';

/** One thing measured over time. */
export interface Measure {
  /** Its name, in the page's language. */
  label: string;
  values: (number | null)[];
}

/** Measures at the same times, as a chart draws them. */
export interface Measures {
  /** In s since 1970. */
  times: number[];
  measures: Measure[];
}

/** Takes a number out of each moment; undefined where it was not known. */
export interface Reading<T extends Topic> {
  label: string;
  read: (items: NonNullable<Moment<T>['items']>) => number | undefined;
}

/**
 * The moments of a watch as measures. Where nobody was watching, or nothing was
 * known, there is a gap. Moments whose numbers are all those of the moment
 * before, by sameAs, are left out: something else had changed.
 */
export function measuresOf<T extends Topic>(
  past: readonly Moment<T>[],
  readings: readonly Reading<T>[],
  sameAs: (items: NonNullable<Moment<T>['items']>) => unknown,
): Measures {
  const times: number[] = [];
  const measures: Measure[] = readings.map(({ label }) => ({ label, values: [] }));
  let before: unknown;
  for (const { at, items } of past) {
    const mark = items && sameAs(items);
    if (items && mark === undefined) continue;
    if (mark !== null && mark === before) continue;
    before = mark;
    times.push(at / 1000);
    readings.forEach(({ read }, i) => {
      const value = items ? read(items) : undefined;
      measures[i]?.values.push(value !== undefined && Number.isFinite(value) ? value : null);
    });
  }
  return { times, measures };
}

/** The least, the greatest and the newest number of a measure; null where there is none. */
export function rangeOf(
  values: readonly (number | null)[],
): { low: number; high: number; last: number | null } | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return null;
  return { low, high, last: values.at(-1) ?? null };
}

/** The measures that rose highest, at most so many, in the order they had. */
export function busiest({ times, measures }: Measures, most: number): Measures {
  if (measures.length <= most) return { times, measures };
  const peaks = new Map(measures.map((measure) => [measure, rangeOf(measure.values)?.high ?? -1]));
  const kept = new Set(
    [...measures].sort((a, b) => (peaks.get(b) ?? 0) - (peaks.get(a) ?? 0)).slice(0, most),
  );
  return { times, measures: measures.filter((measure) => kept.has(measure)) };
}

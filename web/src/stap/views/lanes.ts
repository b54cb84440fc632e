import type { StapLane, StapMark, StapProbe, StapTimeline } from '../../engine/types/protocol';

/** What a lane is called: an end probe that prints a global says which. */
export function nameOf({ name, shows }: StapProbe): string {
  return shows ? `${name} → ${shows}` : name;
}

/** Where the firings of a lane are drawn: between top and bottom, at the x of their times in ns. */
export interface Room {
  x: (at: number) => number;
  top: number;
  bottom: number;
}

/** A line for each mark, as a path. */
export function lines(marks: readonly StapMark[], { x, top, bottom }: Room): string {
  return marks.map(({ at }) => `M${x(Number(at))} ${top}V${bottom}`).join('');
}

/** Bars as tall as many firings fall together, as a path; a single firing can still be seen. */
export function bars(
  { density }: Pick<StapLane, 'density'>,
  timeline: Pick<StapTimeline, 'from' | 'to'>,
  { x, top, bottom }: Room,
): string {
  const from = Number(timeline.from);
  const wide = (Number(timeline.to) - from) / density.length;
  const most = Math.max(...density);
  return density
    .map((count, index) => {
      if (count === 0) return '';
      const tall = Math.max(1.5, ((bottom - top) * count) / most);
      const [left, right] = [x(from + index * wide), x(from + (index + 1) * wide)];
      return `M${left} ${bottom}v${-tall}H${right}V${bottom}z`;
    })
    .join('');
}

/** A window of virtual time, in ns. Numbers are exact up to 104 days. */
export interface Window {
  from: number;
  to: number;
}

/** The narrowest window there is, in ns. */
const narrowest = 20;

/** How far a window may reach past the run, as a part of it. */
const margin = 0.02;

/** Steps between ticks, in ns: people count time in these. */
const steps = [1, 2, 5]
  .flatMap((digit) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((power) => digit * 10 ** power))
  .filter((step) => step <= 30e9)
  .concat([15e9, 30e9, 60e9, 120e9, 300e9, 600e9, 1800e9, 3600e9, 7200e9, 21600e9, 86400e9])
  .sort((a, b) => a - b);

/** The whole run. */
export function whole(end: number): Window {
  const room = Math.max(narrowest, end);
  return { from: 0, to: room * (1 + margin) };
}

/** The window made narrower or wider by a factor around a time, within the run. */
export function zoomed(window: Window, factor: number, around: number, end: number): Window {
  const all = whole(end);
  const length = Math.min(Math.max((window.to - window.from) * factor, narrowest), all.to);
  const part = (around - window.from) / (window.to - window.from);
  return kept({ from: around - part * length, to: around + (1 - part) * length }, end);
}

/** The window moved by a part of its length. */
export function moved(window: Window, part: number, end: number): Window {
  const by = (window.to - window.from) * part;
  return kept({ from: window.from + by, to: window.to + by }, end);
}

/** The window moved so that a time stands in it, if it does not. */
export function showing(window: Window, at: number, end: number): Window {
  if (at >= window.from && at <= window.to) return window;
  const length = window.to - window.from;
  return kept({ from: at - length / 2, to: at + length / 2 }, end);
}

function kept(window: Window, end: number): Window {
  const all = whole(end);
  const length = window.to - window.from;
  if (length >= all.to) return all;
  const from = Math.min(Math.max(window.from, 0), all.to - length);
  return { from, to: from + length };
}

export interface Tick {
  at: number;
  label: string;
}

/** Ticks at round times, so far apart that their labels fit. */
export function ticks(window: Window, width: number, apart = 96): Tick[] {
  const least = ((window.to - window.from) * apart) / Math.max(width, 1);
  const step = steps.find((step) => step >= least) ?? 86400e9;
  const list: Tick[] = [];
  for (let n = Math.ceil(window.from / step); n * step <= window.to; n++) {
    list.push({ at: n * step, label: label(n * step, step) });
  }
  return list;
}

/** A time in seconds, minutes or hours, as exactly as the step between ticks asks for. */
export function label(at: number, step: number): string {
  if (step >= 60e9 && at >= 3600e9) return `${trimmed(at / 3600e9, 2)} h`;
  if (step >= 60e9 && at > 0) return `${trimmed(at / 60e9, 2)} min`;
  const digits = Math.max(0, 9 - Math.floor(Math.log10(step) + 1e-9));
  return `${(at / 1e9).toFixed(Math.min(9, digits))} s`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** How a length of time reads: in the largest unit that keeps it at 1 or more. */
export function span(ns: number): string {
  for (const [size, unit] of [
    [3600e9, 'h'],
    [60e9, 'min'],
    [1e9, 's'],
    [1e6, 'ms'],
    [1e3, 'µs'],
  ] as const) {
    if (ns >= size) return `${trimmed(ns / size, 3)} ${unit}`;
  }
  return `${trimmed(ns, 0)} ns`;
}

export interface Jiffies {
  /** The counter of jiffies when the clock is at 0. */
  first: bigint;
  /** How long a jiffy is, in ns. */
  tick: number;
}

/** The kernel's jiffies: its first tick comes half a jiffy after the clock's 0. */
export function jiffiesOf(first: string, hz: number): Jiffies {
  return { first: BigInt(first), tick: Math.floor((1e9 + hz / 2) / hz) };
}

/** The ticks of the jiffies in a window, where they are at least so far apart. */
export function jiffyTicks(window: Window, width: number, jiffies: Jiffies, apart = 4): Tick[] {
  const { first, tick } = jiffies;
  if ((tick * width) / (window.to - window.from) < apart) return [];
  const list: Tick[] = [];
  for (let n = Math.max(1, Math.ceil(window.from / tick + 0.5)); (n - 0.5) * tick <= window.to; n++) {
    list.push({ at: (n - 0.5) * tick, label: String(first + BigInt(n)) });
  }
  return list;
}

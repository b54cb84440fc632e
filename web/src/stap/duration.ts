import { number } from '../words';

/** Lengths of the units that people write, in ns, the longest first. */
const units = [
  ['h', 3_600_000_000_000n],
  ['min', 60_000_000_000n],
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['µs', 1000n],
  ['ns', 1n],
] as const;

/** Reads a length of time such as "1.5 ms" in ns; without a unit, seconds. Null for anything else. */
export function parseDuration(text: string): bigint | null {
  const [, whole = '', part = '', name = 's'] =
    /^\s*(\d+)(?:\.(\d+))?\s*(ns|us|µs|μs|ms|s|sec|min|m|h)?\s*$/.exec(text) ?? [];
  if (whole === '') return null;
  const unit = { us: 'µs', μs: 'µs', sec: 's', m: 'min' }[name] ?? name;
  const scale = units.find(([known]) => known === unit)?.[1] ?? 1n;
  const fraction = part === '' ? 0n : (BigInt(part) * scale) / 10n ** BigInt(part.length);
  return BigInt(whole) * scale + fraction;
}

/** A length of time in the largest unit that keeps it at 1 or more, to so many decimals. */
export function duration(ns: bigint, digits = 3): string {
  const [name, scale] = units.slice(2).find(([, scale]) => ns >= scale) ?? ['s', 1_000_000_000n];
  return `${number(decimal(ns, scale), digits)} ${name}`;
}

/** A moment of virtual time, always in seconds, so that moments compare at sight. */
export function clock(ns: bigint, digits = 3): string {
  const scale = 10n ** BigInt(9 - digits);
  const text = (ns / scale).toString().padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function decimal(value: bigint, scale: bigint): number {
  return Number(value / scale) + Number(value % scale) / Number(scale);
}

import { word } from '../words';

/** A length of time in ms, in its largest unit that is at least 2 (or seconds). */
export function duration(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 120) return word('live.duration.s', { n: s });
  if (s < 2 * 3600) return word('live.duration.min', { n: Math.floor(s / 60) });
  if (s < 48 * 3600) return word('live.duration.h', { n: Math.floor(s / 3600) });
  return word('live.duration.d', { n: Math.floor(s / 86_400) });
}

import { language } from '../settings';
import { word } from '../words';

const formats = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }),
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }),
};

/** Day and time of a moment in ms since 1970, where the reader is. */
export function dateTime(at: number): string {
  return formats[language.value].format(at);
}

/** A length of time in ms, in its largest unit that is at least 2 (or seconds). */
export function duration(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 120) return word('live.duration.s', { n: s });
  if (s < 2 * 3600) return word('live.duration.min', { n: Math.floor(s / 60) });
  if (s < 48 * 3600) return word('live.duration.h', { n: Math.floor(s / 3600) });
  return word('live.duration.d', { n: Math.floor(s / 86_400) });
}

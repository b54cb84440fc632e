import { language } from '../../settings';
import { word } from '../../words';

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

/** The time of day of a moment in ms since 1970, where the reader is. */
export function clockTime(at: number, seconds = true): string {
  return new Intl.DateTimeFormat(locales[language.value], {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
  }).format(at);
}

/** Day and time of a moment. */
export function dayTime(at: number): string {
  return new Intl.DateTimeFormat(locales[language.value], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(at);
}

/** How long before another moment something was, both in ms. */
export function ago(at: number, now: number): string {
  const s = Math.max(0, Math.round((now - at) / 1000));
  if (s < 5) return word('liveView.justNow');
  if (s < 90) return word('liveView.ago.s', { n: s });
  if (s < 90 * 60) return word('liveView.ago.min', { n: Math.round(s / 60) });
  if (s < 36 * 3600) return word('liveView.ago.h', { n: Math.round(s / 3600) });
  return word('liveView.ago.d', { n: Math.round(s / 86_400) });
}

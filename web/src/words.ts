import type { Language } from './engine/client';
import type { table as kernel } from './kernel/words.table';
import type { table as live } from './live/words.table';
import { language } from './settings';
import { table } from './words.table';

export type WordKey = keyof typeof table | keyof typeof kernel | keyof typeof live;

type Texts = { readonly [key in WordKey]?: Readonly<Record<Language, string>> };

/** The texts that are there so far: those of a lab may come with its code. */
let texts: Texts = table;

/** Puts a lab's texts beside the others; for before they are needed. */
export function addWords(more: Texts): void {
  texts = { ...texts, ...more };
}

/**
 * A text of the page in the chosen language. `{name}` stands for an argument;
 * where English has two forms, `one | other`, the argument n chooses.
 */
export function word(key: WordKey, args: Readonly<Record<string, string | number>> = {}): string {
  return fill(texts[key]?.[language.value] ?? key, args);
}

export function fill(text: string, args: Readonly<Record<string, string | number>>): string {
  const [one = '', other = one] = text.split(' | ');
  const form = args.n === 1 ? one : other;
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? number(value) : value;
  });
}

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;

/** Making a format takes many times as long as using it. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number as people of the chosen language write it. */
export function number(value: number | bigint, digits = 0): string {
  const locale = locales[language.value];
  const name = `${locale} ${digits}`;
  let format = numberFormats.get(name);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    numberFormats.set(name, format);
  }
  return format.format(value);
}

const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A number of bytes as a size. */
export function bytes(count: number): string {
  return count < 1024 ? `${number(count)} B` : size(BigInt(Math.round(count / 1024)));
}

/** A size in the largest binary unit that keeps it at 1 or more. */
export function size(kib: bigint): string {
  let unit = 0;
  let scale = 1n;
  while (unit < units.length - 1 && kib >= scale * 1024n) {
    scale *= 1024n;
    unit++;
  }
  const hundredths = (kib * 100n) / scale;
  return `${number(Number(hundredths) / 100, Number(hundredths) >= 10_000 ? 0 : 1)} ${units[unit]}`;
}

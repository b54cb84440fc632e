import { effect, signal } from '@preact/signals';
import type { Language } from './engine/client';
import { keep, kept } from './storage';

export type Theme = 'light' | 'dark';

const root = document.documentElement;

/** The page's language; public/start.js chose it before the first paint. */
export const language = signal<Language>(root.lang === 'zh' ? 'zh' : 'en');

/** The page's theme, chosen likewise. */
export const theme = signal<Theme>(root.dataset.theme === 'dark' ? 'dark' : 'light');

/** Only a choice is stored: until then the page follows the system. */
export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  keep('language', chosen);
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  keep('theme', chosen);
}

effect(() => {
  root.lang = language.value;
});

effect(() => {
  root.dataset.theme = theme.value;
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
  if (kept('theme') === null) theme.value = event.matches ? 'dark' : 'light';
});

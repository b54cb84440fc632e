import { signal } from '@preact/signals';
import type { Language } from '../engine/client';

/** A rule of sparse's, or one of ours, explained. */
export interface Rule {
  code: string;
  /** The flag with which sparse looks for it; it does so on its own where there is none. */
  flag?: string;
  title: Record<Language, string>;
  words: Record<Language, string>;
  wrong: string;
  right: string;
}

const book = signal<readonly Rule[] | null>(null);
let asked = false;

/** All rules; null until they have come. */
export function useRules(): readonly Rule[] | null {
  if (!asked) {
    asked = true;
    import('./rules').then(
      ({ rules }) => {
        book.value = rules;
      },
      () => {
        // Who needs them next asks again.
        asked = false;
      },
    );
  }
  return book.value;
}

import type { Language } from '../engine/client';
import type { KernelLocated } from '../engine/types/protocol';
import { shownPath } from './headers';

/** What the functions and macros of the machine's headers do, by their names. */
type Reference = Readonly<Record<string, string>>;

const loaders: Record<Language, () => Promise<{ reference: Reference }>> = {
  en: () => import('./reference/en'),
  zh: () => import('./reference/zh'),
};

/** Loads the reference and tells of a name what it does; an empty text where it says nothing. */
export async function wordsOf(language: Language): Promise<(name: string) => string> {
  // Without it what the engine knows is still worth showing.
  const reference = await loaders[language]().then(
    (loaded) => loaded.reference,
    (): Reference => ({}),
  );
  return (name) => (name !== '' && Object.hasOwn(reference, name) ? (reference[name] ?? '') : '');
}

/** What there is to say of a place besides its title. */
export async function explanationOf(
  located: KernelLocated,
  language: Language,
): Promise<{ words: string; badge: string }> {
  const words = (await wordsOf(language))(located.name);
  const type = located.type && !located.title.includes(located.type.text) ? located.type.text : '';
  const expansion = located.expansion && `→ ${located.expansion}`;
  const badge = located.kind === 'header' ? '' : shownPath(located.defined?.file ?? '');
  return { words: [words, type, expansion].filter(Boolean).join('\n'), badge };
}

import { computed, effect, signal } from '@preact/signals';
import type { WordKey } from './words';
import { word } from './words';

/** The places of the site whose lab works, in the header's order. */
export const places = [
  { path: '/caps', title: 'caps.title' },
  { path: '/stap', title: 'stap.title' },
] as const satisfies readonly { path: string; title: WordKey }[];

export type Path = (typeof places)[number]['path'];

const path = signal(location.pathname);

addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** The place the URL names; `/` opens the first lab; null where there is none. */
export const place = computed(() =>
  path.value === '/' ? places[0] : (places.find((place) => place.path === path.value) ?? null),
);

export function go(to: string): void {
  if (to === location.pathname) return;
  history.pushState(null, '', to);
  path.value = to;
}

effect(() => {
  const title = place.value ? word(place.value.title) : word('frame.notFound');
  document.title = `${title} · ringlab`;
});

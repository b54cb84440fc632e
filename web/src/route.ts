import { computed, effect, signal } from '@preact/signals';
import type { WordKey } from './words';
import { word } from './words';

/** The places of the site whose lab works, in the header's order; a deep one has addresses below its own. */
export const places = [
  { path: '/caps', title: 'caps.title', deep: false },
  { path: '/stap', title: 'stap.title', deep: false },
  { path: '/kernel', title: 'kernel.title', deep: false },
  { path: '/live', title: 'live.title', deep: true },
] as const satisfies readonly { path: string; title: WordKey; deep: boolean }[];

export type Path = (typeof places)[number]['path'];

const address = signal({ path: location.pathname, search: location.search });

function readAddress(): void {
  address.value = { path: location.pathname, search: location.search };
}

addEventListener('popstate', readAddress);

/** The path of the URL, as it stands there. */
export const path = computed(() => address.value.path);

/** What the URL asks for besides, from its question mark on. */
export const search = computed(() => address.value.search);

/** The place the URL names; `/` opens the first lab; null where there is none. */
export const place = computed(() => {
  const at = path.value;
  if (at === '/') return places[0];
  return places.find(({ path, deep }) => at === path || (deep && at.startsWith(`${path}/`))) ?? null;
});

/** Where in its place the page is, from the innermost name outwards; its lab says so. */
export const inner = signal<readonly string[]>([]);

/** Goes to another address of the site. */
export function go(to: string): void {
  // A lab without addresses below its own says in the search which view it shows.
  const here = place.peek()?.deep ? location.pathname + location.search : location.pathname;
  if (to === here) return;
  history.pushState(null, '', to);
  readAddress();
}

/** Puts another address in place of this one: the way back leaves it out. */
export function replaceAddress(to: string): void {
  history.replaceState(null, '', to);
  readAddress();
}

/** For a link within the site: follows it without loading the page anew. */
export function follow(event: MouseEvent): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  const { pathname, search } = event.currentTarget as HTMLAnchorElement;
  go(pathname + search);
}

effect(() => {
  const title = place.value ? word(place.value.title) : word('frame.notFound');
  document.title = [...inner.value, title, 'ringlab'].join(' · ');
});

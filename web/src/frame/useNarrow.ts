import { signal } from '@preact/signals';

const query = matchMedia('(max-width: 760px)');
const narrow = signal(query.matches);
query.addEventListener('change', () => {
  narrow.value = query.matches;
});

/** Whether the screen has room for one pane only. */
export function useNarrow(): boolean {
  return narrow.value;
}

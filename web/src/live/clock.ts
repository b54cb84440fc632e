import { computed, signal } from '@preact/signals';

/** How far the server's clock is ahead of this machine's, in ms. */
let ahead = 0;

/** The server's time in ms since 1970; it ticks each second while somebody can see it. */
export const now = signal(Date.now());

/** When the page was frozen, in the server's time; null while it follows the hosts. */
export const frozen = signal<number | null>(null);

/** The time that what is shown is of. */
export const moment = computed(() => frozen.value ?? now.value);

/** Takes the server's word for what time it is. */
export function setClock(at: string): void {
  const time = Date.parse(at);
  if (!Number.isNaN(time)) ahead = time - Date.now();
  tick();
}

/** The server's time to the millisecond. */
export function serverTime(): number {
  return Date.now() + ahead;
}

export function freeze(): void {
  frozen.value = serverTime();
}

export function unfreeze(): void {
  frozen.value = null;
}

function tick(): void {
  now.value = serverTime();
}

let timer: ReturnType<typeof setInterval> | undefined;

/** Lets time go on while it is watched. */
export function runClock(): () => void {
  const follow = () => {
    clearInterval(timer);
    if (document.visibilityState === 'hidden') return;
    tick();
    timer = setInterval(tick, 1000);
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    clearInterval(timer);
  };
}

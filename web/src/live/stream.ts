import { computed, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { toBase64URL } from '../fragment';
import { keep, kept } from '../storage';
import { unfreeze as thaw } from './clock';
import { Connection, type Status } from './connection';
import type { Flow } from './flow';
import type { Items, Moment } from './topics';
import type { HostRow, Question, Topic, Error as Why } from './types/message';

export { freeze, frozen, moment, now } from './clock';
export { type Status, Unanswered } from './connection';
export { type Item, type Items, itemsOf, type Moment, type Name } from './topics';

const tokenKey = 'live.token';

const live = new Connection({
  open(protocols) {
    const url = new URL('/api/v1/live', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(url, protocols);
  },
  async probe() {
    const token = kept(tokenKey, 'session');
    try {
      const answer = await fetch('/api/v1/hosts', {
        headers: token ? { Authorization: `Bearer ${token}` } : {},
        signal: AbortSignal.timeout(5000),
      });
      return answer.status;
    } catch {
      return 0;
    }
  },
  random: Math.random,
  nextFrame(callback) {
    // A page that is not painted has no frames.
    if (document.visibilityState === 'hidden') setTimeout(callback, 250);
    else requestAnimationFrame(callback);
  },
  // Kept for the tab only: it goes when the tab is closed.
  token: () => toBase64URL(new TextEncoder().encode(kept(tokenKey, 'session') ?? '')),
  keepToken: (token) => keep(tokenKey, token, 'session'),
});

/** A page that nobody has looked at for this long, in ms, stops watching. */
const patience = 60_000;

let unseen: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('visibilitychange', () => {
  clearTimeout(unseen);
  if (document.visibilityState === 'hidden') unseen = setTimeout(() => live.sleep(), patience);
  else live.wake();
});
addEventListener('online', () => live.hurry());

/** How things stand with the server. */
export const connection: ReadonlySignal<Status> = live.status;

/** When something last came from the server, by this machine's clock in ms; 0 before. */
export const heard: ReadonlySignal<number> = live.heard;

/** Tries to connect now instead of later. */
export function reconnect(): void {
  live.hurry();
}

/** Takes the token that the server asks for. */
export function giveToken(token: string): void {
  live.giveToken(token);
}

/** Goes on from a freeze, at what is newest. */
export function unfreeze(): void {
  thaw();
  live.showNewest();
}

/** Asks a question of a host; rejects with Unanswered, or with the signal's reason. */
export function ask(question: Question, signal?: AbortSignal): Promise<string> {
  return live.ask(question, signal);
}

/** Where a stream stands. */
export type StreamStatus =
  /** Nothing has come yet. */
  | { state: 'waiting' }
  | { state: 'current' }
  /** What is there is old: the connection was lost, or the server has not confirmed it yet. */
  | { state: 'stale' }
  /** The server has no state for this, or none any more; what is there is the last. */
  | { state: 'refused'; error: Why };

/** What a view has of a key. */
export interface Stream<T extends Topic> {
  /** As shown: those of the moment when the page was frozen, else the newest. */
  readonly items: ReadonlySignal<Items<T>>;
  readonly status: ReadonlySignal<StreamStatus>;
  /** How many changes were never sent because this page read too slowly. */
  readonly skipped: ReadonlySignal<number>;
  /** For charts: what the items were while the page watched, the oldest first; only of the topics node and domain. */
  readonly past: ReadonlySignal<readonly Moment<T>[]>;
}

/** Watches a key while the component is shown. All who watch the same key share its stream. */
export function useStream<T extends Topic>(topic: T, host = '', item = ''): Stream<T> {
  const key = useMemo(() => ({ topic, host, item }), [topic, host, item]);
  useEffect(() => live.watch(key), [key]);
  return useMemo(() => streamOf<T>(live.flow(key)), [key]);
}

function streamOf<T extends Topic>({ items, known, fresh, refusal, skipped, past }: Flow): Stream<T> {
  const status = computed<StreamStatus>(() => {
    if (refusal.value) return { state: 'refused', error: refusal.value };
    if (!known.value) return { state: 'waiting' };
    return { state: fresh.value ? 'current' : 'stale' };
  });
  // That the items of a topic are what they are said to be is the server's promise.
  return { items, status, skipped, past } as unknown as Stream<T>;
}

/** A host's row in the list of hosts, while the component is shown. */
export function useHost(id: string): ReadonlySignal<HostRow | undefined> {
  const { items } = useStream('hosts');
  return useMemo(() => computed(() => items.value.get(id)), [items, id]);
}

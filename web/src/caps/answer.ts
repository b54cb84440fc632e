import { useRef } from 'preact/hooks';
import type { Method, Methods } from '../engine/messages';
import { language } from '../settings';
import type { Opened } from './side';

/** What a view has to show: the answer with the reading it belongs to. */
export interface Answer<T> {
  value: T;
  opened: Opened;
  texts: Uint8Array[];
}

export interface Shown<T> {
  /** The last answer there was; null before the first. */
  answer: Answer<T> | null;
  /** Why there is no newer one. */
  error: string | null;
}

/** Asks about a document; until the answer is there, the one before it stays. */
export function useAnswer<M extends Method>(
  opened: Opened | null,
  method: M,
  rest: Omit<Methods[M]['params'], 'document'>,
): Shown<Methods[M]['result']> {
  const last = useRef<Answer<Methods[M]['result']> | null>(null);
  if (!opened) {
    last.current = null;
    return { answer: null, error: null };
  }
  const asked = opened.ask(method, rest, language.value).value;
  if (asked.state === 'answered') last.current = { value: asked.value, opened, texts: asked.texts };
  return { answer: last.current, error: asked.state === 'failed' ? asked.message : null };
}

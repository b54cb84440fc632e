import { useRef } from 'preact/hooks';
import type { RunMethod } from '../engine/client';
import type { Methods } from '../engine/messages';
import { language } from '../settings';
import type { Run } from './run';

export interface Shown<T> {
  /** The last answer there was about this run; null before the first. */
  answer: T | null;
  /** Why there is no newer one. */
  error: string | null;
}

/**
 * Asks about a run; until the answer is there, the one before it stays. While
 * the run goes on it is asked again at each beat.
 */
export function useAnswer<M extends RunMethod>(
  run: Run,
  method: M,
  question: Omit<Methods[M]['params'], 'run'>,
): Shown<Methods[M]['result']> {
  const last = useRef<{ run: Run; value: Methods[M]['result'] } | null>(null);
  if (last.current?.run !== run) last.current = null;
  const asked = run.asked(method, question, language.value, run.beat.value).value;
  if (asked.state === 'answered') last.current = { run, value: asked.value };
  return {
    answer: last.current?.value ?? null,
    error: asked.state === 'failed' ? asked.message : null,
  };
}

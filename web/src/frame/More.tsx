import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { word } from '../words';

/** The first part of a long list, and a button for the next part while there is one. */
export function useSteps<T>(all: readonly T[], step: number): { shown: readonly T[]; more: VNode | null } {
  const [count, setCount] = useState(step);
  const left = all.length - count;
  return {
    shown: left > 0 ? all.slice(0, count) : all,
    more:
      left > 0 ? (
        <button type="button" class="button" onClick={() => setCount(count + step)}>
          {word('frame.more', { n: left })}
        </button>
      ) : null,
  };
}

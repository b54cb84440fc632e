import type { ComponentChildren } from 'preact';
import { engine } from '../engine/engine';
import { number, word } from '../words';

interface Props {
  /** There is something to show that needs no engine: nothing is said of its progress. */
  quiet: boolean;
  children: ComponentChildren;
}

/** Until the engine is there, its progress; where it failed, why, and a retry. */
export function EngineState({ quiet, children }: Props) {
  const loading = engine.loading.value;
  if (loading.state === 'failed') {
    return (
      <div class="centre" role="alert">
        <p>{word('engine.failed')}</p>
        <p class="muted">{loading.message}</p>
        <button type="button" class="button primary" onClick={() => engine.retry()}>
          {word('frame.retry')}
        </button>
      </div>
    );
  }
  if (loading.state === 'loading' && !quiet) {
    return (
      <div class="centre late">
        <label>
          {word('engine.loading', {
            mb: number(loading.bytes / 1e6, 1),
            total: number(ENGINE_BYTES / 1e6, 1),
          })}
          <progress max={ENGINE_BYTES} value={Math.min(loading.bytes, ENGINE_BYTES)} />
        </label>
      </div>
    );
  }
  return children;
}

import type { ComponentChildren } from 'preact';
import type { EngineClient } from '../engine/client';
import { number, word } from '../words';

interface Props {
  engine: EngineClient;
  /** There is something to show that needs no engine: nothing is said of its progress. */
  quiet: boolean;
  children: ComponentChildren;
}

/** Until the engine is there, its progress; where it failed, why, and a retry. */
export function EngineState({ engine, quiet, children }: Props) {
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
            total: number(engine.bytes / 1e6, 1),
          })}
          <progress max={engine.bytes} value={Math.min(loading.bytes, engine.bytes)} />
        </label>
      </div>
    );
  }
  return children;
}

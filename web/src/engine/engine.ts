import engineURL from '../../../build/engine.wasm?url';
import { EngineClient } from './client';
import { trial } from './trial';

/** The page's one engine. It starts loading as soon as this module is read. */
export const engine = new EngineClient({
  makeWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  whenIdle: (then) => {
    // Safari has no notion of idle.
    if ('requestIdleCallback' in window) requestIdleCallback(then);
    else setTimeout(then, 200);
  },
  url: engineURL,
  trial: new TextEncoder().encode(trial),
});

import { EngineClient, type Trial } from './client';

/** Starts loading the engine of a lab: each lab has one, in a worker of its own. */
export function startEngine(url: string, bytes: number, trial: Trial): EngineClient {
  return new EngineClient({
    makeWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
    whenIdle: (then) => {
      // Safari has no notion of idle.
      if ('requestIdleCallback' in window) requestIdleCallback(then);
      else setTimeout(then, 200);
    },
    url,
    bytes,
    trial,
  });
}

import engineURL from '../../../build/engine.wasm?url';
import { EngineClient } from './client';

/** The page's one engine. It starts loading as soon as this module is read. */
export const engine = new EngineClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  engineURL,
);

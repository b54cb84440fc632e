import engineURL from '../../../build/engine-stap.wasm?url';
import { startEngine } from '../engine/engine';
import { defaults, forEngine } from './settings';

const script = new TextEncoder().encode(
  'global n probe timer.jiffies(100) { n++ } probe timer.s(1) { println(n); exit() }',
);

/** The engine of the SystemTap lab. It starts loading as soon as this module is read. */
export const engine = startEngine(engineURL, ENGINE_BYTES.stap, async (ask) => {
  const settings = forEngine(defaults, '');
  if (settings) await ask('stap.check', settings, [script]);
});

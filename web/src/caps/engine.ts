import engineURL from '../../../build/engine-caps.wasm?url';
import { startEngine } from '../engine/engine';
import { trial } from './trial';

const text = new TextEncoder().encode(trial);

/** The engine of the capabilities lab. It starts loading as soon as this module is read. */
export const engine = startEngine(engineURL, ENGINE_BYTES.caps, async (ask, wanted) => {
  const { document } = await ask('caps.open', { index: 0 }, [text]);
  for (const view of ['caps.report', 'caps.topology', 'caps.guests'] as const) {
    if (!wanted()) await ask(view, { document }, []);
  }
  await ask('caps.close', { document }, []);
});

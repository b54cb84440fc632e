import { ConsoleStdout, File, OpenFile, WASI } from '@bjorn3/browser_wasi_shim';
import type { FromWorker, ToWorker } from './messages';

/** What engine.wasm exports; see wasm/ in the project. */
interface Exports {
  memory: WebAssembly.Memory;
  /** Makes room for a request frame of n bytes and tells where. */
  input(n: number): number;
  /** Answers the frame of n bytes; returns the length of the response frame. */
  handle(n: number): number;
  /** Where the response frame stands. */
  output(): number;
  /** Tidies up after an answer that has been taken. */
  rest(): void;
}

/** What the engine's clock says, in ns: anything but zero, which Go does not start on. */
const frozen = 1_000_000_000n;

let engine: Exports | null = null;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') void start(data.url, data.module);
  else call(data.frame);
};

async function start(url: string, kept: WebAssembly.Module | null): Promise<void> {
  try {
    const module = kept ?? (await load(url));
    engine = await instantiate(module);
    send({ kind: 'ready', module });
  } catch (error) {
    send({ kind: 'failed', message: String(error) });
  }
}

async function load(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      send({ kind: 'progress', bytes });
      controller.enqueue(chunk);
    },
  });
  const counted = new Response(response.body.pipeThrough(counter), {
    headers: { 'Content-Type': 'application/wasm' },
  });
  return WebAssembly.compileStreaming(counted);
}

async function instantiate(module: WebAssembly.Module): Promise<Exports> {
  const log = ConsoleStdout.lineBuffered((line) => console.warn(line));
  const wasi = new WASI([], [], [new OpenFile(new File([])), log, log], { debug: false });
  const memory = () => new DataView((wasi.inst as { exports: Exports }).exports.memory.buffer);
  // The engine is a pure function of what it is asked: its clock stands still
  // and its random source is fixed. (A running clock also upsets the pacing of
  // Go's garbage collector.)
  wasi.wasiImport.clock_time_get = (_clock: number, _precision: bigint, result: number) => {
    memory().setBigUint64(result, frozen, true);
    return 0;
  };
  wasi.wasiImport.random_get = (start: number, length: number) => {
    for (let i = 0; i < length; i++) memory().setUint8(start + i, (i * 167 + 13) & 0xff);
    return 0;
  };
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const exports = instance.exports as unknown as Exports;
  wasi.initialize(instance as { exports: { memory: WebAssembly.Memory; _initialize?: () => unknown } });
  return exports;
}

function call(frame: Uint8Array): void {
  if (!engine) {
    send({ kind: 'crashed', message: 'the engine has not started' });
    return;
  }
  const before = performance.now();
  try {
    const at = engine.input(frame.length);
    new Uint8Array(engine.memory.buffer, at, frame.length).set(frame);
    const length = engine.handle(frame.length);
    // The memory may have grown, so its buffer is looked up again.
    const answer = new Uint8Array(engine.memory.buffer, engine.output(), length).slice();
    const took = performance.now() - before;
    send({ kind: 'answer', frame: answer, memory: engine.memory.buffer.byteLength, took }, [answer.buffer]);
    engine.rest();
  } catch (error) {
    // A Go instance that trapped still answers, wrongly: it is not used again.
    engine = null;
    send({ kind: 'crashed', message: String(error) });
  }
}

function send(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

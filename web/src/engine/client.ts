import { signal } from '@preact/signals';
import { decodeFrame, encodeFrame } from './frame';
import type { FromWorker, Method, Methods, ToWorker } from './messages';
import type * as protocol from './types/protocol';

export type Language = protocol.Request['language'];

/** Where the engine stands on its way to answering. */
export type Loading =
  | { state: 'loading'; bytes: number }
  | { state: 'ready' }
  | { state: 'failed'; message: string };

/** The engine answered that it cannot do what was asked. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The engine died on a request, and was replaced. */
export class EngineCrashed extends Error {}

/** The request was given up before it was answered. */
export class Cancelled extends Error {}

/** A text that stands open in the engine, whichever worker runs it. */
export interface OpenDocument {
  readonly info: protocol.CapsOpened;
  close(): void;
}

/** What a worker must be told to open a document again. */
interface Kept {
  text: Uint8Array;
  index: number;
  language: Language;
  /** The worker that knows the document, and the number it knows it by. */
  worker: Worker | null;
  number: number;
}

interface Job {
  run(worker: Worker): Promise<void>;
  drop(reason: Error): void;
}

/** How a worker is made; a test brings its own. */
export type MakeWorker = () => Worker;

/**
 * The page's side of the engine: one worker, one request at a time. A worker
 * that crashed or was stopped is replaced from the module it was made of, and
 * documents are opened again when they are next asked about.
 */
export class EngineClient {
  readonly loading = signal<Loading>({ state: 'loading', bytes: 0 });

  #makeWorker: MakeWorker;
  #url: string;
  #module: WebAssembly.Module | null = null;
  #worker: Worker | null = null;
  #jobs: Job[] = [];
  #running: Job | null = null;
  /** Takes the worker's answer to the frame it is working on. */
  #answered: { resolve(frame: Uint8Array): void; reject(reason: Error): void } | null = null;
  #nextID = 1;
  #kept = new WeakMap<OpenDocument, Kept>();

  constructor(makeWorker: MakeWorker, url: string) {
    this.#makeWorker = makeWorker;
    this.#url = url;
    this.#start();
  }

  /** Tries to load the engine again after it failed. */
  retry(): void {
    this.loading.value = { state: 'loading', bytes: 0 };
    this.#replace();
  }

  /** Opens a text. Cancelling while the engine is at it replaces the worker. */
  open(text: Uint8Array, index: number, language: Language, cancel?: AbortSignal): Promise<OpenDocument> {
    return this.#enqueue(async (worker) => {
      const info = await this.#ask(worker, 'caps.open', { index }, language, [text]);
      const document: OpenDocument = { info: info.result, close: () => this.#close(document) };
      this.#kept.set(document, { text, index, language, worker, number: info.result.document });
      return document;
    }, cancel);
  }

  /**
   * Asks one thing about open documents; params are made from their numbers.
   * A document that was closed meanwhile ends in Cancelled.
   */
  call<M extends Method>(
    method: M,
    documents: readonly OpenDocument[],
    params: (...numbers: number[]) => Methods[M]['params'],
    language: Language,
    cancel?: AbortSignal,
  ): Promise<{ result: Methods[M]['result']; texts: Uint8Array[] }> {
    return this.#enqueue(async (worker) => {
      const numbers: number[] = [];
      for (const document of documents) numbers.push(await this.#numberOf(worker, document));
      return this.#ask(worker, method, params(...numbers), language, []);
    }, cancel);
  }

  async #numberOf(worker: Worker, document: OpenDocument): Promise<number> {
    const kept = this.#kept.get(document);
    if (!kept) throw new Cancelled();
    if (kept.worker !== worker) {
      const { result } = await this.#ask(worker, 'caps.open', { index: kept.index }, kept.language, [
        kept.text,
      ]);
      kept.worker = worker;
      kept.number = result.document;
    }
    return kept.number;
  }

  #close(document: OpenDocument): void {
    const kept = this.#kept.get(document);
    if (!kept) return;
    this.#kept.delete(document);
    this.#enqueue(async (worker) => {
      if (kept.worker === worker) {
        await this.#ask(worker, 'caps.close', { document: kept.number }, kept.language, []);
      }
    }).catch(() => {});
  }

  async #ask<M extends Method>(
    worker: Worker,
    method: M,
    params: Methods[M]['params'],
    language: Language,
    texts: Uint8Array[],
  ): Promise<{ result: Methods[M]['result']; texts: Uint8Array[] }> {
    const request = { id: this.#nextID++, method, language, params };
    const frame = encodeFrame(request, texts);
    const answer = await new Promise<Uint8Array>((resolve, reject) => {
      this.#answered = { resolve, reject };
      worker.postMessage({ kind: 'call', frame } satisfies ToWorker, [frame.buffer]);
    });
    const { head, texts: answers } = decodeFrame<protocol.Response>(answer);
    if (head.error) throw new EngineError(head.error.code, head.error.message);
    return { result: head.result as Methods[M]['result'], texts: answers };
  }

  #enqueue<T>(work: (worker: Worker) => Promise<T>, cancel?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (cancel?.aborted) return reject(new Cancelled());
      const job: Job = {
        run: (worker) => work(worker).then(resolve, reject),
        drop: reject,
      };
      cancel?.addEventListener('abort', () => this.#cancel(job), { once: true });
      this.#jobs.push(job);
      this.#next();
    });
  }

  #cancel(job: Job): void {
    if (this.#running === job) {
      this.#replace(new Cancelled());
      return;
    }
    const at = this.#jobs.indexOf(job);
    if (at < 0) return;
    this.#jobs.splice(at, 1);
    job.drop(new Cancelled());
  }

  #next(): void {
    if (this.#running || !this.#worker || this.loading.value.state !== 'ready') return;
    const job = this.#jobs.shift();
    if (!job) return;
    this.#running = job;
    void job.run(this.#worker).then(() => {
      this.#running = null;
      this.#next();
    });
  }

  #start(): void {
    const worker = this.#makeWorker();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (worker !== this.#worker) return;
      switch (data.kind) {
        case 'progress':
          this.loading.value = { state: 'loading', bytes: data.bytes };
          break;
        case 'ready':
          this.#module = data.module;
          this.loading.value = { state: 'ready' };
          this.#next();
          break;
        case 'failed':
          this.loading.value = { state: 'failed', message: data.message };
          break;
        case 'answer':
          this.#answered?.resolve(data.frame);
          break;
        case 'crashed':
          this.#replace(new EngineCrashed(data.message));
          break;
      }
    };
    worker.onerror = (event) => {
      if (worker !== this.#worker) return;
      event.preventDefault();
      if (this.loading.value.state === 'ready') this.#replace(new EngineCrashed(event.message));
      else this.loading.value = { state: 'failed', message: event.message || 'worker' };
    };
    worker.postMessage({ kind: 'start', url: this.#url, module: this.#module } satisfies ToWorker);
  }

  /** Stops the worker, whatever it is doing, and starts another. */
  #replace(reason: Error = new Cancelled()): void {
    this.#worker?.terminate();
    this.loading.value = { state: 'loading', bytes: 0 };
    this.#start();
    this.#answered?.reject(reason);
    this.#answered = null;
  }
}

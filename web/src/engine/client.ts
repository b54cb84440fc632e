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

/** The run's worker was replaced; it must be started again. */
export class RunLost extends Error {}

/** What the engine answered. */
export interface Answer<M extends Method> {
  result: Methods[M]['result'];
  texts: Uint8Array[];
  /** How long the engine worked on it, in ms. */
  took: number;
}

/** What can be asked of a run. */
export type RunMethod = 'stap.step' | 'stap.timeline' | 'stap.moment' | 'stap.series' | 'stap.explain';

/** A run of a script in the engine. */
export interface OpenRun {
  /** Cancelling while the engine is at it replaces the worker. */
  ask<M extends RunMethod>(
    method: M,
    params: Omit<Methods[M]['params'], 'run'>,
    language: Language,
    cancel?: AbortSignal,
  ): Promise<Answer<M>>;
  close(): void;
}

type Answered = Pick<Extract<FromWorker, { kind: 'answer' }>, 'frame' | 'took'>;

/** What a worker must be told to open a document again. */
interface Kept {
  text: Uint8Array;
  index: number;
  language: Language;
  /** The worker that knows the document, and the number it knows it by. */
  worker: Worker | null;
  number: number;
  /** Whether it waits to be opened again before it is asked about. */
  again: boolean;
}

interface Job {
  run(worker: Worker): Promise<void>;
  drop(reason: Error): void;
}

/** What the client needs of the page; a test brings its own. */
export interface Surroundings {
  makeWorker(): Worker;
  /** Calls back once the page has nothing better to do. */
  whenIdle(then: () => void): void;
  /** Where the engine's module is. */
  url: string;
  /** How large the module is before compression. */
  bytes: number;
  trial: Trial;
}

/**
 * Tries the engine out before it is needed, since first calls are slow: ask
 * asks it something, and wanted tells whether somebody waits for it by now.
 */
export type Trial = (
  ask: <M extends Method>(
    method: M,
    params: Methods[M]['params'],
    texts: Uint8Array[],
  ) => Promise<Methods[M]['result']>,
  wanted: () => boolean,
) => Promise<void>;

/** With less memory than this, in bytes, a worker is never replaced to free it. */
const roomy = 128 * 1024 * 1024;

/** A worker is replaced once the open texts are this many times smaller than they were. */
const shrunk = 4;

/** How often the engine is tried: until the browser has compiled the engine well. */
const trials = 8;

/**
 * The page's side of the engine: one worker, one request at a time. A worker
 * that crashed or was stopped is replaced from the module it was made of, and
 * documents are opened again when they are next asked about.
 *
 * While nobody waits and the page is idle, it does chores, each short: it tries
 * the engine before its first use (first calls are slow), and replaces a worker
 * that holds the memory of a text long closed (a module's memory never shrinks).
 */
export class EngineClient {
  readonly loading = signal<Loading>({ state: 'loading', bytes: 0 });

  #page: Surroundings;
  #module: WebAssembly.Module | null = null;
  #worker: Worker | null = null;
  #jobs: Job[] = [];
  #running: Job | null = null;
  /** Takes the worker's answer to the frame it is working on. */
  #answered: { resolve(answer: Answered): void; reject(reason: Error): void } | null = null;
  #nextID = 1;
  #kept = new Map<OpenDocument, Kept>();
  /** What the worker's engine holds, in bytes. */
  #memory = 0;
  /** The runs that are open; a run lives and dies with its worker. */
  #runs = new Set<number>();
  /** The most bytes of text the worker had open at one time. */
  #mostOpen = 0;
  #trialsLeft = trials;
  /** Whether a chore waits for the page to be idle. */
  #resting = false;

  /** How large the module is before compression. */
  readonly bytes: number;

  constructor(page: Surroundings) {
    this.#page = page;
    this.bytes = page.bytes;
    this.#start();
  }

  /** Tries to load the engine again after it failed. */
  retry(): void {
    this.loading.value = { state: 'loading', bytes: 0 };
    this.#replace();
  }

  /** Opens a text. Cancelling while the engine is at it replaces the worker. */
  open(text: Uint8Array, index: number, language: Language, cancel?: AbortSignal): Promise<OpenDocument> {
    this.#trialsLeft = 0;
    return this.#enqueue(async (worker) => {
      const info = await this.#ask(worker, 'caps.open', { index }, language, [text]);
      const document: OpenDocument = { info: info.result, close: () => this.#close(document) };
      const number = info.result.document;
      this.#kept.set(document, { text, index, language, worker, number, again: false });
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
  ): Promise<Answer<M>> {
    return this.#enqueue(async (worker) => {
      const numbers: number[] = [];
      for (const document of documents) numbers.push(await this.#numberOf(worker, document));
      return this.#ask(worker, method, params(...numbers), language, []);
    }, cancel);
  }

  /**
   * Asks one thing that depends on nothing the engine keeps. Cancelling while
   * the engine is at it replaces the worker.
   */
  ask<M extends Method>(
    method: M,
    params: Methods[M]['params'],
    language: Language,
    texts: readonly Uint8Array[],
    cancel?: AbortSignal,
  ): Promise<Answer<M>> {
    return this.#enqueue((worker) => this.#ask(worker, method, params, language, [...texts]), cancel);
  }

  /**
   * Starts a run of a script; texts hold what the check wrote to standard error.
   * The run lives in the worker: where that is replaced, what is asked of the
   * run ends in RunLost. Cancelling while the engine is at
   * it replaces the worker.
   */
  startRun(
    script: Uint8Array,
    settings: protocol.StapSettings,
    language: Language,
    cancel?: AbortSignal,
  ): Promise<{ started: protocol.StapStarted; run: OpenRun; texts: Uint8Array[] }> {
    this.#trialsLeft = 0;
    // A long run fills memory that only a new worker gives back.
    this.#mostOpen = Math.max(this.#mostOpen, roomy);
    return this.#enqueue(async (worker) => {
      const { result, texts } = await this.#ask(worker, 'stap.start', settings, language, [script]);
      const number = result.run;
      if (number !== 0) this.#runs.add(number);
      const run: OpenRun = {
        ask: (method, params, language, cancel) =>
          this.#enqueue(async (current) => {
            if (current !== worker) throw new RunLost();
            return this.#ask(worker, method, { ...params, run: number }, language, []);
          }, cancel),
        close: () => {
          if (!this.#runs.delete(number)) return;
          this.#quietly(async (current) => {
            if (current === worker) await this.#ask(worker, 'stap.close', { run: number }, 'en', []);
          });
        },
      };
      return { started: result, run, texts };
    }, cancel);
  }

  async #numberOf(worker: Worker, document: OpenDocument): Promise<number> {
    const kept = this.#kept.get(document);
    if (!kept) throw new Cancelled();
    if (kept.worker !== worker) await this.#openAgain(worker, kept);
    return kept.number;
  }

  async #openAgain(worker: Worker, kept: Kept): Promise<void> {
    kept.again = false;
    const { text, index, language } = kept;
    const { result } = await this.#ask(worker, 'caps.open', { index }, language, [text]);
    kept.worker = worker;
    kept.number = result.document;
  }

  #close(document: OpenDocument): void {
    const kept = this.#kept.get(document);
    if (!kept) return;
    this.#kept.delete(document);
    kept.again = false;
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
  ): Promise<Answer<M>> {
    if (texts.length > 0) this.#mostOpen = Math.max(this.#mostOpen, this.#openBytes() + lengthOf(texts));
    const request = { id: this.#nextID++, method, language, params };
    const frame = encodeFrame(request, texts);
    const { frame: answer, took } = await new Promise<Answered>((resolve, reject) => {
      this.#answered = { resolve, reject };
      worker.postMessage({ kind: 'call', frame } satisfies ToWorker, [frame.buffer]);
    });
    const { head, texts: answers } = decodeFrame<protocol.Response>(answer);
    if (head.error) throw new EngineError(head.error.code, head.error.message);
    return { result: head.result as Methods[M]['result'], texts: answers, took };
  }

  #enqueue<T>(work: (worker: Worker) => Promise<T>, cancel?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (cancel?.aborted) return reject(new Cancelled());
      const stop = () => this.#cancel(job);
      const job: Job = {
        run: async (worker) => {
          await work(worker).then(resolve, reject);
          cancel?.removeEventListener('abort', stop);
        },
        drop: reject,
      };
      cancel?.addEventListener('abort', stop, { once: true });
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
    if (!job) {
      this.#rest();
      return;
    }
    this.#running = job;
    void job.run(this.#worker).then(() => {
      this.#running = null;
      this.#next();
    });
  }

  /** With nothing to do, does the next chore once the page is idle. */
  #rest(): void {
    if (this.#resting || !this.#chore()) return;
    this.#resting = true;
    this.#page.whenIdle(() => {
      this.#resting = false;
      if (!this.#running && this.loading.value.state === 'ready') this.#chore()?.();
    });
  }

  /** The chore that is next; null where there is none. */
  #chore(): (() => void) | null {
    const wasteful = this.#memory > roomy && this.#openBytes() * shrunk < this.#mostOpen;
    if (wasteful && this.#runs.size === 0) return () => this.#shrink();
    const again = [...this.#kept.values()].find((kept) => kept.again);
    if (again) {
      return () => this.#quietly(async (worker) => again.again && this.#openAgain(worker, again));
    }
    if (this.#trialsLeft > 0) return () => this.#quietly((worker) => this.#try(worker));
    return null;
  }

  /** A chore that fails is left: what needs its result will ask, and hear why. */
  #quietly(work: (worker: Worker) => Promise<unknown>): void {
    this.#enqueue(work).catch(() => {});
  }

  #shrink(): void {
    for (const kept of this.#kept.values()) kept.again = true;
    this.#replace();
  }

  async #try(worker: Worker): Promise<void> {
    this.#trialsLeft--;
    await this.#page.trial(
      async (method, params, texts) => (await this.#ask(worker, method, params, 'en', texts)).result,
      () => this.#jobs.length > 0,
    );
  }

  #openBytes(): number {
    return lengthOf([...this.#kept.values()].map((kept) => kept.text));
  }

  #start(): void {
    const worker = this.#page.makeWorker();
    this.#worker = worker;
    this.#memory = 0;
    this.#mostOpen = 0;
    this.#runs.clear();
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
          this.#memory = data.memory;
          this.#answered?.resolve(data);
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
    worker.postMessage({ kind: 'start', url: this.#page.url, module: this.#module } satisfies ToWorker);
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

function lengthOf(texts: readonly Uint8Array[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

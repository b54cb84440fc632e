import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { Snapshot } from '../editor/snapshot';
import {
  Cancelled,
  EngineError,
  type Language,
  type OpenRun,
  RunLost,
  type RunMethod,
} from '../engine/client';
import type { Methods } from '../engine/messages';
import type { StapChecked, StapEnding, StapSettings, StapStarted } from '../engine/types/protocol';
import { language } from '../settings';
import { engine } from './engine';
import { Output } from './output';

/** How long a slice of a run should take, in ms: the engine answers nothing else meanwhile. */
const slice = 12;

/** What is new is shown this often while a run goes on, in ms. */
const showEvery = 100;

/** What was asked about a run is out of date this often while it goes on, in ms. */
const beatEvery = 400;

/** A run that was stopped and does not answer for so long, in ms, is taken to hang. */
const patience = 2000;

/** So many answers about one run are kept. */
const mostAnswers = 64;

export interface Progress {
  /** ns of virtual time */
  now: bigint;
  fired: number;
  statements: bigint;
}

export type Asked<T> =
  | { state: 'asking' }
  | { state: 'answered'; value: T }
  | { state: 'failed'; message: string };

type Question<M extends RunMethod> = Omit<Methods[M]['params'], 'run'>;

/** One run of a script: the script as it was, what it wrote, and what can be asked about it. */
export class Run extends Snapshot {
  readonly output = new Output();
  readonly progress = signal<Progress>({ now: 0n, fired: 0, statements: 0n });
  /** How it ended; null while it goes on, and where it never ended. */
  readonly ending = signal<StapEnding | null>(null);
  /** The engine no longer knows the run: what was written is all there is. */
  readonly lost = signal(false);
  /** Counts up while the run goes on: answers of an earlier beat are out of date. */
  readonly beat = signal(0);
  #answers = new Map<string, Signal<Asked<unknown>>>();
  /** What the check found, in each language it was asked for. */
  #checked = new Map<Language, Signal<StapChecked>>();

  constructor(
    text: string,
    readonly settings: StapSettings,
    readonly started: StapStarted,
    readonly handle: OpenRun,
    said: Language,
  ) {
    super(text);
    this.#checked.set(said, signal(started.checked));
  }

  /** What was found in the script, in the page's language as soon as that has come. */
  get checked(): StapChecked {
    const wanted = language.value;
    const known = this.#checked.get(wanted);
    if (known) return known.value;
    const found = signal(this.started.checked);
    this.#checked.set(wanted, found);
    engine.ask('stap.check', this.settings, wanted, [new TextEncoder().encode(this.text)]).then(
      ({ result }) => {
        found.value = result;
      },
      // The words there are will do.
      () => {},
    );
    return found.value;
  }

  /** Asks the engine once for each question, language and beat; all askers share the answer. */
  asked<M extends RunMethod>(
    method: M,
    question: Question<M>,
    language: Language,
    beat: number,
  ): ReadonlySignal<Asked<Methods[M]['result']>> {
    const key = JSON.stringify([method, language, beat, question]);
    const known = this.#answers.get(key);
    if (known) return known as ReadonlySignal<Asked<Methods[M]['result']>>;
    const answer = signal<Asked<Methods[M]['result']>>({ state: 'asking' });
    this.#answers.set(key, answer as Signal<Asked<unknown>>);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostAnswers) break;
      this.#answers.delete(oldest);
    }
    this.ask(method, question, language).then(
      (value) => {
        answer.value = { state: 'answered', value };
      },
      (error: Error) => {
        // An answer that was given up is asked for again when it is next needed.
        this.#answers.delete(key);
        if (error instanceof Cancelled || error instanceof RunLost) return;
        answer.value = { state: 'failed', message: error.message };
      },
    );
    return answer;
  }

  /** Asks once and keeps nothing. A run that was lost ends in RunLost. */
  async ask<M extends RunMethod>(
    method: M,
    question: Question<M>,
    language: Language,
    cancel?: AbortSignal,
  ): Promise<Methods[M]['result']> {
    if (this.lost.peek()) throw new RunLost();
    try {
      return (await this.handle.ask(method, question, language, cancel)).result;
    } catch (error) {
      // The engine keeps the last few runs only.
      const forgotten = error instanceof EngineError && error.code === 'run';
      if (!forgotten && !(error instanceof RunLost)) throw error;
      this.lost.value = true;
      throw new RunLost();
    }
  }
}

/** Where a runner stands with what was last asked of it. */
export type Stage =
  | { state: 'none' }
  | { state: 'starting' }
  | { state: 'running' }
  | { state: 'stopping' }
  | { state: 'done' }
  /** The script has errors: there is no new run. */
  | { state: 'refused'; checked: StapChecked }
  /** The engine was replaced because the run would not stop. */
  | { state: 'killed' }
  | { state: 'failed'; message: string };

/** Runs a script, one run at a time; the last run that began stays until another does. */
export class Runner {
  readonly run = signal<Run | null>(null);
  readonly stage = signal<Stage>({ state: 'none' });
  /** Counts what was begun: only the newest may say where the runner stands. */
  #turn = 0;
  #cancel = false;
  #abort = new AbortController();
  #hung: ReturnType<typeof setTimeout> | undefined;

  /** Whether something goes on that can be stopped. */
  get busy(): boolean {
    return ['starting', 'running', 'stopping'].includes(this.stage.value.state);
  }

  /** Starts a run and sees it through; what still goes on is left. Never throws. */
  async start(text: string, settings: StapSettings): Promise<void> {
    const turn = this.#begin();
    const { signal: abort } = this.#abort;
    try {
      const script = new TextEncoder().encode(text);
      const said = language.peek();
      const { started, run: handle, texts } = await engine.startRun(script, settings, said, abort);
      if (turn !== this.#turn) return handle.close();
      if (started.run === 0) {
        this.stage.value = { state: 'refused', checked: started.checked };
        return;
      }
      const run = new Run(text, settings, started, handle, said);
      const warnings = texts[0] ?? new Uint8Array();
      run.output.add([{ stream: 'stderr', firing: -1, at: '0', bytes: warnings.length }], warnings);
      batch(() => {
        this.run.peek()?.handle.close();
        this.run.value = run;
        if (this.stage.peek().state === 'starting') this.stage.value = { state: 'running' };
      });
      await this.#drive(run, turn, abort);
      if (turn === this.#turn) this.stage.value = { state: 'done' };
    } catch (error) {
      this.#failed(error as Error, turn);
    } finally {
      if (turn === this.#turn) clearTimeout(this.#hung);
    }
  }

  /** Stops the run as ^C does; asked again, or where nothing answers, stops the engine itself. */
  stop(): void {
    switch (this.stage.peek().state) {
      case 'starting':
      case 'running':
        this.#cancel = true;
        this.stage.value = { state: 'stopping' };
        this.#expectAnswer();
        break;
      case 'stopping':
        this.#abort.abort();
        break;
    }
  }

  /** Takes a run that is being stopped for hung if nothing more comes from it. */
  #expectAnswer(): void {
    clearTimeout(this.#hung);
    this.#hung = setTimeout(() => this.#abort.abort(), patience);
  }

  /** Forgets the run. */
  clear(): void {
    this.#begin();
    this.run.value?.handle.close();
    batch(() => {
      this.run.value = null;
      this.stage.value = { state: 'none' };
    });
  }

  /** Leaves what goes on; returns the number of what begins. */
  #begin(): number {
    const left = this.#abort;
    // A slice that is under way ends by itself, unless it hangs.
    if (this.stage.peek().state !== 'none' && this.busy) setTimeout(() => left.abort(), patience);
    clearTimeout(this.#hung);
    this.#abort = new AbortController();
    this.#cancel = false;
    this.stage.value = { state: 'starting' };
    return ++this.#turn;
  }

  /** Runs slice after slice to the end, or until something else is begun. */
  async #drive(run: Run, turn: number, abort: AbortSignal): Promise<void> {
    let budget = 20_000;
    let shown = 0;
    let beat = performance.now();
    while (turn === this.#turn) {
      const { result, texts, took } = await run.handle.ask(
        'stap.step',
        { budget, cancel: this.#cancel },
        language.peek(),
        abort,
      );
      const now = performance.now();
      if (this.#cancel && turn === this.#turn) this.#expectAnswer();
      budget = nextBudget(budget, took);
      run.output.add(result.output, texts[0] ?? new Uint8Array());
      if (!result.done && now - shown < showEvery) continue;
      shown = now;
      const beats = result.done || now - beat >= beatEvery;
      if (beats) beat = now;
      batch(() => {
        run.progress.value = {
          now: BigInt(result.now),
          fired: result.fired,
          statements: BigInt(result.statements),
        };
        run.output.publish();
        if (beats) run.beat.value++;
        if (result.done) run.ending.value = result.ending ?? null;
      });
      if (result.done) return;
    }
  }

  #failed(error: Error, turn: number): void {
    const run = this.run.peek();
    if (turn !== this.#turn) return;
    batch(() => {
      // A run that was begun and not ended will not go on.
      if (run && this.stage.peek().state !== 'starting' && !run.ending.peek()) run.lost.value = true;
      run?.output.publish();
      this.stage.value =
        error instanceof Cancelled ? { state: 'killed' } : { state: 'failed', message: error.message };
    });
  }
}

/** How many statements the next slice gets, after one that took so many ms. */
export function nextBudget(budget: number, took: number): number {
  const wanted = (budget * slice) / Math.max(took, 0.5);
  // One slow answer says little: the machine has other things to do, too.
  const next = Math.min(Math.max(wanted, budget / 2), budget * 4);
  return Math.round(Math.min(Math.max(next, 1000), 100_000_000));
}

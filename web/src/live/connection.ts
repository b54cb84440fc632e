import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { setClock } from './clock';
import { Flow } from './flow';
import { nameOf } from './topics';
import type {
  Answer,
  Beat,
  Change,
  Code,
  Key,
  Question,
  Refusal,
  Request,
  Snapshot,
  Welcome,
} from './types/message';
import {
  CloseConnections,
  CloseGone,
  CloseMalformed,
  CloseNoHello,
  CloseRate,
  CloseToken,
} from './types/message';

/** Why there is no connection. */
export type Trouble =
  /** Nobody answers, or the way there broke. */
  | 'away'
  /** The server is stopping. */
  | 'stopping'
  /** Nothing was heard for too long. */
  | 'silent'
  /** Too much was asked for. */
  | 'rate'
  /** There are too many connections. */
  | 'full'
  /** One side did not understand the other. */
  | 'malformed'
  /** The server does not answer pages of this origin, or under this name. */
  | 'forbidden'
  /** The server watches no hosts. */
  | 'missing';

/** How things stand with the server. */
export type Status =
  /** Nothing is watched, or nobody is looking. */
  | { state: 'resting' }
  | { state: 'connecting' }
  | { state: 'open' }
  /** It is tried again at a time of this machine's clock, in ms. */
  | { state: 'waiting'; until: number; trouble: Trouble; reason: string }
  /** The server asks for a token; or for another one. */
  | { state: 'token'; wrong: boolean; reason: string }
  /** It is not tried again by itself. */
  | { state: 'refused'; trouble: Trouble; reason: string };

/** A question was not answered. */
export class Unanswered extends Error {
  constructor(
    readonly code: Code | 'lost',
    message: string,
  ) {
    super(message);
  }
}

/** What a connection needs of a WebSocket. */
export type Socket = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>;

/** What a connection needs of the page. */
export interface Surroundings {
  open(protocols: string[]): Socket;
  /** Asks the server over HTTP; returns its answer's status, 0 for none. */
  probe(): Promise<number>;
  /** Between 0 and 1. */
  random(): number;
  /** Calls back before the page is next painted. */
  nextFrame(callback: () => void): void;
  token(): string;
  keepToken(token: string): void;
}

/** A key that nobody watches any more is left after this time, in ms: its view may come back. */
const linger = 10_000;

/** A key that was refused is asked for again after this time, in ms. */
const askAgain = 10_000;

/** How long a server may take to say welcome before it is asked what it waits for, in ms. */
const patience = 500;

/** Keys whose state is remembered while nobody watches them. */
const rememberedKeys = 64;

/** The waits between attempts, in ms: doubled each time up to the longest. */
const shortest = 500;
const longest = 10_000;

type Message = Welcome | Beat | Snapshot | Change | Refusal | Answer;

interface Watched {
  flow: Flow;
  watchers: number;
  /** Whether the server has been asked for it on this connection. */
  subscribed: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** The page's connection to its server: it is made when something is watched, and made again when it is lost. */
export class Connection {
  readonly #status = signal<Status>({ state: 'resting' });
  readonly status: ReadonlySignal<Status> = this.#status;
  /** When something last came from the server, by this machine's clock in ms; 0 before. */
  readonly #heard = signal(0);
  readonly heard: ReadonlySignal<number> = this.#heard;

  readonly #watched = new Map<string, Watched>();
  #socket: Socket | null = null;
  #openedAt = 0;
  #attempts = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #asleep = false;
  #arrived: (Snapshot | Change | Refusal)[] = [];
  #questions = new Map<
    number,
    { question: Question; sent: boolean; resolve: (text: string) => void; reject: (error: Error) => void }
  >();
  #lastQuestion = 0;

  constructor(readonly surroundings: Surroundings) {}

  /** What flows in for a key, once it is watched. */
  flow(key: Key): Flow {
    return this.#watchedOf(key).flow;
  }

  /** Watches a key until the function that is returned is called. */
  watch(key: Key): () => void {
    const watched = this.#watchedOf(key);
    watched.watchers++;
    clearTimeout(watched.timer);
    this.#subscribe(watched);
    this.#connect();
    let done = false;
    return () => {
      if (done) return;
      done = true;
      watched.watchers--;
      if (watched.watchers > 0) return;
      clearTimeout(watched.timer);
      watched.timer = setTimeout(() => this.#leave(watched), linger);
    };
  }

  /** Asks a question of a host; rejects with Unanswered. */
  ask(question: Question, cancel?: AbortSignal): Promise<string> {
    const id = ++this.#lastQuestion;
    return new Promise<string>((resolve, reject) => {
      if (cancel?.aborted) {
        reject(cancel.reason);
        return;
      }
      cancel?.addEventListener('abort', () => {
        this.#questions.delete(id);
        reject(cancel.reason);
      });
      const asked = { question, sent: false, resolve, reject };
      this.#questions.set(id, asked);
      const { state } = this.#status.peek();
      if (state === 'open') {
        asked.sent = true;
        this.#send({ kind: 'ask', id, question });
      } else if (state === 'resting' || state === 'connecting') {
        this.#connect();
      } else {
        this.#questions.delete(id);
        reject(new Unanswered('lost', 'there is no connection to the server'));
      }
    });
  }

  /** Tries to connect now, where that would be done later or not at all. */
  hurry(): void {
    const { state } = this.#status.peek();
    if (state !== 'waiting' && state !== 'refused') return;
    this.#attempts = 0;
    this.#status.value = { state: 'resting' };
    this.#connect();
  }

  giveToken(token: string): void {
    this.surroundings.keepToken(token);
    this.#status.value = { state: 'resting' };
    this.#connect();
  }

  /** Leaves the server alone until somebody is looking again. */
  sleep(): void {
    this.#asleep = true;
    clearTimeout(this.#retry);
    this.#end();
    if (['connecting', 'open', 'waiting'].includes(this.#status.peek().state)) {
      this.#status.value = { state: 'resting' };
    }
  }

  wake(): void {
    this.#asleep = false;
    if (this.#status.peek().state === 'resting') this.#connect();
    else this.hurry();
  }

  /** Shows what has come in since the page was frozen. */
  showNewest(): void {
    batch(() => {
      for (const { flow } of this.#watched.values()) flow.show();
    });
  }

  #connect(): void {
    const wanted =
      this.#questions.size > 0 || [...this.#watched.values()].some(({ watchers }) => watchers > 0);
    if (!wanted || this.#asleep || this.#status.peek().state !== 'resting') return;
    clearTimeout(this.#retry);
    const token = this.surroundings.token();
    const socket = this.surroundings.open(['ringlab.v1', ...(token ? [`token.${token}`] : [])]);
    this.#socket = socket;
    this.#openedAt = 0;
    this.#status.value = { state: 'connecting' };
    let opened = false;
    socket.onopen = () => {
      opened = true;
      // A server that needs a token waits for it and says nothing.
      if (token === '') setTimeout(() => void this.#askWhether(socket), patience);
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket && typeof data === 'string') this.#receive(data);
    };
    socket.onclose = ({ code, reason }) => {
      if (socket !== this.#socket) return;
      const lasted = this.#openedAt > 0 && Date.now() - this.#openedAt > longest;
      this.#end();
      if (lasted) this.#attempts = 0;
      if (opened) this.#closed(code, reason, token !== '');
      else void this.#inquire(token !== '');
    };
    // A server that accepts the connection and then says nothing.
    this.#watchFor(3 * longest);
  }

  /** Asks over HTTP whether a token is what a server waits for that has not said welcome. */
  async #askWhether(socket: Socket): Promise<void> {
    if (socket !== this.#socket || this.#openedAt > 0) return;
    if ((await this.surroundings.probe()) !== 401) return;
    if (socket !== this.#socket || this.#openedAt > 0) return;
    this.#end();
    this.#status.value = { state: 'token', wrong: false, reason: '' };
  }

  /** A WebSocket that never opened does not say why: HTTP does. */
  async #inquire(hadToken: boolean): Promise<void> {
    const status = await this.surroundings.probe();
    if (this.#status.peek().state !== 'connecting') return;
    if (status === 401) this.#status.value = { state: 'token', wrong: hadToken, reason: '' };
    else if (status === 403 || status === 421) this.#refuse('forbidden', String(status));
    else if (status === 404) this.#refuse('missing', String(status));
    else if (status === 429) this.#wait('rate', String(status));
    else this.#wait('away', status >= 400 ? String(status) : '');
  }

  #closed(code: number, reason: string, hadToken: boolean): void {
    switch (code) {
      case CloseToken:
      case CloseNoHello:
        this.#status.value = { state: 'token', wrong: code === CloseToken && hadToken, reason };
        return;
      case CloseMalformed:
        this.#wait('malformed', reason);
        return;
      case CloseRate:
        this.#wait('rate', reason);
        return;
      case CloseConnections:
        this.#wait('full', reason);
        return;
      case CloseGone:
        this.#wait('silent', reason);
        return;
      case 1001:
        this.#wait('stopping', reason);
        return;
      default:
        this.#wait('away', reason);
    }
  }

  #refuse(trouble: Trouble, reason: string): void {
    this.#status.value = { state: 'refused', trouble, reason };
  }

  #wait(trouble: Trouble, reason: string): void {
    const most = Math.min(longest, shortest * 2 ** this.#attempts++);
    const delay = Math.max(shortest, most * (0.5 + this.surroundings.random() / 2));
    this.#status.value = { state: 'waiting', until: Date.now() + delay, trouble, reason };
    this.#retry = setTimeout(() => {
      this.#status.value = { state: 'resting' };
      this.#connect();
    }, delay);
  }

  /** Lets go of the socket, and of what stood on it. */
  #end(): void {
    const socket = this.#socket;
    this.#socket = null;
    clearInterval(this.#beat);
    socket?.close(1000);
    this.#apply();
    for (const watched of this.#watched.values()) {
      if (watched.subscribed) watched.flow.interrupt();
      watched.subscribed = false;
    }
    for (const { reject } of this.#questions.values()) {
      reject(new Unanswered('lost', 'the connection to the server was lost'));
    }
    this.#questions.clear();
  }

  /** Takes the connection for dead when nothing is heard for a time, in ms. */
  #watchFor(silence: number): void {
    clearInterval(this.#beat);
    const since = Date.now();
    this.#beat = setInterval(() => {
      if (Date.now() - Math.max(since, this.#heard.peek()) <= silence) return;
      this.#end();
      this.#wait('silent', '');
    }, silence / 6);
  }

  #receive(data: string): void {
    this.#heard.value = Date.now();
    let message: Message;
    try {
      message = JSON.parse(data) as Message;
    } catch {
      this.#end();
      this.#wait('malformed', '');
      return;
    }
    switch (message.kind) {
      case 'welcome':
        this.#welcome(message);
        return;
      case 'beat':
        setClock(message.at);
        return;
      case 'answer':
        this.#answered(message);
        return;
      case 'snapshot':
      case 'change':
      case 'refusal':
        this.#arrived.push(message);
        if (this.#arrived.length === 1) this.surroundings.nextFrame(() => this.#apply());
    }
  }

  #welcome({ at, beat }: Welcome): void {
    setClock(at);
    this.#openedAt = Date.now();
    this.#watchFor(3 * beat * 1000);
    this.#status.value = { state: 'open' };
    for (const watched of this.#watched.values()) {
      if (watched.watchers > 0) this.#subscribe(watched);
    }
    for (const [id, asked] of this.#questions) {
      if (asked.sent) continue;
      asked.sent = true;
      this.#send({ kind: 'ask', id, question: asked.question });
    }
  }

  #answered({ id, text, error }: Answer): void {
    const asked = this.#questions.get(id);
    this.#questions.delete(id);
    if (error) asked?.reject(new Unanswered(error.code, error.message));
    else asked?.resolve(text);
  }

  /** Takes up all that has arrived, each key's messages at once. */
  #apply(): void {
    const arrived = this.#arrived;
    this.#arrived = [];
    const byKey = new Map<string, (Snapshot | Change | Refusal)[]>();
    for (const message of arrived) {
      const name = nameOf(message.key);
      const messages = byKey.get(name);
      if (messages) messages.push(message);
      else byKey.set(name, [message]);
    }
    batch(() => {
      for (const [name, messages] of byKey) {
        const watched = this.#watched.get(name);
        if (!watched?.subscribed) continue;
        const gap = watched.flow.take(messages);
        if (watched.flow.refusal.peek()) this.#refused(watched);
        else if (gap) this.#resubscribe(watched);
      }
    });
  }

  #refused(watched: Watched): void {
    watched.subscribed = false;
    clearTimeout(watched.timer);
    if (watched.watchers > 0) watched.timer = setTimeout(() => this.#subscribe(watched), askAgain);
  }

  /** Asks for all of a key's state again. */
  #resubscribe(watched: Watched): void {
    this.#send({ kind: 'unsubscribe', key: watched.flow.key });
    watched.subscribed = false;
    watched.flow.held.forget();
    this.#subscribe(watched);
  }

  #subscribe(watched: Watched): void {
    if (watched.subscribed || this.#status.peek().state !== 'open') return;
    watched.subscribed = true;
    const { key, held } = watched.flow;
    if (held.epoch === '') {
      this.#send({ kind: 'subscribe', key });
      return;
    }
    // Where the server has nothing newer it sends nothing: what is here is true then.
    this.#send({ kind: 'subscribe', key, epoch: held.epoch, seq: held.seq });
    watched.flow.resume();
  }

  #leave(watched: Watched): void {
    if (watched.subscribed) {
      this.#send({ kind: 'unsubscribe', key: watched.flow.key });
      watched.subscribed = false;
      watched.flow.interrupt();
    }
    // What is there is shown when its view comes back, until the server has sent it anew.
    watched.flow.held.forget();
    if ([...this.#watched.values()].some(({ watchers }) => watchers > 0)) return;
    if (this.#questions.size > 0 || this.#status.peek().state !== 'open') return;
    this.#end();
    this.#status.value = { state: 'resting' };
  }

  #watchedOf(key: Key): Watched {
    const name = nameOf(key);
    const watched = this.#watched.get(name) ?? { flow: new Flow(key), watchers: 0, subscribed: false };
    // Those asked for last are forgotten last.
    this.#watched.delete(name);
    this.#watched.set(name, watched);
    this.#forgetOldest();
    return watched;
  }

  #forgetOldest(): void {
    for (const [name, { watchers, subscribed }] of this.#watched) {
      if (this.#watched.size <= rememberedKeys) return;
      if (watchers === 0 && !subscribed) this.#watched.delete(name);
    }
  }

  #send(request: Request): void {
    this.#socket?.send(JSON.stringify(request));
  }
}

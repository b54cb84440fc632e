import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { frozen } from './clock';
import { Connection, type Socket, type Status, Unanswered } from './connection';
import type { Change, Key, Request, Snapshot } from './types/message';

const domains: Key = { host: 'a', topic: 'domains', item: '' };
const node: Key = { host: 'a', topic: 'node', item: '' };

/** The server's end of a socket. */
class Line implements Socket {
  onopen: WebSocket['onopen'] = null;
  onmessage: WebSocket['onmessage'] = null;
  onclose: WebSocket['onclose'] = null;
  readonly sent: Request[] = [];
  closed = false;

  constructor(readonly protocols: string[]) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.call(this as unknown as WebSocket, {} as Event);
  }

  say(message: object | string): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.onmessage?.call(this as unknown as WebSocket, { data } as MessageEvent);
  }

  welcome(): void {
    this.open();
    this.say({ kind: 'welcome', at: new Date().toISOString(), beat: 5, maxKeys: 256 });
  }

  drop(code = 1006, reason = ''): void {
    this.onclose?.call(this as unknown as WebSocket, { code, reason } as CloseEvent);
  }
}

class Page {
  readonly lines: Line[] = [];
  /** What the server answers over HTTP. */
  http = 0;
  token = '';
  frames: (() => void)[] = [];

  readonly connection = new Connection({
    open: (protocols) => {
      const line = new Line(protocols);
      this.lines.push(line);
      return line;
    },
    probe: async () => this.http,
    random: () => 1,
    nextFrame: (callback) => this.frames.push(callback),
    token: () => this.token,
    keepToken: (token) => {
      this.token = token;
    },
  });

  get line(): Line {
    const line = this.lines.at(-1);
    if (!line) throw new Error('nothing was connected');
    return line;
  }

  get status(): Status {
    return this.connection.status.peek();
  }

  /** What a view of the key shows. */
  shown(key: Key): Record<string, unknown> {
    return Object.fromEntries(this.connection.flow(key).items.peek());
  }

  paint(): void {
    const frames = this.frames;
    this.frames = [];
    for (const frame of frames) frame();
  }
}

function snapshot(key: Key, seq: number, items: Snapshot['items'], skipped = 0): Snapshot {
  return { kind: 'snapshot', key, epoch: 'e', seq, skipped, items };
}

function change(key: Key, seq: number, set: Change['set'], gone: string[] = []): Change {
  return { kind: 'change', key, epoch: 'e', seq, set, gone };
}

/** A page that watches the domains and has a first state of them. */
function watching(): { page: Page; leave: () => void } {
  const page = new Page();
  const leave = page.connection.watch(domains);
  page.line.welcome();
  page.line.say(snapshot(domains, 1, { x: { cpu: 1 } }));
  page.paint();
  return { page, leave };
}

beforeEach(() => {
  vi.useFakeTimers();
  frozen.value = null;
});
afterEach(() => vi.useRealTimers());

describe('watching', () => {
  test('a key is subscribed to once, and its changes are shown a frame at a time', () => {
    const { page } = watching();
    page.connection.watch(domains);
    expect(page.line.sent).toEqual([{ kind: 'subscribe', key: domains }]);
    page.line.say(change(domains, 2, { x: { cpu: 2 } }));
    page.line.say(change(domains, 3, { y: { cpu: 3 } }));
    expect(page.shown(domains)).toEqual({ x: { cpu: 1 } });
    expect(page.frames).toHaveLength(1);
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 2 }, y: { cpu: 3 } });
  });

  test('a key that is left is kept for a while, then given up, and at last the connection', () => {
    const { page, leave } = watching();
    const other = page.connection.watch(node);
    leave();
    vi.advanceTimersByTime(9000);
    expect(page.line.sent).toHaveLength(2);
    vi.advanceTimersByTime(1500);
    expect(page.line.sent.at(-1)).toEqual({ kind: 'unsubscribe', key: domains });
    expect(page.connection.flow(domains).fresh.peek()).toBe(false);
    expect(page.shown(domains)).toEqual({ x: { cpu: 1 } });
    other();
    vi.advanceTimersByTime(11_000);
    expect(page.line.closed).toBe(true);
    expect(page.status).toEqual({ state: 'resting' });
  });

  test('a key that is watched again is read anew', () => {
    const { page, leave } = watching();
    page.connection.watch(node);
    leave();
    vi.advanceTimersByTime(11_000);
    page.connection.watch(domains);
    expect(page.line.sent.at(-1)).toEqual({ kind: 'subscribe', key: domains });
    // A change that was on its way is older than the snapshot.
    page.line.say(change(domains, 2, { x: { cpu: 2 } }));
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 1 } });
    page.line.say(snapshot(domains, 7, { x: { cpu: 7 } }));
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 7 } });
    expect(page.connection.flow(domains).fresh.peek()).toBe(true);
  });

  test('after a gap all is asked for again', () => {
    const { page } = watching();
    page.line.say(change(domains, 3, { x: { cpu: 3 } }));
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 1 } });
    expect(page.line.sent.slice(1)).toEqual([
      { kind: 'unsubscribe', key: domains },
      { kind: 'subscribe', key: domains },
    ]);
    page.line.say(change(domains, 4, { x: { cpu: 4 } }));
    page.paint();
    expect(page.line.sent).toHaveLength(3);
    page.line.say(snapshot(domains, 4, { x: { cpu: 4 } }));
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 4 } });
  });

  test('what was skipped for slowness is counted', () => {
    const { page } = watching();
    page.line.say(snapshot(domains, 20, { x: { cpu: 9 } }, 18));
    page.paint();
    expect(page.connection.flow(domains).skipped.peek()).toBe(18);
  });

  test('a refused key says why, keeps what it had, and is asked for again', () => {
    const { page } = watching();
    page.line.say({ kind: 'refusal', key: domains, error: { code: 'noSuchHost', message: 'no host a' } });
    page.paint();
    expect(page.connection.flow(domains).refusal.peek()?.code).toBe('noSuchHost');
    expect(page.shown(domains)).toEqual({ x: { cpu: 1 } });
    vi.advanceTimersByTime(10_000);
    expect(page.line.sent.at(-1)).toEqual({ kind: 'subscribe', key: domains });
    page.line.say(snapshot(domains, 1, { x: { cpu: 5 } }));
    page.paint();
    expect(page.connection.flow(domains).refusal.peek()).toBeNull();
    expect(page.shown(domains)).toEqual({ x: { cpu: 5 } });
  });

  test('frozen, a view keeps its moment; then it has the newest', () => {
    const { page } = watching();
    frozen.value = Date.now();
    page.line.say(change(domains, 2, { x: { cpu: 2 } }));
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 1 } });
    frozen.value = null;
    page.connection.showNewest();
    expect(page.shown(domains)).toEqual({ x: { cpu: 2 } });
  });

  test('a key first watched in a freeze shows its first state and keeps that', () => {
    const { page } = watching();
    frozen.value = Date.now();
    page.connection.watch(node);
    page.line.say(snapshot(node, 1, { cpu: { user: 0.1 } }));
    page.paint();
    page.line.say(change(node, 2, { cpu: { user: 0.2 } }));
    page.paint();
    expect(page.shown(node)).toEqual({ cpu: { user: 0.1 } });
  });
});

describe('the past', () => {
  const times = (page: Page) =>
    page.connection
      .flow(node)
      .past.peek()
      .map(({ at, items }) => [at, items?.get('cpu')?.user]);
  const at = (second: number) => new Date(second * 1000).toISOString();

  test('has a moment for each reading, and a gap where nobody watched', () => {
    const page = new Page();
    page.connection.watch(node);
    page.line.welcome();
    page.line.say(snapshot(node, 1, { cpu: { at: at(100), user: 0.1 } }));
    page.paint();
    page.line.say(change(node, 2, { cpu: { at: at(105), user: 0.2 } }));
    page.paint();
    page.line.say(change(node, 3, { 'cell/0': { free: 1 } }));
    page.paint();
    expect(times(page)).toEqual([
      [100_000, 0.1],
      [105_000, 0.2],
    ]);
    page.line.drop();
    expect(times(page).at(-1)?.[1]).toBeUndefined();
    expect(times(page)).toHaveLength(3);
  });

  test('is bounded', () => {
    const page = new Page();
    page.connection.watch(node);
    page.line.welcome();
    page.line.say(snapshot(node, 1, { cpu: { at: at(0), user: 0 } }));
    for (let seq = 2; seq < 1000; seq++) {
      page.line.say(change(node, seq, { cpu: { at: at(seq), user: seq } }));
      page.paint();
    }
    expect(times(page)).toHaveLength(720);
    expect(times(page).at(-1)).toEqual([999_000, 999]);
  });

  test('is not remembered of tables', () => {
    const { page } = watching();
    expect(page.connection.flow(domains).past.peek()).toEqual([]);
  });
});

describe('losing the connection', () => {
  test('it is made again, later each time, and goes on from where it was', async () => {
    const { page } = watching();
    const waits: number[] = [];
    page.line.drop();
    expect(page.connection.flow(domains).fresh.peek()).toBe(false);
    for (let attempt = 0; attempt < 7; attempt++) {
      const { status } = page;
      if (status.state !== 'waiting') throw new Error(`it is ${status.state}`);
      expect(status.trouble).toBe('away');
      waits.push(status.until - Date.now());
      vi.advanceTimersByTime(status.until - Date.now());
      page.line.drop();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    vi.advanceTimersByTime(10_000);
    page.line.welcome();
    expect(page.line.sent).toEqual([{ kind: 'subscribe', key: domains, epoch: 'e', seq: 1 }]);
    expect(page.connection.flow(domains).fresh.peek()).toBe(true);
    page.line.say(change(domains, 2, { x: { cpu: 2 } }));
    page.paint();
    expect(page.shown(domains)).toEqual({ x: { cpu: 2 } });
  });

  test('a server that accepts and closes at once is not hammered', () => {
    const { page } = watching();
    for (let attempt = 0; attempt < 5; attempt++) {
      page.line.drop(4004, 'too many messages');
      vi.advanceTimersByTime(10_000);
      page.line.welcome();
    }
    page.line.drop(4004, 'too many messages');
    expect(page.status).toMatchObject({ trouble: 'rate', until: Date.now() + 10_000 });
  });

  test('a connection that held is made again soon', () => {
    const { page } = watching();
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1000);
      page.line.say({ kind: 'beat', at: new Date().toISOString() });
    }
    page.line.drop(1001, 'the server is stopping');
    expect(page.status).toEqual({
      state: 'waiting',
      until: Date.now() + 500,
      trouble: 'stopping',
      reason: 'the server is stopping',
    });
  });

  test('a server that falls silent is given up', () => {
    const { page } = watching();
    vi.advanceTimersByTime(14_000);
    expect(page.status.state).toBe('open');
    vi.advanceTimersByTime(3600);
    expect(page.status).toMatchObject({ state: 'waiting', trouble: 'silent' });
    expect(page.lines[0]?.closed).toBe(true);
  });

  test('beats keep it', () => {
    const { page } = watching();
    for (let second = 0; second < 60; second += 5) {
      vi.advanceTimersByTime(5000);
      page.line.say({ kind: 'beat', at: new Date().toISOString() });
    }
    expect(page.status.state).toBe('open');
  });

  test('what makes no sense ends it', () => {
    const { page } = watching();
    page.line.say('{');
    expect(page.status).toMatchObject({ state: 'waiting', trouble: 'malformed' });
  });

  test('it is tried at once when somebody asks for that', () => {
    const { page } = watching();
    page.line.drop();
    page.connection.hurry();
    expect(page.lines).toHaveLength(2);
    vi.advanceTimersByTime(1000);
    expect(page.lines).toHaveLength(2);
  });

  test('asleep it is not made; awake it is', () => {
    const { page } = watching();
    page.connection.sleep();
    expect(page.status).toEqual({ state: 'resting' });
    expect(page.lines[0]?.closed).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(page.lines).toHaveLength(1);
    page.connection.wake();
    page.line.welcome();
    expect(page.line.sent).toEqual([{ kind: 'subscribe', key: domains, epoch: 'e', seq: 1 }]);
  });
});

describe('being refused', () => {
  test.each([
    [401, { state: 'token', wrong: false, reason: '' }],
    [403, { state: 'refused', trouble: 'forbidden', reason: '403' }],
    [421, { state: 'refused', trouble: 'forbidden', reason: '421' }],
    [404, { state: 'refused', trouble: 'missing', reason: '404' }],
  ])('by HTTP status %i', async (http, status) => {
    const page = new Page();
    page.http = http;
    page.connection.watch(domains);
    page.line.drop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.status).toEqual(status);
    expect(page.lines).toHaveLength(1);
  });

  test.each([
    [4001, 'token'],
    [4002, 'token'],
    [4003, 'waiting'],
    [4005, 'waiting'],
    [4006, 'waiting'],
  ])('by close code %i', (code, state) => {
    const page = new Page();
    page.connection.watch(domains);
    page.line.open();
    page.line.drop(code, 'because');
    expect(page.status.state).toBe(state);
  });

  test('by a server that waits for a token', async () => {
    const page = new Page();
    page.connection.watch(domains);
    page.http = 401;
    page.line.open();
    await vi.advanceTimersByTimeAsync(500);
    expect(page.status).toEqual({ state: 'token', wrong: false, reason: '' });
    expect(page.line.closed).toBe(true);
  });

  test('by nobody: a server that is only slow is waited for', async () => {
    const page = new Page();
    page.connection.watch(domains);
    page.http = 200;
    page.line.open();
    await vi.advanceTimersByTimeAsync(5000);
    page.line.welcome();
    expect(page.status).toEqual({ state: 'open' });
  });

  test('a token is offered, and asked for again when it is wrong', () => {
    const page = new Page();
    page.connection.watch(domains);
    expect(page.line.protocols).toEqual(['ringlab.v1']);
    page.line.open();
    page.line.drop(4001, 'a token is needed');
    page.connection.giveToken('c2VjcmV0');
    expect(page.line.protocols).toEqual(['ringlab.v1', 'token.c2VjcmV0']);
    page.line.open();
    page.line.drop(4001, 'wrong token');
    expect(page.status).toEqual({ state: 'token', wrong: true, reason: 'wrong token' });
    page.connection.giveToken('cmlnaHQ');
    page.line.welcome();
    expect(page.status).toEqual({ state: 'open' });
  });
});

describe('asking', () => {
  const question = { kind: 'domainXML', host: 'a', name: 'x' } as const;

  test('an answer comes to its question', async () => {
    const { page } = watching();
    const one = page.connection.ask(question);
    const two = page.connection.ask({ ...question, name: 'y' });
    const [first, second] = page.line.sent.slice(1);
    page.line.say({ kind: 'answer', id: second?.id, text: 'two' });
    page.line.say({ kind: 'answer', id: first?.id, text: 'one' });
    expect(await Promise.all([one, two])).toEqual(['one', 'two']);
  });

  test('an error is told with its code', async () => {
    const { page } = watching();
    const asked = page.connection.ask(question);
    page.line.say({ kind: 'answer', id: 1, text: '', error: { code: 'notAllowed', message: 'no' } });
    await expect(asked).rejects.toMatchObject({ code: 'notAllowed', message: 'no' });
    await expect(asked).rejects.toBeInstanceOf(Unanswered);
  });

  test('a question waits for the first connection', async () => {
    const page = new Page();
    const asked = page.connection.ask(question);
    page.line.welcome();
    expect(page.line.sent).toEqual([{ kind: 'ask', id: 1, question }]);
    page.line.say({ kind: 'answer', id: 1, text: '<domain/>' });
    expect(await asked).toBe('<domain/>');
  });

  test('a question is lost with its connection, and cannot be asked without one', async () => {
    const { page } = watching();
    const asked = page.connection.ask(question);
    page.line.drop();
    await expect(asked).rejects.toMatchObject({ code: 'lost' });
    await expect(page.connection.ask(question)).rejects.toMatchObject({ code: 'lost' });
  });

  test('who gives up a question hears no answer', async () => {
    const { page } = watching();
    const cancel = new AbortController();
    const asked = page.connection.ask(question, cancel.signal);
    cancel.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    page.line.say({ kind: 'answer', id: 1, text: 'late' });
  });
});

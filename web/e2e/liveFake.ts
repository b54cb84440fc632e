import type { Page, WebSocketRoute } from 'playwright-core';
import { nameOf } from '../src/live/topics';
import type {
  Answer,
  BlockItem,
  CapabilitiesItem,
  CellItem,
  CPUItem,
  DomainItem,
  EventItem,
  HostRow,
  Key,
  MemoryItem,
  NetItem,
  NodeItem,
  Question,
  Request,
  Topic,
  VCPUItem,
} from '../src/live/types/message';

type Items = Record<string, object>;

/** Answers a question, or throws the code and message of why not. */
type Answering = (question: Question) => Pick<Answer, 'text' | 'error'>;

/** Stands in for the server of live hosts: a page's WebSocket leads here. */
export class FakeServer {
  answering: Answering = ({ kind }) => ({ text: '', error: { code: 'notAllowed', message: `no ${kind}` } });
  /** What was asked. */
  readonly questions: Question[] = [];
  /** All that pages have sent. */
  readonly requests: Request[] = [];
  /** The token that pages need; null where they need none. */
  token: string | null = null;
  /** Whether it turns away who comes, as a server that is going away does. */
  stopping = false;

  readonly #states = new Map<string, { key: Key; seq: number; items: Items }>();
  readonly #watching = new Map<WebSocketRoute, Set<string>>();

  async serve(page: Page): Promise<void> {
    await page.routeWebSocket(/\/api\/v1\/live$/, (socket) => this.#meet(socket));
    await page.route('**/api/v1/hosts', (route) =>
      this.token === null || route.request().headers().authorization === `Bearer ${this.token}`
        ? route.fulfill({ json: { hosts: [] } })
        : route.fulfill({ status: 401, json: { error: { code: 'token', message: 'a token is needed' } } }),
    );
  }

  #meet(socket: WebSocketRoute): void {
    const offered = socket.protocols().find((name) => name.startsWith('token.'));
    if (this.stopping) {
      void socket.close({ code: 1001, reason: 'the server is stopping' });
      return;
    }
    if (this.token !== null && !offered) return; // it waits for a hello
    if (this.token !== null && offered !== `token.${Buffer.from(this.token).toString('base64url')}`) {
      void socket.close({ code: 4001, reason: 'wrong token' });
      return;
    }
    this.#watching.set(socket, new Set());
    socket.onMessage((text) => this.#hear(socket, JSON.parse(String(text)) as Request));
    socket.onClose(() => this.#watching.delete(socket));
    this.#send(socket, { kind: 'welcome', at: new Date().toISOString(), beat: 5, maxKeys: 256 });
  }

  /** Ends all connections. */
  drop(code: number, reason: string): void {
    for (const socket of this.#watching.keys()) void socket.close({ code, reason });
    this.#watching.clear();
  }

  /** Changes a key without telling: who watches it misses a number. */
  changeUnheard(topic: Topic, host: string, items: Items): void {
    const name = nameOf({ host, topic, item: '' });
    const before = this.#states.get(name);
    if (before) this.#states.set(name, { ...before, seq: before.seq + 1, items });
  }

  /** Puts items in place of what a key holds, and tells those who watch. */
  set(topic: Topic, host: string, items: Items, item = ''): void {
    const key = { host, topic, item };
    const name = nameOf(key);
    const before = this.#states.get(name);
    this.#states.set(name, { key, seq: (before?.seq ?? 0) + 1, items });
    for (const [socket, watched] of this.#watching) {
      if (!watched.has(name)) continue;
      if (before) this.#change(socket, name, before.items);
      else this.#snapshot(socket, name);
    }
  }

  /** Takes a key away from those who watch it. */
  refuse(topic: Topic, host: string, item = ''): void {
    const key = { host, topic, item };
    this.#states.delete(nameOf(key));
    for (const [socket, watched] of this.#watching) {
      if (watched.delete(nameOf(key))) this.#refuse(socket, key);
    }
  }

  #hear(socket: WebSocketRoute, request: Request): void {
    const { kind, key, id, question, epoch, seq } = request;
    this.requests.push(request);
    const watched = this.#watching.get(socket);
    if (kind === 'subscribe' && key) {
      const name = nameOf(key);
      const state = this.#states.get(name);
      if (state) {
        watched?.add(name);
        if (epoch !== 'e' || seq !== state.seq) this.#snapshot(socket, name);
      } else if (key.topic === 'domain') {
        this.#refuse(socket, key);
      } else {
        watched?.add(name);
      }
    } else if (kind === 'unsubscribe' && key) {
      watched?.delete(nameOf(key));
    } else if (kind === 'ask' && question) {
      this.questions.push(question);
      this.#send(socket, { kind: 'answer', id, ...this.answering(question) });
    }
  }

  #snapshot(socket: WebSocketRoute, name: string): void {
    const state = this.#states.get(name);
    if (!state) return;
    this.#send(socket, { kind: 'snapshot', epoch: 'e', skipped: 0, ...state });
  }

  #change(socket: WebSocketRoute, name: string, before: Items): void {
    const state = this.#states.get(name);
    if (!state) return;
    const { key, seq, items } = state;
    const gone = Object.keys(before).filter((item) => !(item in items));
    this.#send(socket, { kind: 'change', key, epoch: 'e', seq, set: items, gone });
  }

  #refuse(socket: WebSocketRoute, key: Key): void {
    this.#send(socket, { kind: 'refusal', key, error: { code: 'noSuchItem', message: `no ${key.item}` } });
  }

  #send(socket: WebSocketRoute, message: object): void {
    socket.send(JSON.stringify(message));
  }
}

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

/** A host that is well, with what a test says of it. */
export function hostRow(id: string, said: Partial<HostRow> = {}): HostRow {
  return {
    id,
    name: id,
    labels: {},
    source: 'live',
    state: 'online',
    code: '',
    reason: '',
    since: ago(3_600_000),
    attempts: 0,
    heard: ago(500),
    latency: 1.2,
    latencies: [1.1, 1.3, 1.2],
    driver: 'QEMU',
    transport: 'unix',
    hostname: `${id}.example`,
    libvirt: '9.0.0',
    version: '7.2.0',
    cpus: 128,
    memory: 1_073_741_824,
    free: 536_870_912,
    busy: 0.25,
    running: 2,
    domains: 3,
    offers: ['domainCapabilities'],
    missing: [],
    failing: {},
    ...said,
  };
}

export function node(said: Partial<NodeItem> = {}): NodeItem {
  return {
    model: 'x86_64',
    memory: 1_073_741_824,
    cpus: 128,
    mhz: 2450,
    cells: 8,
    sockets: 1,
    cores: 8,
    threads: 2,
    online: Array.from({ length: 128 }, () => true),
    sysinfo:
      "<sysinfo type='smbios'><bios><entry name='vendor'>Example</entry><entry name='version'>1.2</entry></bios>" +
      "<system><entry name='manufacturer'>Example</entry><entry name='product'>Model 8</entry></system></sysinfo>",
    ...said,
  };
}

export function cpu(each: number[], at = ago(0)): CPUItem {
  const busy = each.filter((share) => share >= 0);
  const mean = busy.reduce((sum, share) => sum + share, 0) / Math.max(1, busy.length);
  return { at, user: mean * 0.7, kernel: mean * 0.25, iowait: mean * 0.05, idle: 1 - mean, each };
}

export function memory(free: number, at = ago(0)): MemoryItem {
  return { at, total: 1_073_741_824, free, buffers: 1_048_576, cached: 104_857_600 };
}

export function cell(number: number, free: number): CellItem {
  return {
    cell: number,
    total: 134_217_728,
    free,
    pages: [
      { size: 4, free: Math.floor(free / 4) },
      { size: 2048, free: 512 },
      { size: 1_048_576, free: number },
    ],
  };
}

export function capabilities(xml: string, number = 1): CapabilitiesItem {
  return { at: ago(60_000 * (3 - number)), hash: `hash-${number}-${xml.length}`, xml };
}

export function domain(uuid: string, name: string, said: Partial<DomainItem> = {}): DomainItem {
  return {
    uuid,
    name,
    id: 3,
    state: 'running',
    reason: 'booted',
    vcpus: 4,
    cpu: 1.5,
    memory: 4_194_304,
    maxMemory: 8_388_608,
    rss: 3_145_728,
    blockRead: 1_500_000,
    blockWrite: 350_000,
    netRead: 12_000,
    netWrite: 8_000,
    at: ago(0),
    persistent: true,
    xml: `<domain type='kvm' id='3'>\n  <name>${name}</name>\n  <uuid>${uuid}</uuid>\n</domain>\n`,
    ...said,
  };
}

export function vcpu(number: number, said: Partial<VCPUItem> = {}): VCPUItem {
  return { vcpu: number, state: 'running', cpu: 0.25 * number, on: number, pinned: '', ...said };
}

export function block(name: string, said: Partial<BlockItem> = {}): BlockItem {
  return {
    name,
    source: `/var/lib/libvirt/images/${name}.qcow2`,
    read: 1_500_000,
    write: 350_000,
    readOps: 120,
    writeOps: 8.5,
    capacity: 21_474_836_480,
    allocation: 5_368_709_120,
    ...said,
  };
}

export function net(name: string, said: Partial<NetItem> = {}): NetItem {
  return { name, read: 12_000, write: 8_000, readPackets: 15, sentPackets: 11, errors: 0, drops: 2, ...said };
}

export function event(
  kind: EventItem['kind'],
  name: string,
  what: string,
  said: Partial<EventItem> = {},
): EventItem {
  return { at: ago(90_000), kind, name, event: what, detail: '', ...said };
}

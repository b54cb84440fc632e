import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A private libvirtd, as server/live/libvirtdtest/daemon runs it. */
export interface Libvirtd {
  /** Its socket, of which all URIs here are. */
  readonly socket: string;
  /** The URI of the test driver's own node. */
  readonly testNode: string;
  /** The URI of a test driver's node with as many domains as were asked for; and as the daemon itself calls it. */
  readonly largeNode: string;
  readonly largeNodeThere: string;
  /** Runs one of the daemon command's own commands; returns what virsh printed. */
  run(command: string): Promise<string>;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a libvirtd; null where this machine cannot, which is told, and an error where CI is true. */
export async function startLibvirtd(domains = 20): Promise<Libvirtd | null> {
  const without = (reason: string) => {
    if (process.env.CI === 'true') throw new Error(reason);
    console.log(`not run: ${reason}`);
    return null;
  };
  if (spawnSync('go', ['version']).error)
    return without('a libvirtd of one’s own is started by Go: there is none');
  const daemon = spawn('go', ['run', './server/live/libvirtdtest/daemon', '-domains', String(domains)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaints = '';
  daemon.stderr.on('data', (part: Buffer) => {
    complaints += part;
  });
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  const lines = createInterface(daemon.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) {
    await ended;
    return without(complaints.trim());
  }
  const { socket, node } = JSON.parse(first.value) as { socket: string; node: string };
  const at = (uri: string) => `${uri.replace(/^test:/, 'test+unix:')}?socket=${socket}`;
  // An answer is a line; the next command waits for it.
  let turn: Promise<unknown> = Promise.resolve();
  const run = async (command: string): Promise<string> => {
    daemon.stdin.write(`${command}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`the daemon's keeper ended: ${complaints}`);
    const { ok, output = '', error } = JSON.parse(value) as { ok: boolean; output?: string; error?: string };
    if (!ok) throw new Error(`${command}: ${error}`);
    return output;
  };
  return {
    socket,
    testNode: at('test:///default'),
    largeNode: at(node),
    largeNodeThere: node,
    run(command) {
      const result = turn.then(() => run(command));
      turn = result.catch(() => undefined);
      return result;
    },
    async stop() {
      daemon.stdin.end();
      await ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const binary = process.env.RINGLAB ?? fileURLToPath(new URL('../../build/ringlab', import.meta.url));

/** A running `ringlab serve`. */
export interface Playground {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built playground on a free port, with these flags besides. */
export async function startPlayground(...flags: string[]): Promise<Playground> {
  if (!existsSync(binary)) {
    throw new Error(`${binary} is not built: run "go tool task build" in the project's folder`);
  }
  const server = spawn(binary, ['serve', '--listen', '127.0.0.1:0', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let log = '';
  server.stderr.on('data', (part: Buffer) => {
    log += part;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (part: Buffer) => {
      printed += part;
      const address = /^(http:\/\/\S+?)\/?\n/.exec(printed)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', (status) => reject(new Error(`ringlab serve ended with ${status}:\n${log}`)));
  });
  return {
    url,
    async stop() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

/** A way to a server that keeps what was sent on it. */
export interface Wiretap {
  readonly url: string;
  /** All bytes that browsers have sent, as Latin-1. */
  sent(): string;
  close(): void;
}

/** Listens on another port and hands every byte on to a playground. */
export async function tap(playground: Playground): Promise<Wiretap> {
  const { hostname, port } = new URL(playground.url);
  let sent = '';
  const open = new Set<Socket>();
  const server = createServer((browser) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [browser, upstream]) {
      open.add(socket);
      socket.on('error', () => {
        browser.destroy();
        upstream.destroy();
      });
    }
    browser.on('data', (bytes: Buffer) => {
      sent += bytes.toString('latin1');
    });
    browser.pipe(upstream).pipe(browser);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the tap has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent: () => sent,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

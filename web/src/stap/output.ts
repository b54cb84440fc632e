import { signal } from '@preact/signals';
import type { StapOutput } from '../engine/types/protocol';
import { type Row, Terminal } from './terminal';

/** What one firing wrote to one stream in one go. */
export interface Piece {
  stream: 'stdout' | 'stderr';
  /** -1 for what the runtime says by itself. */
  firing: number;
  /** ns of virtual time */
  at: bigint;
  text: string;
}

/** Pieces of one firing are joined up to this many characters. */
const longestPiece = 4096;

/** Everything a run has written, in order, as bytes and as a terminal shows it. */
export class Output {
  readonly pieces: Piece[] = [];
  /** Counts up with whatever is added and published. */
  readonly version = signal(0);
  #terminal = new Terminal();
  #bytes: Uint8Array<ArrayBuffer>[] = [];
  #length = 0;
  #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  /** How many bytes were written. */
  get length(): number {
    return this.#length;
  }

  /** The lines that a terminal shows; the last may go on. */
  get rows(): readonly Row[] {
    return this.#terminal.rows;
  }

  /** How many rows were there before those that are kept. */
  get dropped(): number {
    return this.#terminal.dropped;
  }

  /** Adds what a step of the run wrote: the pieces, and the bytes they divide among them. */
  add(written: readonly StapOutput[], bytes: Uint8Array): void {
    if (written.length === 0) return;
    const own = bytes.slice();
    this.#bytes.push(own);
    this.#length += own.length;
    let from = 0;
    for (const { stream, firing, at, bytes: count } of written) {
      // A character may be cut in two where one piece ends.
      const text = this.#decoders[stream].decode(own.subarray(from, from + count), { stream: true });
      from += count;
      if (text !== '') this.#append({ stream, firing, at: BigInt(at), text });
    }
  }

  /** Lets those who watch know. */
  publish(): void {
    this.version.value++;
  }

  /** All of it as text, as the two streams mix. */
  text(): string {
    return this.pieces.map(({ text }) => text).join('');
  }

  /** All of it to the byte. */
  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#bytes) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #append(piece: Piece): void {
    const last = this.pieces.at(-1);
    this.#terminal.write(piece);
    if (
      last &&
      last.firing === piece.firing &&
      last.stream === piece.stream &&
      last.at === piece.at &&
      last.text.length + piece.text.length <= longestPiece
    ) {
      last.text += piece.text;
      return;
    }
    this.pieces.push(piece);
  }
}

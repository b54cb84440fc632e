import type { Piece } from './output';

/** How characters look; what an escape sequence of the run chose. */
export interface Look {
  /** 0 to 7, or -1 for the terminal's own. */
  foreground: number;
  background: number;
  bold: boolean;
  underlined: boolean;
  inverse: boolean;
}

/** Characters of one firing and one look. */
export interface Span {
  text: string;
  look: Look;
  firing: number;
}

/** One line of the terminal. */
export interface Row {
  /** Counted from 0 over the whole run. */
  number: number;
  stream: 'stdout' | 'stderr';
  /** The firing that began the line, and when. */
  firing: number;
  at: bigint;
  spans: Span[];
  /** Where the screen was cleared: the line says so, and holds nothing else. */
  cleared: boolean;
}

const plain: Look = {
  foreground: -1,
  background: -1,
  bold: false,
  underlined: false,
  inverse: false,
};

/** A terminal remembers this many lines. */
const mostRows = 20_000;

/** An escape sequence with its parameters and its final character, or any other control character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const special = /\u001b\[([\d;?]*)([@-~])|\u001b.?|[\u0000-\u0008\u000a-\u001f\u007f]/g;

/**
 * What a terminal makes of a run's output: lines, with the colours that a
 * script asks for. It scrolls like one: a screen that is cleared stays to be
 * read, below a mark. Control characters that mean nothing here are shown by
 * their pictures.
 */
export class Terminal {
  readonly rows: Row[] = [];
  /** How many rows are no longer remembered. */
  dropped = 0;
  #look = plain;
  /** The row that is written to; null where the next character begins one. */
  #open: Row | null = null;
  /** A carriage return came: the row begins anew if more is written on it. */
  #returned = false;

  write(piece: Piece): void {
    if (this.#open && this.#open.stream !== piece.stream) this.#open = null;
    let from = 0;
    for (const match of piece.text.matchAll(special)) {
      this.#put(piece.text.slice(from, match.index), piece);
      from = match.index + match[0].length;
      this.#control(match[0], match[1] ?? '', match[2] ?? '', piece);
    }
    this.#put(piece.text.slice(from), piece);
    if (this.rows.length > mostRows * 1.25) {
      this.dropped += this.rows.splice(0, this.rows.length - mostRows).length;
    }
  }

  #control(sequence: string, parameters: string, final: string, piece: Piece): void {
    if (sequence === '\n') {
      this.#row(piece);
      this.#open = null;
      this.#returned = false;
    } else if (sequence === '\r') {
      this.#returned = this.#open !== null;
    } else if (final === 'm') {
      this.#look = restyled(this.#look, parameters);
    } else if (final === 'J') {
      this.#open = null;
      if (this.rows.length > 0 && !this.rows.at(-1)?.cleared) {
        this.#row(piece).cleared = true;
        this.#open = null;
      }
    } else if (final === '') {
      this.#put(pictures(sequence), piece);
    }
    // Sequences that move or hide the cursor leave no trace on paper.
  }

  #put(text: string, piece: Piece): void {
    if (text === '') return;
    const row = this.#row(piece);
    if (this.#returned) row.spans = [];
    this.#returned = false;
    const last = row.spans.at(-1);
    if (last && last.firing === piece.firing && last.look === this.#look) last.text += text;
    else row.spans.push({ text, look: this.#look, firing: piece.firing });
  }

  #row({ stream, firing, at }: Piece): Row {
    if (this.#open) return this.#open;
    const number = this.dropped + this.rows.length;
    const row: Row = { number, stream, firing, at, spans: [], cleared: false };
    this.rows.push(row);
    this.#open = row;
    return row;
  }
}

/** Characters of Unicode that picture control characters. */
function pictures(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.charCodeAt(0);
      if (code === 0x7f) return '\u2421';
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : character;
    })
    .join('');
}

/** A look after a sequence that selects graphic renditions. */
function restyled(look: Look, parameters: string): Look {
  let next = { ...look };
  for (const code of parameters.split(';').map(Number)) {
    if (code === 0) next = { ...plain };
    else if (code === 1) next.bold = true;
    else if (code === 4) next.underlined = true;
    else if (code === 7) next.inverse = true;
    else if (code === 22) next.bold = false;
    else if (code === 24) next.underlined = false;
    else if (code === 27) next.inverse = false;
    else if (code >= 30 && code <= 37) next.foreground = code - 30;
    else if (code === 39) next.foreground = -1;
    else if (code >= 40 && code <= 47) next.background = code - 40;
    else if (code === 49) next.background = -1;
    else if (code >= 90 && code <= 97) next.foreground = code - 90;
    else if (code >= 100 && code <= 107) next.background = code - 100;
  }
  return next;
}

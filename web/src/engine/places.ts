/**
 * The engine counts bytes of UTF-8, the editor and JavaScript count UTF-16
 * units. Here, and nowhere else, one becomes the other.
 */
export interface Places {
  /** Length of the text in bytes. */
  readonly bytes: number;
  /** The UTF-16 offset of a byte offset; inside a character, its start. */
  unit(byte: number): number;
  /** The byte offset of a UTF-16 offset; inside a surrogate pair, its start. */
  byte(unit: number): number;
}

/** How many units lie between two checkpoints: the most a conversion walks. */
const stride = 512;

/** Indexes a text once, so that many offsets convert in little time each. */
export function placesOf(text: string): Places {
  const checkpoints = new Uint32Array(Math.floor(text.length / stride) + 1);
  let bytes = 0;
  for (let unit = 0; unit < text.length; ) {
    // A checkpoint inside a pair stands for the pair's start.
    if (unit % stride === 0) checkpoints[unit / stride] = bytes;
    const [units, width] = sizeAt(text, unit);
    if (units === 2 && (unit + 1) % stride === 0) checkpoints[(unit + 1) / stride] = bytes;
    bytes += width;
    unit += units;
  }
  if (text.length % stride === 0) checkpoints[text.length / stride] = bytes;

  if (bytes === text.length) {
    const clamp = (offset: number) => Math.min(Math.max(offset, 0), bytes);
    return { bytes, unit: clamp, byte: clamp };
  }

  return {
    bytes,
    unit(byte) {
      let low = 0;
      let high = checkpoints.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((checkpoints[middle] ?? 0) <= byte) low = middle;
        else high = middle - 1;
      }
      let unit = startOfCharacter(text, low * stride);
      let at = checkpoints[low] ?? 0;
      while (unit < text.length) {
        const [units, width] = sizeAt(text, unit);
        if (at + width > byte) break;
        at += width;
        unit += units;
      }
      return unit;
    },
    byte(unit) {
      const target = startOfCharacter(text, Math.min(Math.max(unit, 0), text.length));
      const low = Math.floor(target / stride);
      let at = checkpoints[low] ?? 0;
      for (let walk = startOfCharacter(text, low * stride); walk < target; ) {
        const [units, width] = sizeAt(text, walk);
        at += width;
        walk += units;
      }
      return at;
    },
  };
}

/** UTF-16 units and UTF-8 bytes of the character that starts at a unit. */
function sizeAt(text: string, unit: number): readonly [units: number, bytes: number] {
  const code = text.charCodeAt(unit);
  if (code < 0x80) return one;
  if (code < 0x800) return two;
  // A surrogate without its partner is encoded as U+FFFD: three bytes.
  return isHigh(code) && isLow(text.charCodeAt(unit + 1)) ? four : three;
}

const one = [1, 1] as const;
const two = [1, 2] as const;
const three = [1, 3] as const;
const four = [2, 4] as const;

function startOfCharacter(text: string, unit: number): number {
  const inside = unit > 0 && isLow(text.charCodeAt(unit)) && isHigh(text.charCodeAt(unit - 1));
  return inside ? unit - 1 : unit;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

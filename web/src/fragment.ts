/**
 * A share link carries the work itself, compressed, in the URL's fragment,
 * which a browser never sends to a server: `#d=` and base64url of raw DEFLATE
 * of JSON.
 */

/** Longer fragments are cut by chat programs and mail: offer a file instead. */
export const longestFragment = 32 * 1024;

/** What a link may unfold to, in characters. */
const longestText = 64 * 1024 * 1024;

export class DamagedLink extends Error {}

export function carriesWork(fragment: string): boolean {
  return fragment.startsWith('#d=');
}

export async function fragmentOf(shared: unknown): Promise<string> {
  const json = new Blob([JSON.stringify(shared)]);
  const packed = json.stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `#d=${toBase64URL(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/**
 * Unpacks a fragment; throws DamagedLink for anything fragmentOf did not write,
 * and where check throws, which makes a lab's work of what was unpacked.
 */
export async function readFragment<Shared>(
  fragment: string,
  check: (value: Record<string, unknown>) => Shared,
): Promise<Shared> {
  try {
    const packed = new Blob([fromBase64URL(fragment.slice('#d='.length))]);
    const unpacked = packed
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }));
    let json = '';
    for await (const part of unpacked) {
      json += part;
      if (json.length > longestText) throw new RangeError('too long');
    }
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
    return check(value as Record<string, unknown>);
  } catch (error) {
    throw new DamagedLink(String(error));
  }
}

export function toBase64URL(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64URL(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw new TypeError('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

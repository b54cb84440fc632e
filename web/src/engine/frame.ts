/**
 * A frame is one message across the engine's border: the length of the head as
 * four little-endian bytes, the head as JSON, then the texts whose lengths in
 * bytes the head lists. Texts stand outside the JSON so that a large document
 * is never escaped.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeFrame(head: object, texts: readonly Uint8Array[]): Uint8Array {
  const json = encoder.encode(JSON.stringify({ ...head, texts: texts.map((text) => text.length) }));
  const frame = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 4 + json.length));
  new DataView(frame.buffer).setUint32(0, json.length, true);
  frame.set(json, 4);
  let at = 4 + json.length;
  for (const text of texts) {
    frame.set(text, at);
    at += text.length;
  }
  return frame;
}

export function decodeFrame<Head extends { texts: number[] }>(
  frame: Uint8Array,
): { head: Head; texts: Uint8Array[] } {
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
  const head = JSON.parse(decoder.decode(frame.subarray(4, 4 + length))) as Head;
  let at = 4 + length;
  const texts = head.texts.map((bytes) => {
    const text = frame.subarray(at, at + bytes);
    at += bytes;
    return text;
  });
  return { head, texts };
}

import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from './frame';

test('a frame carries its head and texts unchanged', () => {
  const encoder = new TextEncoder();
  const texts = ['<capabilities/>', '', '中文 😀'].map((text) => encoder.encode(text));
  const { head, texts: back } = decodeFrame<{ id: number; texts: number[] }>(encodeFrame({ id: 7 }, texts));
  expect(head).toEqual({ id: 7, texts: [15, 0, 11] });
  expect(back.map((text) => new TextDecoder().decode(text))).toEqual(['<capabilities/>', '', '中文 😀']);
});

test('a frame may stand anywhere in a larger buffer', () => {
  const frame = encodeFrame({ id: 1 }, [new Uint8Array([65])]);
  const memory = new Uint8Array(frame.length + 20);
  memory.set(frame, 13);
  const { texts } = decodeFrame(memory.subarray(13, 13 + frame.length));
  expect([...(texts[0] ?? [])]).toEqual([65]);
});

import { expect, test } from 'vitest';
import { Held } from './held';
import type { Change, Snapshot } from './types/message';

const key = { host: 'a', topic: 'domains', item: '' } as const;

function snapshot(seq: number, items: Snapshot['items'], epoch = 'e'): Snapshot {
  return { kind: 'snapshot', key, epoch, seq, skipped: 0, items };
}

function change(seq: number, set: Change['set'], gone: string[] = [], epoch = 'e'): Change {
  return { kind: 'change', key, epoch, seq, set, gone };
}

function begun(): Held {
  const held = new Held();
  held.start(snapshot(3, { one: { state: 'running', cpu: 1 }, two: { state: 'shutoff' } }));
  return held;
}

test('a change sets fields, takes fields away, adds items and takes items away', () => {
  const held = begun();
  expect(
    held.go(change(4, { one: { cpu: null, state: 'paused' }, three: { state: 'running' } }, ['two'])),
  ).toBe('done');
  expect(Object.fromEntries(held.items())).toEqual({ one: { state: 'paused' }, three: { state: 'running' } });
  expect(held.seq).toBe(4);
});

test('an item that is gone and set at once is a new one', () => {
  const held = begun();
  held.go(change(4, { one: { state: 'crashed' } }, ['one']));
  expect(held.items().get('one')).toEqual({ state: 'crashed' });
});

test('items that were handed out stay as they were; unchanged ones are the same objects', () => {
  const held = begun();
  const before = held.items();
  held.go(change(4, { one: { cpu: 2 } }));
  held.go(change(5, { one: { cpu: 3 } }));
  const after = held.items();
  expect(before.get('one')).toEqual({ state: 'running', cpu: 1 });
  expect(after.get('one')).toEqual({ state: 'running', cpu: 3 });
  expect(after.get('two')).toBe(before.get('two'));
});

test.each([
  ['one that is known already', change(3, { one: { cpu: 9 } }), 'old'],
  ['one too far ahead', change(5, { one: { cpu: 9 } }), 'gap'],
  ['one of another epoch', change(4, { one: { cpu: 9 } }, [], 'f'), 'gap'],
] as const)('%s changes nothing', (_, message, result) => {
  const held = begun();
  const before = held.items();
  expect(held.go(message)).toBe(result);
  expect(held.items()).toBe(before);
  expect(held.seq).toBe(3);
});

test('changes before a snapshot that was asked for are of no use, and the items stay', () => {
  const held = begun();
  held.forget();
  expect(held.go(change(4, { one: { cpu: 9 } }))).toBe('old');
  expect(held.items().get('one')).toEqual({ state: 'running', cpu: 1 });
  held.start(snapshot(1, {}, 'f'));
  expect(held.items().size).toBe(0);
  expect(held.go(change(2, { one: { cpu: 9 } }, [], 'f'))).toBe('done');
});

test('a name that every object has is a name like any other', () => {
  const held = begun();
  held.go(change(4, { constructor: { state: 'running' } }));
  expect(held.items().get('constructor')).toEqual({ state: 'running' });
});

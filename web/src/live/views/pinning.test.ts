import { expect, test } from 'vitest';
import { cpusOfList, pinningOf } from './pinning';

test.each([
  ['0-3,8', [0, 1, 2, 3, 8]],
  ['0-7,^2,^5', [0, 1, 3, 4, 6, 7]],
  ['5', [5]],
  [' 1 , 3 ', [1, 3]],
  ['3,1,1', [1, 3]],
  ['', []],
  ['a-b,-,7-', []],
  ['4-2', []],
  ['999999', []],
])('the list %j', (list, cpus) => {
  expect(cpusOfList(list)).toEqual(cpus);
});

const host = [0, 1, 2, 3];

test('vCPUs may run where they are pinned, and on all CPUs where they are not', () => {
  const { allowed, ran, free } = pinningOf(
    [
      { vcpu: 0, on: 1, pinned: '0-1' },
      { vcpu: 1, on: 1, pinned: '' },
      { vcpu: 2, on: -1, pinned: '3' },
    ],
    host,
  );
  expect(Object.fromEntries(allowed)).toEqual({ 0: 2, 1: 2, 2: 1, 3: 2 });
  expect(Object.fromEntries(ran)).toEqual({ 1: [0, 1] });
  expect(free).toBe(false);
});

test('vCPUs that name every CPU of the host are as free as those that name none', () => {
  expect(pinningOf([{ vcpu: 0, on: 0, pinned: '0-15' }], host).free).toBe(true);
  expect(pinningOf([{ vcpu: 0, on: 0, pinned: '' }], host).free).toBe(true);
});

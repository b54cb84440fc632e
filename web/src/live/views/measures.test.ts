import { expect, test } from 'vitest';
import type { Items, Moment } from '../topics';
import type { CPUItem } from '../types/message';
import { busiest, measuresOf, rangeOf } from './measures';

function cpu(at: string, user: number): CPUItem {
  return { at, user, kernel: 0, iowait: 0, idle: 1 - user, each: [] };
}

function moment(at: number, items: Record<string, object> | null): Moment<'node'> {
  return { at, items: items && (new Map(Object.entries(items)) as unknown as Items<'node'>) };
}

const readings = [{ label: 'user', read: (items: Items<'node'>) => items.get('cpu')?.user }];
const of = (past: Moment<'node'>[]) => measuresOf<'node'>(past, readings, (items) => items.get('cpu')?.at);

test('measures are taken at each moment, once for each measurement', () => {
  const past = [
    moment(1000, { cpu: cpu('a', 0.1) }),
    moment(1500, { cpu: cpu('a', 0.1), memory: {} }),
    moment(3000, { cpu: cpu('b', 0.1) }),
  ];
  expect(of(past)).toEqual({ times: [1, 3], measures: [{ label: 'user', values: [0.1, 0.1] }] });
});

test('where nobody was watching there is a gap', () => {
  const past = [
    moment(1000, { cpu: cpu('a', 0.1) }),
    moment(2000, null),
    moment(9000, { cpu: cpu('a', 0.1) }),
  ];
  expect(of(past)).toEqual({ times: [1, 2, 9], measures: [{ label: 'user', values: [0.1, null, 0.1] }] });
});

test('moments from before anything was measured are left out', () => {
  expect(of([moment(1000, { node: {} }), moment(2000, { cpu: cpu('a', 0.5) })]).times).toEqual([2]);
});

test('a number that is missing is a gap', () => {
  const measured = measuresOf<'node'>(
    [moment(1000, { cpu: cpu('a', Number.NaN) })],
    readings,
    (items) => items.get('cpu')?.at,
  );
  expect(measured.measures[0]?.values).toEqual([null]);
});

test('the range of a measure', () => {
  expect(rangeOf([null, 3, 1, null])).toEqual({ low: 1, high: 3, last: null });
  expect(rangeOf([2])).toEqual({ low: 2, high: 2, last: 2 });
  expect(rangeOf([null])).toBeNull();
});

test('the busiest keep their order', () => {
  const measures = [3, 9, 1, 9].map((value, i) => ({ label: `${i}`, values: [value, null] }));
  expect(busiest({ times: [0, 1], measures }, 2).measures.map(({ label }) => label)).toEqual(['1', '3']);
  expect(busiest({ times: [0, 1], measures }, 4).measures).toBe(measures);
});

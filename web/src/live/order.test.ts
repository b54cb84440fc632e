import { describe, expect, test } from 'vitest';
import { hostMatches, matches, orderDomains, orderHosts, pressed } from './order';
import type { DomainRow, HostRow } from './types/message';

function host(id: string, more: Partial<HostRow>): HostRow {
  return {
    id,
    name: id,
    labels: {},
    source: 'live',
    state: 'online',
    code: '',
    reason: '',
    since: '',
    attempts: 0,
    latencies: [],
    transport: 'unix',
    offers: [],
    missing: [],
    failing: {},
    ...more,
  };
}

function domain(name: string, more: Partial<DomainRow>): DomainRow {
  return {
    uuid: name,
    name,
    id: -1,
    state: 'shutoff',
    reason: '',
    vcpus: 1,
    memory: 0,
    maxMemory: 0,
    ...more,
  };
}

const hosts = [
  host('node-10', { latency: 3 }),
  host('node-2', { latency: 30 }),
  host('gone', { state: 'offline' }),
  host('slow', { state: 'degraded', latency: 1500 }),
  host('new', { state: 'connecting' }),
];

describe('the order of hosts', () => {
  test('is the worst first, then by name as people count', () => {
    expect(orderHosts(hosts, null).map(({ id }) => id)).toEqual(['gone', 'slow', 'new', 'node-2', 'node-10']);
  });

  test.each([
    [true, ['slow', 'node-2', 'node-10', 'gone', 'new']],
    [false, ['node-10', 'node-2', 'slow', 'gone', 'new']],
  ])('by latency has those without one last (down: %s)', (down, order) => {
    expect(orderHosts(hosts, { by: 'latency', down }).map(({ id }) => id)).toEqual(order);
  });

  test('by memory is by the share that is used', () => {
    const rows = [
      host('a', { memory: 100, free: 50 }),
      host('b', { memory: 10, free: 1 }),
      host('c', { memory: 10 }),
    ];
    expect(orderHosts(rows, { by: 'memory', down: true }).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });
});

test('domains: a crashed one first, then what runs, by name', () => {
  const rows = [
    domain('off', {}),
    domain('vm10', { state: 'running' }),
    domain('vm9', { state: 'running' }),
    domain('bad', { state: 'crashed' }),
  ];
  expect(orderDomains(rows, null).map(({ name }) => name)).toEqual(['bad', 'vm9', 'vm10', 'off']);
  expect(orderDomains(rows, { by: 'name', down: true })[0]?.name).toBe('vm10');
});

test('pressing a head sorts by it, turns round, and ends', () => {
  const once = pressed(null, 'cpu', true);
  expect(once).toEqual({ by: 'cpu', down: true });
  const twice = pressed(once, 'cpu', true);
  expect(twice).toEqual({ by: 'cpu', down: false });
  expect(pressed(twice, 'cpu', true)).toBeNull();
  expect(pressed(twice, 'name', false)).toEqual({ by: 'name', down: false });
});

test.each([
  ['', true],
  ['NODE', true],
  ['rack=3 node', true],
  ['rack=4', false],
  ['tls', true],
])('a host matches %j: %s', (filter, result) => {
  const row = host('n1', { name: 'Node one', labels: { rack: '3' }, transport: 'tls' });
  expect(hostMatches(filter, row)).toBe(result);
});

test('a filter does not match across texts', () => {
  expect(matches('ab', ['a', 'b'])).toBe(false);
});

import { expect, test } from 'vitest';
import type { GuestRow, Machine } from '../../engine/types/report';
import { applicable, type Filter, filterGuests, nativeGuest, valuesOf } from './guests';

const place = { start: 0, end: 0 };

function machine(name: string, part: Partial<Machine> = {}): Machine {
  return { name, canonical: '', aliases: [], maxCpus: 0, deprecated: false, place, ...part };
}

function row(index: number, arch: string, domains: string[], machines: Machine[]): GuestRow {
  return {
    index,
    arch,
    machines,
    osType: 'hvm',
    kind: 'full virtualization',
    wordSize: '64',
    emulator: `/usr/bin/qemu-system-${arch}`,
    loader: '',
    domains: domains.map((type) => ({ type, emulator: '', ownMachines: false, machines: [], place })),
    features: [],
    place,
  };
}

const rows = [
  row(
    0,
    'x86_64',
    ['qemu', 'kvm'],
    [machine('isapc', { deprecated: true }), machine('pc', { canonical: 'pc-i440fx-9.0' })],
  ),
  row(1, 'aarch64', ['qemu'], [machine('virt-2.10'), machine('virt-2.9'), machine('raspi3b')]),
];
const all: Filter = { text: '', osType: '', arch: '', domain: '', deprecated: true };

function names(filter: Partial<Filter>): Record<string, string[]> {
  const found = filterGuests(rows, { ...all, ...filter });
  return Object.fromEntries(found.map(({ row, machines }) => [row.arch, machines.map(({ name }) => name)]));
}

test('without a filter everything is found, aliases first, machines in the order of their numbers', () => {
  expect(names({})).toEqual({ x86_64: ['pc', 'isapc'], aarch64: ['raspi3b', 'virt-2.9', 'virt-2.10'] });
});

test('a word may name the guest, its machine, or what an alias stands for', () => {
  expect(names({ text: 'AARCH64 virt' })).toEqual({ aarch64: ['virt-2.9', 'virt-2.10'] });
  expect(names({ text: 'i440fx' })).toEqual({ x86_64: ['pc'] });
  expect(names({ text: 'kvm' })).toEqual({ x86_64: ['pc', 'isapc'] });
  expect(names({ text: 'x86_64 virt-2.9' })).toEqual({});
});

test('choices narrow down', () => {
  expect(names({ domain: 'kvm', deprecated: false })).toEqual({ x86_64: ['pc'] });
  expect(names({ arch: 'aarch64', domain: 'kvm' })).toEqual({});
  expect(valuesOf(rows)).toEqual({
    osTypes: ['hvm'],
    archs: ['aarch64', 'x86_64'],
    domains: ['kvm', 'qemu'],
  });
});

test('the guest to begin with is of the host’s architecture, hvm if there is one', () => {
  const xen = (index: number, arch: string, osType: string) => ({ ...row(index, arch, ['xen'], []), osType });
  const guests = [xen(0, 'i686', 'hvm'), xen(1, 'x86_64', 'xen'), xen(2, 'x86_64', 'hvm')];
  expect(nativeGuest(guests, 'x86_64')?.index).toBe(2);
  expect(nativeGuest(guests.slice(0, 2), 'x86_64')?.index).toBe(1);
  expect(nativeGuest(guests, 's390x')?.index).toBe(0);
  expect(nativeGuest([], 'x86_64')).toBeUndefined();
});

test('what a document does not have is not asked of it', () => {
  const values = valuesOf(rows);
  const filter = { ...all, text: 'virt', arch: 's390x', domain: 'kvm', osType: 'xen' };
  expect(applicable(filter, values)).toEqual({ ...all, text: 'virt', domain: 'kvm' });
});

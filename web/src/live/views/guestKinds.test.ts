import { expect, test } from 'vitest';
import type { GuestDomain, GuestRow, Machine } from '../../engine/types/report';
import { choicesOf } from './guestKinds';

const place = { start: 0, end: 0 };
const machine = (name: string): Machine => ({
  name,
  canonical: '',
  aliases: [],
  maxCpus: 0,
  deprecated: false,
  place,
});
const way = (type: string, own: string[] = []): GuestDomain => ({
  type,
  emulator: '',
  ownMachines: own.length > 0,
  machines: own.map(machine),
  place,
});
const guest = (index: number, arch: string, machines: string[], domains: GuestDomain[]): GuestRow => ({
  index,
  osType: 'hvm',
  kind: '',
  arch,
  wordSize: '64',
  emulator: '',
  loader: '',
  machines: machines.map(machine),
  domains,
  features: [],
  place,
});

const rows = [
  guest(0, 'x86_64', ['q35', 'pc'], [way('qemu'), way('kvm', ['q35'])]),
  guest(1, 'aarch64', ['virt'], [way('qemu')]),
  guest(2, 'x86_64', ['pc'], [way('xen')]),
];

test('an architecture has the machines and ways of all its guests, each once', () => {
  expect(choicesOf(rows, 'x86_64', '')).toEqual({
    archs: ['x86_64', 'aarch64'],
    virtTypes: ['qemu', 'kvm', 'xen'],
    machines: ['q35', 'pc'],
  });
});

test('a way of running that states machines of its own has those', () => {
  expect(choicesOf(rows.slice(0, 2), 'x86_64', 'kvm').machines).toEqual(['q35']);
});

test('an architecture that is not there has nothing', () => {
  expect(choicesOf(rows, 'riscv64', 'kvm')).toEqual({
    archs: ['x86_64', 'aarch64'],
    virtTypes: [],
    machines: [],
  });
});

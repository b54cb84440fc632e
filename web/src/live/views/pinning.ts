import type { VCPUItem } from '../types/message';

/**
 * The CPUs of a list as libvirt writes it: `0-3,8,^2` are 0, 1, 3 and 8. What
 * makes no sense is left out.
 */
export function cpusOfList(list: string): number[] {
  const cpus = new Set<number>();
  for (const part of list.split(',')) {
    const match = /^\s*(\^?)(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part);
    if (!match) continue;
    const first = Number(match[2]);
    const last = match[3] === undefined ? first : Number(match[3]);
    for (let cpu = first; cpu <= last; cpu++) {
      if (match[1]) cpus.delete(cpu);
      else cpus.add(cpu);
    }
  }
  return [...cpus].sort((a, b) => a - b);
}

/** Where vCPUs may run and where they last ran. */
export interface Pinning {
  /** How many of the vCPUs may run on each of the host's CPUs. */
  allowed: Map<number, number>;
  /** The vCPUs that last ran on each of the host's CPUs. */
  ran: Map<number, number[]>;
  /** Whether each vCPU may run on all CPUs. */
  free: boolean;
}

/** Pinning of vCPUs on a host with these CPUs. */
export function pinningOf(
  vcpus: readonly Pick<VCPUItem, 'vcpu' | 'on' | 'pinned'>[],
  host: readonly number[],
): Pinning {
  const allowed = new Map<number, number>();
  const ran = new Map<number, number[]>();
  let free = true;
  for (const { vcpu, on, pinned } of vcpus) {
    const cpus = pinned === '' ? host : cpusOfList(pinned);
    const may = new Set(cpus);
    if (host.some((cpu) => !may.has(cpu))) free = false;
    for (const cpu of may) allowed.set(cpu, (allowed.get(cpu) ?? 0) + 1);
    if (on >= 0) ran.set(on, [...(ran.get(on) ?? []), vcpu]);
  }
  return { allowed, ran, free };
}

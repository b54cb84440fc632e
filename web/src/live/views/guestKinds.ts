import type { GuestRow } from '../../engine/types/report';

/** A kind of guest, as domain capabilities are asked for. */
export interface GuestKind {
  arch: string;
  machine: string;
  virtType: string;
}

/** What can be asked for: architectures, and of one of them machines and ways to run it. */
export function choicesOf(
  rows: readonly GuestRow[],
  arch: string,
  virtType: string,
): { archs: string[]; virtTypes: string[]; machines: string[] } {
  const of = rows.filter((row) => row.arch === arch);
  const virtTypes = of.flatMap((row) => row.domains.map((domain) => domain.type));
  const machines = of.flatMap((row) => {
    const own = row.domains.find((domain) => domain.type === virtType && domain.ownMachines);
    return (own?.machines ?? row.machines).map((machine) => machine.name);
  });
  return {
    archs: [...new Set(rows.map((row) => row.arch))],
    virtTypes: [...new Set(virtTypes)],
    machines: [...new Set(machines)],
  };
}

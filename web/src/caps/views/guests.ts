import type { GuestRow, Machine } from '../../engine/types/report';

/** What guests are narrowed down by; an empty string lets everything through. */
export interface Filter {
  text: string;
  osType: string;
  arch: string;
  domain: string;
  /** Whether deprecated machines count. */
  deprecated: boolean;
}

export interface FoundGuest {
  row: GuestRow;
  /** The machines of the guest that the filter lets through. */
  machines: readonly Machine[];
}

/**
 * The filter as far as a document has what it asks for: a choice made for
 * another document must not hide all of this one.
 */
export function applicable(filter: Filter, { osTypes, archs, domains }: Values): Filter {
  const among = (value: string, values: readonly string[]) => (values.includes(value) ? value : '');
  return {
    ...filter,
    osType: among(filter.osType, osTypes),
    arch: among(filter.arch, archs),
    domain: among(filter.domain, domains),
  };
}

/**
 * Every word of the text must be found in the guest's own names, which lets all
 * its machines through, or in a machine, which lets that one through. Aliases
 * stand before the machines that are named by version.
 */
export function filterGuests(rows: readonly GuestRow[], filter: Filter): FoundGuest[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: FoundGuest[] = [];
  for (const row of rows) {
    if (filter.osType && row.osType !== filter.osType) continue;
    if (filter.arch && row.arch !== filter.arch) continue;
    if (filter.domain && !row.domains.some((domain) => domain.type === filter.domain)) continue;
    const own = [row.osType, row.arch, row.emulator, ...row.domains.map((domain) => domain.type)]
      .join(' ')
      .toLowerCase();
    const left = words.filter((word) => !own.includes(word));
    const machines = row.machines.filter((machine) => {
      if (machine.deprecated && !filter.deprecated) return false;
      const names = [machine.name, machine.canonical, ...machine.aliases].join(' ').toLowerCase();
      return left.every((word) => names.includes(word));
    });
    machines.sort((a, b) => Number(!a.canonical) - Number(!b.canonical) || byName(a.name, b.name));
    if (left.length === 0 || machines.length > 0) found.push({ row, machines });
  }
  return found;
}

/** Numbers in names count as numbers: virt-2.9 before virt-2.10. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

/** The values to choose from, each once, sorted. */
export interface Values {
  osTypes: string[];
  archs: string[];
  domains: string[];
}

export function valuesOf(rows: readonly GuestRow[]): Values {
  const sorted = (values: Iterable<string>) => [...new Set(values)].sort();
  return {
    osTypes: sorted(rows.map((row) => row.osType)),
    archs: sorted(rows.map((row) => row.arch)),
    domains: sorted(rows.flatMap((row) => row.domains.map((domain) => domain.type))),
  };
}

/** The guest to offer first: of the host's own architecture, and hvm before others. */
export function nativeGuest(rows: readonly GuestRow[], hostArch: string): GuestRow | undefined {
  const native = rows.filter((row) => row.arch === hostArch);
  return native.find((row) => row.osType === 'hvm') ?? native[0] ?? rows[0];
}

import type { DomainRow, HostRow, State } from './types/message';

/** By what a table is sorted, and whether from the largest on; null for its own order. */
export type Sorting<Column extends string> = { by: Column; down: boolean } | null;

/** The next sorting when a column's head is pressed: numbers start with the largest, and the third press ends it. */
export function pressed<Column extends string>(
  sorting: Sorting<Column>,
  by: Column,
  numeric: boolean,
): Sorting<Column> {
  if (sorting?.by !== by) return { by, down: numeric };
  return sorting.down === numeric ? { by, down: !numeric } : null;
}

/** The worse, the lower. */
const badness: Record<State, number> = { offline: 0, degraded: 1, connecting: 2, online: 3 };

export type HostColumn = 'name' | 'state' | 'latency' | 'cpu' | 'memory' | 'domains';

const hostValues: Record<HostColumn, (row: HostRow) => string | number | undefined> = {
  name: (row) => row.name,
  state: (row) => badness[row.state],
  latency: (row) => row.latency,
  cpu: (row) => row.busy,
  memory: (row) => (row.memory && row.free !== undefined ? 1 - row.free / row.memory : undefined),
  domains: (row) => row.running,
};

/** The hosts in the order asked for; without one the worst first. */
export function orderHosts(rows: Iterable<HostRow>, sorting: Sorting<HostColumn>): HostRow[] {
  const inOrder = [...rows].sort(
    (a, b) => badness[a.state] - badness[b.state] || byName(a.name, b.name) || byName(a.id, b.id),
  );
  return sorting ? sorted(inOrder, hostValues[sorting.by], sorting.down) : inOrder;
}

export type DomainColumn =
  | 'state'
  | 'name'
  | 'vcpus'
  | 'cpu'
  | 'memory'
  | 'blockRead'
  | 'blockWrite'
  | 'netRead'
  | 'netWrite';

/** What runs comes first, then what is about to, or should. */
const idleness: Record<DomainRow['state'], number> = {
  crashed: 0,
  running: 1,
  blocked: 2,
  paused: 3,
  pmsuspended: 4,
  shutdown: 5,
  nostate: 6,
  shutoff: 7,
};

const domainValues: Record<DomainColumn, (row: DomainRow) => string | number | undefined> = {
  state: (row) => idleness[row.state],
  name: (row) => row.name,
  vcpus: (row) => row.vcpus,
  cpu: (row) => row.cpu,
  memory: (row) => row.memory,
  blockRead: (row) => row.blockRead,
  blockWrite: (row) => row.blockWrite,
  netRead: (row) => row.netRead,
  netWrite: (row) => row.netWrite,
};

/** The domains in the order asked for; without one by state and name. */
export function orderDomains(rows: Iterable<DomainRow>, sorting: Sorting<DomainColumn>): DomainRow[] {
  const inOrder = [...rows].sort(
    (a, b) => idleness[a.state] - idleness[b.state] || byName(a.name, b.name) || byName(a.uuid, b.uuid),
  );
  return sorting ? sorted(inOrder, domainValues[sorting.by], sorting.down) : inOrder;
}

/** Sorts by a value; those without one come last, whichever way. */
function sorted<Row>(rows: Row[], value: (row: Row) => string | number | undefined, down: boolean): Row[] {
  const sign = down ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    if (typeof x === 'string' || typeof y === 'string') return sign * byName(String(x), String(y));
    return sign * (x - y);
  });
}

/** As people count: node-2 comes before node-10. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

/** Whether each word of a filter stands in one of the texts. */
export function matches(filter: string, texts: readonly (string | undefined)[]): boolean {
  const all = texts.join('\n').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((part) => all.includes(part));
}

export function hostMatches(
  filter: string,
  { id, name, labels, hostname, driver, transport }: HostRow,
): boolean {
  const label = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return matches(filter, [id, name, hostname, driver, transport, ...label]);
}

import type {
  BlockItem,
  CapabilitiesItem,
  CellItem,
  CPUItem,
  DeviceItem,
  DomainItem,
  DomainRow,
  EventItem,
  HostRow,
  Key,
  MemoryItem,
  NetItem,
  NetworkItem,
  NodeItem,
  PoolItem,
  Topic,
  VCPUItem,
} from './types/message';

/** What the items of each topic are named, and what they are. */
interface Names {
  hosts: { [id: string]: HostRow };
  capabilities: { [number: string]: CapabilitiesItem };
  node: { node: NodeItem; cpu: CPUItem; memory: MemoryItem; [cell: `cell/${number}`]: CellItem };
  domains: { [uuid: string]: DomainRow };
  domain: {
    domain: DomainItem;
    [vcpu: `vcpu/${number}`]: VCPUItem;
    [block: `block/${string}`]: BlockItem;
    [net: `net/${string}`]: NetItem;
  };
  inventory: {
    [network: `network/${string}`]: NetworkItem;
    [pool: `pool/${string}`]: PoolItem;
    [device: `device/${string}`]: DeviceItem;
  };
  events: { [number: string]: EventItem };
}

export type Name<T extends Topic> = keyof Names[T] & string;
export type Item<T extends Topic> = Names[T][keyof Names[T]];

/** The items of a key at one moment. They never change: a change makes others. */
export interface Items<T extends Topic> {
  readonly size: number;
  get<N extends keyof Names[T]>(name: N): Names[T][N] | undefined;
  has(name: string): boolean;
  keys(): IterableIterator<string>;
  values(): IterableIterator<Item<T>>;
  entries(): IterableIterator<[string, Item<T>]>;
}

/** The items of a key as they were at a time of the server's, in ms; null where nobody was watching. */
export interface Moment<T extends Topic> {
  at: number;
  items: Items<T> | null;
}

/** The words before the slash in the names of a topic's items. */
type Kind<T extends Topic> = keyof Names[T] extends infer N
  ? N extends `${infer K}/${string}`
    ? K
    : never
  : never;
type OfKind<T extends Topic, K extends string> = {
  [N in keyof Names[T]]: N extends `${K}/${string}` ? Names[T][N] : never;
}[keyof Names[T]];

/** The items whose names are a kind, a slash and something, as in `cell/0`, in the order of that something. */
export function itemsOf<T extends Topic, K extends Kind<T> & string>(
  items: Items<T>,
  kind: K,
): OfKind<T, K>[] {
  const found: [string, Item<T>][] = [];
  for (const [name, item] of items.entries()) {
    if (name.startsWith(`${kind}/`)) found.push([name.slice(`${kind}/`.length), item]);
  }
  found.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return found.map(([, item]) => item as OfKind<T, K>);
}

/** A key as one string. */
export function nameOf({ topic, host, item }: Key): string {
  return `${topic} ${host} ${item}`;
}

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Side } from '../../caps/side';
import { type StreamStatus, useStream } from '../stream';
import type { CapabilitiesItem } from '../types/message';

/** The capabilities of the host that is shown, as the engine reads them. */
export const newest = new Side('a', true);

/** Two versions of a host's capabilities that are held against each other. */
export const versionSides = { a: new Side('a', true), b: new Side('b', true) };

/** What a host is compared with: another host's capabilities, or what was pasted. */
export const otherHost = new Side('b', true);
export const pasted = new Side('b');

/** What a host's daemon answered about guests of one kind. */
export const domainCapabilities = new Side('a', true);

/** Which document each side holds. */
const loaded = signal<ReadonlyMap<Side, { host: string; hash: string }>>(new Map());

/** A capabilities document of a host; they are counted up as they change. */
export interface Version extends CapabilitiesItem {
  number: number;
}

/** The documents of a host's stream, the newest first. */
export function versionsOf(entries: Iterable<[string, CapabilitiesItem]>): Version[] {
  return Array.from(entries, ([name, item]) => ({ ...item, number: Number(name) })).sort(
    (a, b) => b.number - a.number,
  );
}

export interface Capabilities {
  /** The newest as the engine reads it; null while it is another host's. */
  side: Side | null;
  /** All that are known, the newest first. */
  versions: readonly Version[];
  status: StreamStatus;
}

/** Watches the capabilities of a host, and hands the newest to the engine by way of a side. */
export function useCapabilities(host: string, side: Side = newest): Capabilities {
  const { items, status } = useStream('capabilities', host);
  const versions = versionsOf(items.value.entries());
  const [first] = versions;
  useLoaded(side, host, first);
  const holds = loaded.value.get(side);
  return { side: first && holds?.host === host ? side : null, versions, status: status.value };
}

/** Lets a side hold a document of a host. */
export function useLoaded(side: Side, host: string, version: CapabilitiesItem | undefined): void {
  useEffect(() => {
    if (!version) return;
    const held = loaded.peek().get(side);
    if (held?.host === host && held.hash === version.hash) return;
    // What was read of another host must not pass for this one's.
    if (held && held.host !== host) side.load('');
    side.load(version.xml);
    loaded.value = new Map(loaded.peek()).set(side, { host, hash: version.hash });
  }, [side, host, version?.hash]);
}

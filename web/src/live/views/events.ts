import type { EventItem } from '../types/message';

/** What events happen to. */
export const kinds = ['domain', 'network', 'pool', 'device', 'host'] as const;
export type Kind = (typeof kinds)[number];

/** The events of a kind in which every word of a text occurs. */
export function filterEvents<E extends EventItem>(
  events: readonly E[],
  kind: Kind | '',
  text: string,
): readonly E[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return events.filter((event) => {
    if (kind !== '' && event.kind !== kind) return false;
    const own = [event.name, event.event, event.detail, event.uuid ?? ''].join(' ').toLowerCase();
    return words.every((word) => own.includes(word));
  });
}

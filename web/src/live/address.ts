/** The views of a host, in the order of their tabs. */
export const hostViews = [
  'overview',
  'topology',
  'domains',
  'guests',
  'inventory',
  'events',
  'compare',
  'capabilities',
] as const;
export type HostView = (typeof hostViews)[number];

/** What an address of the lab asks for. */
export type Address =
  | { page: 'hosts' }
  | { page: 'host'; host: string; view: HostView }
  | { page: 'domain'; host: string; uuid: string };

/** Reads an address; null where there is no such page. */
export function readAddress(path: string, search: string): Address | null {
  const [, lab, host = '', ...rest] = path.split('/').map(decoded);
  if (lab !== 'live') return null;
  if (host === '') return rest.length === 0 ? { page: 'hosts' } : null;
  if (rest.length === 0) {
    const asked = new URLSearchParams(search).get('view');
    return { page: 'host', host, view: hostViews.find((view) => view === asked) ?? 'overview' };
  }
  const [kind, uuid] = rest;
  if (rest.length !== 2 || kind !== 'domain' || !uuid) return null;
  return { page: 'domain', host, uuid };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a host, in one of its views. */
export function hostAddress(host: string, view: HostView = 'overview'): string {
  return `/live/${encodeURIComponent(host)}${view === 'overview' ? '' : `?view=${view}`}`;
}

export function domainAddress(host: string, uuid: string): string {
  return `/live/${encodeURIComponent(host)}/domain/${encodeURIComponent(uuid)}`;
}

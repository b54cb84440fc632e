/** The longest CPU that is sent to a daemon, in UTF-16 units. */
export const largestPaste = 256 * 1024;

/**
 * The one CPU of a pasted document as XML: of a host's capabilities its CPU, of
 * a lone cpu element itself. Nothing else of what was pasted leaves the page.
 * Null where there is none.
 */
export function cpuOf(text: string): string | null {
  const xml = text.slice(Math.max(0, text.indexOf('<')), text.lastIndexOf('>') + 1);
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.querySelector('parsererror')) return null;
  const root = document.documentElement;
  const cpu = root.localName === 'cpu' ? root : document.querySelector('capabilities > host > cpu');
  return cpu && new XMLSerializer().serializeToString(cpu);
}

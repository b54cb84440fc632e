/** A fact of a machine's SMBIOS. */
export interface MachineFact {
  label: string;
  value: string;
}

/** Which entries of sysinfo name the machine; what they are called in it. */
const entries = [
  ['system', ['manufacturer', 'product', 'version']],
  ['bios', ['vendor', 'version', 'date']],
] as const;

const labels = { system: 'SMBIOS', bios: 'BIOS' } as const;

/** Names the machine by libvirt's sysinfo XML; none where there is nothing of the kind. */
export function sysinfoOf(xml: string): MachineFact[] {
  if (xml === '') return [];
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return entries.flatMap(([part, names]) => {
    const found = names.map((name) =>
      document.querySelector(`${part} > entry[name="${name}"]`)?.textContent?.trim(),
    );
    const value = found.filter(Boolean).join(' ');
    return value ? [{ label: labels[part], value }] : [];
  });
}

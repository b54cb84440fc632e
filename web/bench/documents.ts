import { read } from '../e2e/documents.ts';

const kB = 1000;

export interface Measured {
  name: string;
  text: string;
}

/** The documents that figures are given for: two kinds, each in three sizes. */
export const documents: readonly Measured[] = [
  { name: 'NUMA, 5 kB', text: numaHost(5 * kB) },
  { name: 'NUMA, 300 kB', text: numaHost(300 * kB) },
  { name: 'NUMA, 10 MB', text: numaHost(10_000 * kB) },
  { name: 'guests, 5 kB', text: guestHost(5 * kB) },
  { name: 'guests, 300 kB', text: guestHost(300 * kB) },
  { name: 'guests, 10 MB', text: guestHost(10_000 * kB) },
];

/** A host of as many NUMA cells of 32 CPUs as fit a size in bytes. */
function numaHost(bytes: number): string {
  const cells: string[] = [];
  let length = 0;
  for (let id = 0; length < bytes - 600; id++) {
    const cell = cellOf(id);
    cells.push(cell);
    length += cell.length;
  }
  return `<capabilities>

  <host>
    <uuid>5eed0003-0000-4000-8000-000000000001</uuid>
    <cpu>
      <arch>x86_64</arch>
      <model>EPYC-Milan</model>
      <vendor>AMD</vendor>
      <feature name='svm'/>
      <pages unit='KiB' size='4'/>
      <pages unit='KiB' size='2048'/>
    </cpu>
    <topology>
      <cells num='${cells.length}'>
${cells.join('')}      </cells>
    </topology>
  </host>

</capabilities>
`;
}

function cellOf(id: number): string {
  const cpus = Array.from({ length: 32 }, (_, i) => {
    const cpu = id * 32 + i;
    const first = cpu - (i % 2);
    const core = Math.floor(i / 2);
    return `            <cpu id='${cpu}' socket_id='${id}' die_id='0' core_id='${core}' siblings='${first}-${first + 1}'/>\n`;
  });
  return `        <cell id='${id}'>
          <memory unit='KiB'>134217728</memory>
          <pages unit='KiB' size='4'>16777216</pages>
          <pages unit='KiB' size='2048'>32768</pages>
          <cpus num='${cpus.length}'>
${cpus.join('')}          </cpus>
        </cell>
`;
}

/** The captured host with its guests, in turn and again, as many as fit a size in bytes. */
function guestHost(bytes: number): string {
  const captured = read('captures/all-arches-qemu-all-capabilities.xml');
  const guests = captured.match(/ {2}<guest>.*?<\/guest>\n*/gs) ?? [];
  const head = '<capabilities>\n\n  <host>\n    <cpu>\n      <arch>x86_64</arch>\n    </cpu>\n  </host>\n\n';
  const end = '</capabilities>\n';
  const small = guests.filter((guest) => guest.length < bytes / 2);
  const chosen: string[] = [];
  let length = head.length + end.length;
  for (let i = 0; length < bytes * 0.97; i++) {
    const guest = small[i % small.length] ?? '';
    chosen.push(guest);
    length += guest.length;
  }
  return head + chosen.join('') + end;
}

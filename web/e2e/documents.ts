import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the engine's test data stands. */
export const engine = new URL('../../engine/', import.meta.url);

/** A document of the engine's test data, by its path below engine/caps/testdata. */
export function read(name: string): string {
  return readFileSync(path(name), 'utf8');
}

export function path(name: string): string {
  return fileURLToPath(new URL(`caps/testdata/${name}`, engine));
}

/** A small host with a KVM guest: enough for every view. */
export const small = `<capabilities>
  <host>
    <cpu>
      <arch>x86_64</arch>
      <model>EPYC</model>
      <vendor>AMD</vendor>
      <feature name='svm'/>
    </cpu>
    <topology>
      <cells num='1'>
        <cell id='0'>
          <memory unit='KiB'>4194304</memory>
          <cpus num='2'>
            <cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0'/>
            <cpu id='1' socket_id='0' die_id='0' core_id='1' siblings='1'/>
          </cpus>
        </cell>
      </cells>
    </topology>
  </host>
  <guest>
    <os_type>hvm</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <emulator>/usr/bin/qemu-system-x86_64</emulator>
      <machine maxCpus='255'>pc</machine>
      <domain type='qemu'/>
      <domain type='kvm'/>
    </arch>
  </guest>
</capabilities>
`;

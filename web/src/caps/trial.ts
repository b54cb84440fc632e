const cpus = [0, 1, 2, 3].map(
  (id) => `<cpu id='${id}' socket_id='0' die_id='0' core_id='${id}' siblings='${id}'/>`,
);

/** A document with a little of everything that most hosts have. */
export const trial = `<capabilities>
  <host>
    <cpu>
      <arch>x86_64</arch>
      <model>EPYC</model>
      <vendor>AMD</vendor>
      <topology sockets='1' dies='1' cores='4' threads='1'/>
      <feature name='svm'/>
      <pages unit='KiB' size='4'/>
    </cpu>
    <power_management/>
    <migration_features><live/><uri_transports><uri_transport>tcp</uri_transport></uri_transports></migration_features>
    <topology>
      <cells num='1'>
        <cell id='0'>
          <memory unit='KiB'>1048576</memory>
          <pages unit='KiB' size='4'>262144</pages>
          <distances><sibling id='0' value='10'/></distances>
          <cpus num='4'>${cpus.join('')}</cpus>
        </cell>
      </cells>
    </topology>
    <secmodel><model>none</model><doi>0</doi></secmodel>
  </host>
  <guest>
    <os_type>hvm</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <emulator>/usr/bin/qemu-system-x86_64</emulator>
      <machine maxCpus='255'>pc-i440fx-9.0</machine>
      <machine canonical='pc-i440fx-9.0' maxCpus='255'>pc</machine>
      <domain type='qemu'/>
      <domain type='kvm'/>
    </arch>
    <features><acpi default='on' toggle='yes'/></features>
  </guest>
</capabilities>
`;

import badEnd from '../../../engine/caps/testdata/bad/bad-trunc-mid-tag.xml?url';
import pastePrompt from '../../../engine/caps/testdata/bad/paste-prompt.txt?url';
import everyArch from '../../../engine/caps/testdata/captures/all-arches-qemu-all-capabilities.xml?url';
import qemu from '../../../engine/caps/testdata/captures/qemu-capabilities.xml?url';
import domainKVM from '../../../engine/caps/testdata/captures/qemu-domcapabilities-x86_64-kvm.xml?url';
import domainQ35 from '../../../engine/caps/testdata/domcaps/qemu-domcapabilities-x86_64-q35.xml?url';
import epyc from '../../../engine/caps/testdata/synthetic/syn-a-epyc-8cell.xml?url';
import large from '../../../engine/caps/testdata/synthetic/syn-b-4socket-1024cpu.xml?url';
import power9 from '../../../engine/caps/testdata/synthetic/syn-d-power9.xml?url';
import xenLibxl from '../../../engine/caps/testdata/synthetic/syn-f-xen-libxl.xml?url';
import old from '../../../engine/caps/testdata/synthetic/syn-k-old-0.4.xml?url';
import xenOrigin from '../../../engine/caps/testdata/xen-origin.xml?url';
import { fetchSample, type Sample, type SampleGroup } from '../frame/SamplesMenu';
import type { WordKey } from '../words';

/** Recorded from a libvirtd. */
const recorded = (id: string, url: string, label: WordKey): Sample => ({
  id,
  label,
  badge: 'samples.recorded',
  read: () => fetchSample(url),
});
/** Written for teaching. */
const written = (id: string, url: string, label: WordKey): Sample => ({
  id,
  label,
  badge: 'samples.written',
  read: () => fetchSample(url),
});

export const sampleGroups: readonly SampleGroup[] = [
  {
    label: 'samples.hosts',
    samples: [
      written('xen', xenOrigin, 'samples.xen'),
      recorded('qemu', qemu, 'samples.qemu'),
      recorded('every-arch', everyArch, 'samples.everyArch'),
      written('epyc', epyc, 'samples.epyc'),
      written('large', large, 'samples.large'),
      written('power9', power9, 'samples.power9'),
      written('xen-libxl', xenLibxl, 'samples.xenLibxl'),
      written('old', old, 'samples.old'),
    ],
  },
  {
    label: 'samples.domains',
    samples: [
      recorded('domain-kvm', domainKVM, 'samples.domainKVM'),
      recorded('domain-q35', domainQ35, 'samples.domainQ35'),
    ],
  },
  {
    label: 'samples.broken',
    samples: [written('cut', badEnd, 'samples.cut'), written('prompt', pastePrompt, 'samples.prompt')],
  },
];

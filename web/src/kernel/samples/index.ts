import type { Sample, SampleGroup } from '../../frame/SamplesMenu';
import type { WordKey } from '../../words';
import type { FlagName } from '../flags';
import casts from './casts.c?raw';
import endian from './endian.c?raw';
import ioctl from './ioctl.c?raw';
import iomem from './iomem.c?raw';
import locks from './locks.c?raw';
import percpu from './percpu.c?raw';
import rcu from './rcu.c?raw';
import readRight from './read-right.c?raw';
import readWrong from './read-wrong.c?raw';
import noStatic from './static.c?raw';
import syntax from './syntax.c?raw';
import trylock from './trylock.c?raw';
import unseen from './unseen.c?raw';
import user from './user.c?raw';

/** A module to start from. */
export interface ModuleSample extends Sample {
  /** The switches to turn for it. */
  turned: readonly FlagName[];
}

const sample = (
  id: string,
  text: string,
  label: WordKey,
  turned: readonly FlagName[] = [],
): ModuleSample => ({
  id,
  label,
  badge: null,
  turned,
  read: async () => text,
});

/** What the lab shows on the first visit. */
export const first = { text: readWrong, turned: [] as readonly FlagName[] };

export const sampleGroups: readonly SampleGroup<ModuleSample>[] = [
  {
    label: 'kernel.samples.origin',
    samples: [
      sample('read-wrong', readWrong, 'kernel.samples.readWrong'),
      sample('read-right', readRight, 'kernel.samples.readRight'),
      sample('user', user, 'kernel.samples.user'),
      sample('ioctl', ioctl, 'kernel.samples.ioctl'),
      sample('casts', casts, 'kernel.samples.casts', ['cast-to-as']),
    ],
  },
  {
    label: 'kernel.samples.spaces',
    samples: [
      sample('iomem', iomem, 'kernel.samples.iomem'),
      sample('rcu', rcu, 'kernel.samples.rcu'),
      sample('percpu', percpu, 'kernel.samples.percpu'),
      sample('endian', endian, 'kernel.samples.endian'),
    ],
  },
  {
    label: 'kernel.samples.rules',
    samples: [
      sample('locks', locks, 'kernel.samples.locks'),
      sample('trylock', trylock, 'kernel.samples.trylock'),
      sample('static', noStatic, 'kernel.samples.static'),
      sample('unseen', unseen, 'kernel.samples.unseen'),
    ],
  },
  { label: 'samples.broken', samples: [sample('syntax', syntax, 'kernel.samples.syntax')] },
];

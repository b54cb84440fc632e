import type { Sample, SampleGroup } from '../../frame/SamplesMenu';
import type { WordKey } from '../../words';
import type { Settings } from '../settings';
import configHZ from './config-hz.stp?raw';
import drift from './drift.stp?raw';
import errors from './errors.stp?raw';
import forever from './forever.stp?raw';
import profile from './profile.stp?raw';
import randomize from './randomize.stp?raw';
import rateLimit from './rate-limit.stp?raw';
import scheduler from './scheduler.stp?raw';
import severalErrors from './several-errors.stp?raw';
import statistics from './statistics.stp?raw';
import syscalls from './syscalls.stp?raw';

/** A script to start from. Its ID with .stp is its name. */
export interface ScriptSample extends Sample {
  /** What it needs to be run with. */
  settings: Partial<Settings>;
}

const sample = (
  id: string,
  text: string,
  label: WordKey,
  settings: Partial<Settings> = {},
  badge: WordKey | null = null,
): ScriptSample => ({ id, label, badge, settings, read: async () => text });

/** What the lab shows on the first visit. */
export const first = configHZ;
export const firstName = 'config-hz.stp';

export const sampleGroups: readonly SampleGroup<ScriptSample>[] = [
  {
    label: 'stap.samples.time',
    samples: [
      sample('config-hz', configHZ, 'stap.samples.configHZ'),
      sample('drift', drift, 'stap.samples.drift'),
      sample('randomize', randomize, 'stap.samples.randomize'),
      sample('forever', forever, 'stap.samples.forever'),
    ],
  },
  {
    label: 'stap.samples.counting',
    samples: [
      sample('statistics', statistics, 'stap.samples.statistics'),
      sample('rate-limit', rateLimit, 'stap.samples.rateLimit'),
      sample('errors', errors, 'stap.samples.errors'),
    ],
  },
  {
    label: 'stap.samples.events',
    samples: [
      sample('profile', profile, 'stap.samples.profile', { load: '60' }, 'stap.simulated'),
      sample('syscalls', syscalls, 'stap.samples.syscalls', { workload: 'desktop' }, 'stap.simulated'),
      sample('scheduler', scheduler, 'stap.samples.scheduler', { workload: 'server' }, 'stap.simulated'),
    ],
  },
  {
    label: 'samples.broken',
    samples: [sample('several-errors', severalErrors, 'stap.samples.severalErrors')],
  },
];

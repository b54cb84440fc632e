import type { IconName } from '../frame/Icon';
import type { DomainState } from './types/message';

/** The sign and the colour of each state of a domain. */
export const domainLook: Record<DomainState, { icon: IconName; class: string }> = {
  running: { icon: 'run', class: 'state-yes' },
  blocked: { icon: 'waiting', class: 'state-partly' },
  paused: { icon: 'pause', class: 'state-partly' },
  pmsuspended: { icon: 'pause', class: 'state-partly' },
  shutdown: { icon: 'down', class: 'state-stated' },
  shutoff: { icon: 'stop', class: 'state-stated' },
  crashed: { icon: 'error', class: 'state-no' },
  nostate: { icon: 'unknown', class: 'state-stated' },
};

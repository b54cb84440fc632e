import type { KernelFinding } from '../engine/types/protocol';
import type { WordKey } from '../words';

/** What is said of a finding that sparse does not print, in a word or two. */
export function badgeWord(silence: Exclude<KernelFinding['silence'], ''>): WordKey {
  return silence === 'ours' ? 'kernel.badge.ours' : 'kernel.badge.hidden';
}

import type { KernelFinding } from '../engine/types/protocol';
import type { WordKey } from '../words';

const words = {
  'after an error': 'kernel.silence.error',
  'too many': 'kernel.silence.many',
  stopped: 'kernel.silence.stopped',
  ours: 'kernel.silence.ours',
} as const satisfies Record<Exclude<KernelFinding['silence'], ''>, WordKey>;

/** Why sparse does not print a finding. */
export function silenceWord(silence: Exclude<KernelFinding['silence'], ''>): WordKey {
  return words[silence];
}

import type { KernelCrossing } from '../../engine/types/protocol';
import { type WordKey, word } from '../../words';

type Side = KernelCrossing['from'];

const memory = {
  kernel: 'kernel.side.kernel',
  user: 'kernel.side.user',
  iomem: 'kernel.side.iomem',
  percpu: 'kernel.side.percpu',
  rcu: 'kernel.side.rcu',
  other: 'kernel.side.other',
} as const satisfies Record<Side, WordKey>;

const ways = {
  kernel: null,
  user: 'kernel.way.user',
  iomem: 'kernel.way.iomem',
  percpu: 'kernel.way.percpu',
  rcu: 'kernel.way.rcu',
  other: 'kernel.way.other',
} as const satisfies Record<Side, WordKey | null>;

const accesses = {
  read: 'kernel.access.read',
  write: 'kernel.access.write',
  pass: 'kernel.access.pass',
  assign: 'kernel.access.assign',
  return: 'kernel.access.return',
  cast: 'kernel.access.cast',
  compare: 'kernel.access.compare',
} as const satisfies Record<KernelCrossing['access'], WordKey>;

/** Whose memory a pointer names, who takes it for theirs, and the border between the two. */
export function CrossingPicture({ crossing }: { crossing: KernelCrossing }) {
  const { pointer, from, to, access, callee, object } = crossing;
  // What is not the kernel's stands on the left.
  const left = from === 'kernel' ? to : from;
  const right = from === 'kernel' ? from : to;
  const who = callee ? `${callee}()` : object;
  const does = word(accesses[access], { who: who || word('kernel.access.code'), side: word(memory[to]) });
  const way = ways[left] ?? ways[right];
  const side = (which: Side) => (
    <div class={`side of-${which}`}>
      <p class="side-name">{word(memory[which])}</p>
      {which === from ? (
        <p class="side-cell">
          <code>{pointer}</code>
          <span>{word('kernel.pointsHere')}</span>
        </p>
      ) : (
        <p class="side-taker">
          {who && <code>{who}</code>}
          <span>{does}</span>
        </p>
      )}
    </div>
  );
  return (
    <figure class="crossing">
      <div
        class={`crossing-map ${from === left ? 'to-left' : 'to-right'}`}
        role="img"
        aria-label={word('kernel.crossing', { pointer, memory: word(memory[from]), does })}
      >
        {side(left)}
        <svg viewBox="0 0 96 96" class="border" aria-hidden="true">
          <path class="border-line" d="M48 0v96" />
          <path
            class="border-arrow"
            d={from === left ? 'M94 58H6M14 50l-8 8 8 8' : 'M2 58h88M82 50l8 8-8 8'}
          />
          <circle class="border-stop" cx="48" cy="58" r="13" />
          <path class="border-cross" d="M43 53l10 10M53 53l-10 10" />
        </svg>
        {side(right)}
      </div>
      {way && <figcaption>{word(way)}</figcaption>}
    </figure>
  );
}

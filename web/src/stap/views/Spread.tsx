import type { StapSpread } from '../../engine/types/protocol';
import { word } from '../../words';
import type { Run } from '../run';
import { jiffiesOf, span } from './axis';

const width = 480;
const height = 56;

/** How long a timer's periods were, against what the script asked for. */
export function Spread({
  run,
  probe,
  spread,
  always = false,
}: {
  run: Run;
  probe: number;
  spread: StapSpread;
  /** Draws it even where every period is as long as was asked for. */
  always?: boolean;
}) {
  const asked = run.checked.probes[probe];
  if (!asked || asked.interval === '0') return null;
  const { tick } = jiffiesOf(run.started.firstJiffies, run.started.hz);
  const unit = asked.kind === 'jiffies' ? tick : 1;
  const interval = Number(asked.interval) * unit;
  const bound = Number(asked.randomize) * unit;
  const [least, most] = [Number(spread.least), Number(spread.most)];
  const same = least === most;
  if (same && least === interval && !always) return null;
  const from = Math.min(least, interval - bound);
  const to = Math.max(most, interval + bound);
  const room = Math.max(1, to - from) * 0.04;
  const x = (at: number) => ((at - from + room) / (to - from + 2 * room)) * width;
  const tallest = Math.max(1, ...spread.counts);
  const wide = (most - least) / spread.counts.length;
  const bars = same
    ? `M${x(least) - 2} ${height}v${-height + 8}h4v${height - 8}z`
    : spread.counts
        .map((count, index) => {
          if (count === 0) return '';
          const left = x(least + index * wide);
          const tall = Math.max(1, ((height - 8) * count) / tallest);
          return `M${left} ${height}v${-tall}H${Math.max(left + 1, x(least + (index + 1) * wide) - 0.5)}v${tall}z`;
        })
        .join('');
  const words = word('stap.timeline.periods', {
    asked: span(interval) + (bound > 0 ? ` ± ${span(bound)}` : ''),
    least: span(least),
    most: span(most),
    mean: span(Number(spread.mean)),
  });
  return (
    <figure class={`spread of-${asked.kind}`}>
      <figcaption>
        <span class="code">{asked.name}</span> <span class="muted">{words}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height + 1}`} role="img" aria-label={`${asked.name}: ${words}`}>
        <path class="spread-ground" d={`M0 ${height}h${width}`} />
        {bound > 0 && (
          <path
            class="spread-bounds"
            d={`M${x(interval - bound)} 0v${height}M${x(interval + bound)} 0v${height}`}
          />
        )}
        <path class="spread-bars" d={bars} />
        <path class="spread-asked" d={`M${x(interval)} 0v${height}`} />
      </svg>
    </figure>
  );
}

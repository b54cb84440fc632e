import type { StapLane, StapProbe, StapTimeline } from '../../engine/types/protocol';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import type { Run } from '../run';
import { moment, view } from '../work';

/** The width of a lane in its own units, and its height. */
const width = 1000;
const height = 16;

/** Bars of a density; more marks than these in a lane are drawn as one. */
const columns = 250;
const marks = 250;

/** So many lanes are shown; the timeline has them all. */
const mostLanes = 8;

/** The whole run at a glance: a lane for each probe, a mark for each firing. */
export function Overview({ run }: { run: Run }) {
  run.beat.value;
  // What fired at the end is in the window, too.
  const to = String(run.progress.value.now + 1n);
  const { answer } = useAnswer(run, 'stap.timeline', { from: '0', to, columns, marks });
  if (!answer) return null;
  const fired = answer.lanes.filter(({ total }) => total > 0);
  const shown = fired.slice(0, mostLanes);
  if (shown.length === 0) return null;
  return (
    <section class="overview-lanes" aria-label={word('stap.lanes')}>
      {shown.map((lane) => (
        <Lane key={lane.probe} run={run} timeline={answer} lane={lane} />
      ))}
      <div class="lane-axis">
        {fired.length > shown.length ? (
          <button
            type="button"
            class="link"
            onClick={() => {
              view.value = 'timeline';
            }}
          >
            {word('stap.moreLanes', { n: fired.length - shown.length })}
          </button>
        ) : (
          <span />
        )}
        <span>
          <span>0 s</span>
          <span>{clock(BigInt(answer.to))} s</span>
        </span>
      </div>
    </section>
  );
}

function Lane({ run, timeline, lane }: { run: Run; timeline: StapTimeline; lane: StapLane }) {
  const probe = run.checked.probes[lane.probe];
  if (!probe) return null;
  const length = BigInt(timeline.to);
  const x = (at: string) => Number((BigInt(at) * BigInt(width * 10)) / length) / 10;
  const chosen = lane.marks.find(({ firing }) => firing === moment.value?.firing);
  return (
    <button
      type="button"
      class={`lane of-${probe.kind}`}
      title={probe.words}
      aria-label={word('stap.lane', { name: probe.name, n: lane.total })}
      onClick={(event) => point(event, lane, x)}
    >
      <span class="lane-name">{nameOf(probe)}</span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {lane.marks.length > 0 ? (
          <path class="lane-marks" d={lane.marks.map(({ at }) => `M${x(at)} 2v${height - 4}`).join('')} />
        ) : (
          <path class="lane-density" d={density(lane.density)} />
        )}
        {chosen && <path class="lane-chosen" d={`M${x(chosen.at)} 0v${height}`} />}
      </svg>
      <span class="lane-count">{number(lane.total)}</span>
    </button>
  );
}

/** A click goes to the nearest firing; where they are too many, to the timeline. */
function point(event: MouseEvent, lane: StapLane, x: (at: string) => number): void {
  const picture = (event.currentTarget as HTMLElement).querySelector('svg')?.getBoundingClientRect();
  const inside = picture && event.clientX >= picture.left && event.clientX <= picture.right;
  if (!inside || lane.marks.length === 0) {
    view.value = 'timeline';
    return;
  }
  const at = ((event.clientX - picture.left) / picture.width) * width;
  const nearest = lane.marks.reduce((best, mark) =>
    Math.abs(x(mark.at) - at) < Math.abs(x(best.at) - at) ? mark : best,
  );
  moment.value = { firing: nearest.firing, statement: -1 };
}

/** Bars whose height is how many firings fall together. */
function density(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  const wide = width / Math.max(1, counts.length);
  return counts
    .map((count, index) => {
      if (count === 0) return '';
      const tall = Math.max(1, ((height - 2) * count) / most);
      return `M${index * wide} ${height - 1}v${-tall}h${wide}v${tall}z`;
    })
    .join('');
}

/** What a lane is called: an end probe that prints a global says which. */
function nameOf({ name, shows }: StapProbe): string {
  return shows ? `${name} → ${shows}` : name;
}

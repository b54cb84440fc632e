import type { StapLane, StapTimeline } from '../../engine/types/protocol';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import type { Run } from '../run';
import { moment, view } from '../work';
import { bars, lines, nameOf, type Room } from './lanes';

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
  const length = Number(timeline.to);
  const x = (at: number) => Math.round((at / length) * width * 10) / 10;
  const room = { x, top: 2, bottom: height - 2 };
  const chosen = lane.marks.find(({ firing }) => firing === moment.value?.firing);
  return (
    <button
      type="button"
      class={`lane of-${probe.kind}`}
      title={probe.words}
      aria-label={word('stap.lane', { name: probe.name, n: lane.total })}
      onClick={(event) => point(event, lane, room)}
    >
      <span class="lane-name">{nameOf(probe)}</span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {lane.marks.length > 0 ? (
          <path class="lane-marks" d={lines(lane.marks, room)} />
        ) : (
          <path class="lane-density" d={bars(lane, timeline, room)} />
        )}
        {chosen && <path class="lane-chosen" d={lines([chosen], { x, top: 0, bottom: height })} />}
      </svg>
      <span class="lane-count">{number(lane.total)}</span>
    </button>
  );
}

/** A click goes to the nearest firing; where they are too many, to the timeline. */
function point(event: MouseEvent, lane: StapLane, { x }: Room): void {
  const picture = (event.currentTarget as HTMLElement).querySelector('svg')?.getBoundingClientRect();
  const inside = picture && event.clientX >= picture.left && event.clientX <= picture.right;
  if (!inside || lane.marks.length === 0) {
    view.value = 'timeline';
    return;
  }
  const at = ((event.clientX - picture.left) / picture.width) * width;
  const nearest = lane.marks.reduce((best, mark) =>
    Math.abs(x(Number(mark.at)) - at) < Math.abs(x(Number(best.at)) - at) ? mark : best,
  );
  moment.value = { firing: nearest.firing, statement: -1 };
}

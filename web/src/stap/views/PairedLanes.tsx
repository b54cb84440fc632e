import type { StapLane, StapTimeline } from '../../engine/types/protocol';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import type { Run } from '../run';
import { label, ticks } from './axis';
import { bars, lines, nameOf } from './lanes';

const width = 1000;
const half = 14;

/** More marks than these in a lane are drawn as so many bars. */
const columns = 250;

/** When each probe fired in two runs, one above the other on one axis. */
export function PairedLanes({ a, b }: { a: Run; b: Run }) {
  const end = Math.max(1, Number(a.progress.value.now), Number(b.progress.value.now));
  const question = { from: '0', to: String(end + 1), columns, marks: columns };
  const [ofA, ofB] = [
    useAnswer(a, 'stap.timeline', question).answer,
    useAnswer(b, 'stap.timeline', question).answer,
  ];
  if (!ofA || !ofB) return null;
  const axis = ticks({ from: 0, to: end }, 600);
  return (
    <section class="paired-lanes" aria-label={word('stap.view.timeline')}>
      <h2 class="step-title">{word('stap.view.timeline')}</h2>
      {a.checked.probes.map((probe, index) => {
        const [above, below] = [ofA.lanes[index], ofB.lanes[index]];
        if (!above || !below || above.total + below.total === 0) return null;
        return (
          <div key={index} class={`paired-lane lane-row of-${probe.kind}`}>
            <span class="lane-name" title={probe.words}>
              {nameOf(probe)}
            </span>
            <svg
              viewBox={`0 0 ${width} ${2 * half}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`${nameOf(probe)}: A ${number(above.total)}, B ${number(below.total)}`}
            >
              <Marks lane={above} timeline={ofA} end={end} top={0} />
              <Marks lane={below} timeline={ofB} end={end} top={half} />
              <path class="lane-ground" d={`M0 ${half}h${width}`} vector-effect="non-scaling-stroke" />
            </svg>
            <span class="paired-letters" aria-hidden="true">
              <span>A</span>
              <span>B</span>
            </span>
          </div>
        );
      })}
      <div class="paired-lane paired-axis">
        <span />
        <span>
          <span>0 s</span>
          <span>{label(end, (axis[1]?.at ?? end) - (axis[0]?.at ?? 0) || end)}</span>
        </span>
        <span />
      </div>
    </section>
  );
}

interface MarksProps {
  lane: StapLane;
  timeline: StapTimeline;
  end: number;
  top: number;
}

function Marks({ lane, timeline, end, top }: MarksProps) {
  const x = (at: number) => Math.round((at / end) * width * 10) / 10;
  const room = { x, top: top + 2, bottom: top + half - 2 };
  if (lane.density.length > 0) return <path class="lane-density" d={bars(lane, timeline, room)} />;
  return <path class="lane-marks" d={lines(lane.marks, room)} vector-effect="non-scaling-stroke" />;
}

import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StapLane, StapMark, StapProbe, StapTimeline } from '../../engine/types/protocol';
import { Icon } from '../../frame/Icon';
import { language } from '../../settings';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import type { Run } from '../run';
import { moment, script } from '../work';
import { jiffiesOf, jiffyTicks, moved, showing, span, ticks, type Window, whole, zoomed } from './axis';
import { Changes } from './Changes';
import { bars, lines, nameOf } from './lanes';
import { Spread } from './Spread';

/** A lane's height, and what stands above and below its marks. */
const height = 30;
const margin = 6;

/** More marks than these in a window are drawn as a density. */
const mostMarks = 400;

/** The window is asked about once it has rested this long, in ms. */
const rest = 60;

/** The window of the run that is shown; null for all of it. */
const chosen = signal<{ run: Run; window: Window } | null>(null);

/** When each probe fired, from nanoseconds to hours. */
export function TimelineView({ run }: { run: Run }) {
  run.beat.value;
  const end = Math.max(1, Number(run.progress.value.now));
  const window = chosen.value?.run === run ? chosen.value.window : whole(end);
  // Keys may come faster than the picture is drawn: each goes on from the newest window.
  const show: Show = (next) => {
    const newest = chosen.peek()?.run === run ? (chosen.peek()?.window ?? whole(end)) : whole(end);
    chosen.value = { run, window: next(newest) };
  };
  const asked = useRested(window);
  const columns = 400;
  const { answer, error } = useAnswer(run, 'stap.timeline', {
    from: String(Math.floor(asked.from)),
    to: String(Math.ceil(asked.to)),
    columns,
    marks: mostMarks,
  });

  // The moment is brought into view when it changes.
  const at = moment.value?.firing;
  const { answer: pointed } = useAnswer(run, 'stap.moment', { firing: at ?? 0, statement: -1 });
  const time = at === undefined || pointed?.firing !== at ? null : Number(pointed.at);
  useEffect(() => {
    if (time !== null) show((window) => showing(window, time, end));
  }, [time]);

  if (!answer) {
    return error ? (
      <div class="centre" role="alert">
        <p>{error}</p>
      </div>
    ) : null;
  }
  const lanes = answer.lanes.filter(({ probe }) => run.checked.probes[probe]);
  if (lanes.every(({ total }) => total === 0)) {
    return (
      <div class="centre">
        <p>{word('stap.timeline.nothing')}</p>
      </div>
    );
  }
  return (
    <div class="timeline">
      <Bar window={window} end={end} show={show} />
      <Picture run={run} answer={answer} lanes={lanes} window={window} end={end} time={time} show={show} />
      {answer.kept < run.progress.value.fired && (
        <p class="muted timeline-note">{word('stap.timeline.kept', { n: answer.kept })}</p>
      )}
      {at !== undefined && <Changes run={run} firing={at} />}
      <div class="spreads">
        {lanes.map(
          (lane) =>
            lane.spread && <Spread key={lane.probe} run={run} probe={lane.probe} spread={lane.spread} />,
        )}
      </div>
    </div>
  );
}

/** Shows another window, made from the one that is shown. */
type Show = (next: (window: Window) => Window) => void;

/** The window as it was when it last rested. */
function useRested(window: Window): Window {
  const [rested, setRested] = useState(window);
  const { from, to } = window;
  useEffect(() => {
    const timer = setTimeout(() => setRested({ from, to }), rest);
    return () => clearTimeout(timer);
  }, [from, to]);
  return rested;
}

interface BarProps {
  window: Window;
  end: number;
  show: Show;
}

function Bar({ window, end, show }: BarProps) {
  const middle = (window.from + window.to) / 2;
  return (
    <div class="timeline-bar">
      <IconButton
        name="left"
        label="stap.timeline.earlier"
        onClick={() => show((window) => moved(window, -0.5, end))}
      />
      <IconButton
        name="right"
        label="stap.timeline.later"
        onClick={() => show((window) => moved(window, 0.5, end))}
      />
      <IconButton
        name="plus"
        label="stap.timeline.in"
        onClick={() => show((window) => zoomed(window, 0.5, middle, end))}
      />
      <IconButton
        name="unknown"
        label="stap.timeline.out"
        onClick={() => show((window) => zoomed(window, 2, middle, end))}
      />
      <button type="button" class="button small quiet" onClick={() => show(() => whole(end))}>
        {word('stap.timeline.all')}
      </button>
      <span class="spacer" />
      <span class="muted" aria-live="polite">
        {word('stap.timeline.window', { length: span(window.to - window.from) })}
      </span>
    </div>
  );
}

function IconButton({
  name,
  label,
  onClick,
}: {
  name: 'left' | 'right' | 'plus' | 'unknown';
  label: 'stap.timeline.earlier' | 'stap.timeline.later' | 'stap.timeline.in' | 'stap.timeline.out';
  onClick: () => void;
}) {
  return (
    <button type="button" class="icon-button" aria-label={word(label)} title={word(label)} onClick={onClick}>
      <Icon name={name} />
    </button>
  );
}

interface PictureProps {
  run: Run;
  answer: StapTimeline;
  lanes: readonly StapLane[];
  window: Window;
  end: number;
  /** When the moment that is pointed out is. */
  time: number | null;
  show: Show;
}

/** A mark that the pointer is on. */
interface Touched {
  lane: StapLane;
  mark: StapMark;
  x: number;
}

function Picture({ run, answer, lanes, window, end, time, show }: PictureProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [touched, setTouched] = useState<Touched | null>(null);
  const dragged = useRef<{ x: number; window: Window; moved: boolean } | null>(null);

  useEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);

  const length = window.to - window.from;
  const x = (at: number) => ((at - window.from) / length) * width;
  const timeAt = (clientX: number) => {
    const left = holder.current?.getBoundingClientRect().left ?? 0;
    return window.from + ((clientX - left) / Math.max(1, width)) * length;
  };

  // The wheel zooms with Ctrl or a pinch, and moves sideways; else the page scrolls.
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        show((window) => zoomed(window, 1.0025 ** event.deltaY, timeAt(event.clientX), end));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
        event.preventDefault();
        show((window) => moved(window, (event.deltaX || event.deltaY) / Math.max(1, width), end));
      }
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });

  const markAt = (clientX: number, clientY: number): Touched | null => {
    const box = holder.current?.getBoundingClientRect();
    const lane = box && lanes[Math.floor((clientY - box.top) / height)];
    if (!box || !lane) return null;
    let best: Touched | null = null;
    for (const mark of lane.marks) {
      const at = x(Number(mark.at));
      if (
        Math.abs(at - (clientX - box.left)) < 8 &&
        (!best || Math.abs(at - (clientX - box.left)) < Math.abs(best.x - (clientX - box.left)))
      ) {
        best = { lane, mark, x: at };
      }
    }
    return best;
  };

  const choose = (mark: StapMark) => {
    moment.value = { firing: mark.firing, statement: -1 };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const around = (window: Window) =>
      time !== null && time >= window.from && time <= window.to ? time : (window.from + window.to) / 2;
    const next = {
      '+': () => show((window) => zoomed(window, 0.5, around(window), end)),
      '=': () => show((window) => zoomed(window, 0.5, around(window), end)),
      '-': () => show((window) => zoomed(window, 2, around(window), end)),
      '0': () => show(() => whole(end)),
      Home: () => show((window) => moved(window, -window.from / (window.to - window.from), end)),
      ArrowLeft: () => step(event.shiftKey ? null : -1, -0.25),
      ArrowRight: () => step(event.shiftKey ? null : 1, 0.25),
    }[event.key];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    next();
  };
  /** An arrow goes to the next firing of all lanes; with Shift it moves the window. */
  const step = (by: number | null, part: number) => {
    if (by === null) return show((window) => moved(window, part, end));
    const firings = run.progress.peek().fired;
    const now = moment.peek()?.firing;
    const firing = now === undefined ? firstIn(lanes) : now + by;
    if (firing !== null && firing >= 0 && firing < firings) moment.value = { firing, statement: -1 };
  };

  const jiffies = useMemo(() => jiffiesOf(run.started.firstJiffies, run.started.hz), [run]);
  const grid = jiffyTicks(window, width, jiffies);
  const labelled = jiffyTicks(window, width, jiffies, 88);
  const axis = ticks(window, width);
  const tall = lanes.length * height;
  return (
    <div class="timeline-picture">
      <ul class="timeline-names" aria-label={word('stap.lanes')}>
        {lanes.map((lane) => (
          <Name key={lane.probe} run={run} lane={lane} />
        ))}
      </ul>
      <div
        class="timeline-lanes"
        ref={holder}
        tabIndex={0}
        role="group"
        aria-label={word('stap.timeline.picture')}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          dragged.current = { x: event.clientX, window, moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const drag = dragged.current;
          if (!drag) return setTouched(markAt(event.clientX, event.clientY));
          const by = event.clientX - drag.x;
          if (Math.abs(by) > 3) drag.moved = true;
          if (drag.moved) show(() => moved(drag.window, -by / Math.max(1, width), end));
        }}
        onPointerUp={(event) => {
          const drag = dragged.current;
          dragged.current = null;
          if (drag?.moved) return;
          const found = markAt(event.clientX, event.clientY);
          if (found) choose(found.mark);
          else show((window) => zoomed(window, 0.5, timeAt(event.clientX), end));
        }}
        onPointerLeave={() => setTouched(null)}
      >
        <svg width={width} height={tall + 40} viewBox={`0 0 ${width} ${tall + 40}`} aria-hidden="true">
          <path class="jiffy-ticks" d={grid.map(({ at }) => `M${round(x(at))} 0v${tall}`).join('')} />
          <path class="axis-ticks" d={axis.map(({ at }) => `M${round(x(at))} 0v${tall + 6}`).join('')} />
          {lanes.map((lane, row) => {
            const probe = run.checked.probes[lane.probe];
            return (
              probe && (
                <g
                  key={lane.probe}
                  class={`lane-row of-${probe.kind}`}
                  transform={`translate(0 ${row * height})`}
                >
                  <path class="lane-ground" d={`M0 ${height - 0.5}h${width}`} />
                  <Marks lane={lane} answer={answer} x={x} touched={touched?.mark.firing ?? null} />
                </g>
              )
            );
          })}
          {time !== null && time >= window.from && time <= window.to && (
            <path class="moment-line" d={`M${round(x(time))} 0v${tall + 4}`} />
          )}
          {axis.map(({ at, label }) => (
            <text
              key={at}
              class="axis-label"
              x={round(x(at))}
              y={tall + 18}
              text-anchor={at === 0 ? 'start' : 'middle'}
            >
              {label}
            </text>
          ))}
          {labelled.map(({ at, label }) => (
            <text key={at} class="axis-label of-jiffy" x={round(x(at))} y={tall + 33} text-anchor="middle">
              {label}
            </text>
          ))}
        </svg>
        {touched && <Tip run={run} touched={touched} width={width} row={lanes.indexOf(touched.lane)} />}
      </div>
    </div>
  );
}

function firstIn(lanes: readonly StapLane[]): number | null {
  const firings = lanes.flatMap(({ marks }) => marks.slice(0, 1).map(({ firing }) => firing));
  return firings.length > 0 ? Math.min(...firings) : 0;
}

function round(x: number): number {
  return Math.round(x * 4) / 4;
}

/** Symbols of the kinds of probes: a lane is known by more than its colour. */
const symbols = {
  begin: '▸',
  end: '◂',
  error: '!',
  never: '∅',
  highres: '┃',
  jiffies: '╏',
  profile: '∿',
  event: '◆',
  nothing: '∅',
} as const satisfies Record<StapProbe['kind'], string>;

function Name({ run, lane }: { run: Run; lane: StapLane }) {
  const probe = run.checked.probes[lane.probe];
  if (!probe) return null;
  return (
    <li>
      <button
        type="button"
        class={`timeline-name of-${probe.kind}`}
        title={probe.words}
        aria-label={`${word('stap.lane', { name: nameOf(probe), n: lane.total })}. ${probe.words}`}
        onClick={() => script.show(run, probe.place)}
      >
        <span class="lane-symbol" aria-hidden="true">
          {symbols[probe.kind]}
        </span>
        <span class="lane-name">{nameOf(probe)}</span>
        <span class="lane-count">{number(lane.total)}</span>
      </button>
    </li>
  );
}

interface MarksProps {
  lane: StapLane;
  answer: StapTimeline;
  x: (at: number) => number;
  touched: number | null;
}

function Marks({ lane, answer, x, touched }: MarksProps) {
  const room = { x: (at: number) => round(x(at)), top: margin, bottom: height - margin };
  if (lane.density.length > 0) return <path class="lane-density" d={bars(lane, answer, room)} />;
  const path = (wanted: (mark: StapMark) => boolean) => lines(lane.marks.filter(wanted), room);
  return (
    <>
      <path class="lane-marks" d={path(({ failed }) => !failed)} />
      <path class="lane-failed" d={path(({ failed }) => failed)} />
      {touched !== null && <path class="lane-touched" d={path(({ firing }) => firing === touched)} />}
    </>
  );
}

/** What a firing was and did, beside the pointer. */
function Tip({ run, touched, width, row }: { run: Run; touched: Touched; width: number; row: number }) {
  const place = useRef<HTMLDivElement>(null);
  const { answer } = useAnswer(run, 'stap.moment', { firing: touched.mark.firing, statement: -1 });
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const left = Math.min(Math.max(0, touched.x - box.offsetWidth / 2), Math.max(0, width - box.offsetWidth));
    box.style.transform = `translate(${left}px, ${(row + 1) * height + 4}px)`;
  });
  const changed =
    answer?.firing === touched.mark.firing ? answer.globals.filter(({ changed }) => changed) : [];
  return (
    <div class="timeline-tip" ref={place} lang={language.value}>
      <p>
        <strong class="time">{clock(BigInt(touched.mark.at), 6)} s</strong>{' '}
        {word('stap.at', { n: touched.mark.firing + 1, all: run.progress.value.fired })}
      </p>
      <p class="muted">
        {word('stap.cpu', { n: touched.mark.cpu })}
        {answer?.firing === touched.mark.firing && ` · ${word('stap.jiffies', { n: answer.jiffies })}`}
        {touched.mark.failed && ` · ${word('stap.timeline.failed')}`}
      </p>
      {changed.slice(0, 6).map(({ name, before, value, array, stats, total }) => (
        <p key={name} class="code">
          {name}{' '}
          {array
            ? word('stap.timeline.entries', { n: total })
            : stats
              ? word('stap.timeline.values', { n: stats.count })
              : `${before} → ${value}`}
        </p>
      ))}
    </div>
  );
}

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { language, theme } from '../../settings';
import { word } from '../../words';
import { type Measures, rangeOf } from './measures';
import { clockTime } from './times';

/** How the lines of a chart differ besides their colours. */
const dashes: readonly number[][] = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

/** Lines beyond this many would look like others. */
export const mostLines = 8;

/** The time that a chart shows at least, in s. */
const shortest = 60;

const height = 160;

interface Props {
  title: string;
  data: Measures;
  /** Writes a value with its unit. */
  write: (value: number) => string;
  /** The greatest value there can be; where there is no such the chart follows the values. */
  most?: number;
  /** Whether values are counted in powers of 1024. */
  binary?: boolean;
  /** What to say of the chart besides. */
  note?: string;
}

/** Measures over time as lines. Where nothing was known the lines have gaps. */
export function Chart({ title, data: all, write, most, binary = false, note }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ write, most, binary });
  latest.current = { write, most, binary };
  const [pointed, setPointed] = useState<number | null>(null);
  const data = known(all);
  const labels = data.measures.map(({ label }) => label).join('\n');
  const empty = data.measures.every(({ values }) => values.every((value) => value === null));

  useEffect(() => {
    const place = holder.current;
    if (!place || empty) return;
    const made = new uPlot(options(data.measures.length, latest, setPointed), aligned(data), place);
    plot.current = made;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) made.setSize({ width: Math.max(120, Math.floor(entry.contentRect.width)), height });
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [labels, empty]);

  useEffect(() => {
    plot.current?.setData(aligned(data));
  }, [all]);

  // Colours and the way numbers are written.
  const look = theme.value + language.value;
  useEffect(() => {
    plot.current?.redraw(false, true);
  }, [look, most]);

  const point = (index: number | null) => {
    const made = plot.current;
    if (!made) return;
    const time = index === null ? undefined : data.times[index];
    made.setCursor({ left: time === undefined ? -10 : made.valToPos(time, 'x'), top: 0 });
  };
  const last = data.times.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const from = pointed ?? last;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    point(Math.min(last, Math.max(0, to)));
  };

  const shown = pointed ?? last;
  const time = data.times[shown];
  const values = data.measures.map(({ label, values }) => {
    const value = values[shown];
    return { label, text: value === null || value === undefined ? '–' : write(value) };
  });
  const at = time === undefined ? '' : clockTime(time * 1000);
  return (
    <figure class="live-chart">
      <figcaption>
        <span class="live-chart-title">{title}</span>
        {!empty && <span class="muted live-chart-time">{at}</span>}
      </figcaption>
      {empty ? (
        <p class="live-chart-empty muted">{word('liveView.noMeasures')}</p>
      ) : (
        <>
          <ul class="live-chart-legend">
            {values.map(({ label, text }, i) => (
              <li key={label}>
                <svg width="20" height="8" aria-hidden="true" class={`line line-${i % mostLines}`}>
                  <path d="M0 4h20" stroke-dasharray={dashOf(i).join(' ')} />
                </svg>
                <span>{label}</span> <span class="number">{text}</span>
              </li>
            ))}
          </ul>
          <div
            class="live-chart-plot"
            ref={holder}
            role="slider"
            tabIndex={0}
            aria-label={summary(title, data, write)}
            aria-valuemin={0}
            aria-valuemax={Math.max(0, last)}
            aria-valuenow={Math.max(0, shown)}
            aria-valuetext={`${at}: ${values.map(({ label, text }) => `${label} ${text}`).join(', ')}`}
            onKeyDown={onKeyDown}
            onBlur={() => point(null)}
          />
        </>
      )}
      {note && <p class="muted live-chart-note">{note}</p>}
    </figure>
  );
}

/** The measures of which anything is known; all of them where nothing is. */
function known({ times, measures }: Measures): Measures {
  const found = measures.filter(({ values }) => values.some((value) => value !== null));
  return { times, measures: found.length > 0 ? found : measures };
}

/** What the chart shows, in words. */
function summary(title: string, data: Measures, write: (value: number) => string): string {
  const ranges = data.measures.flatMap(({ label, values }) => {
    const range = rangeOf(values);
    return range
      ? [word('liveView.range', { what: label, low: write(range.low), high: write(range.high) })]
      : [];
  });
  return `${title}. ${ranges.join('; ')}`;
}

function dashOf(line: number): number[] {
  return dashes[line % dashes.length] ?? [];
}

function aligned(data: Measures): uPlot.AlignedData {
  return [data.times, ...data.measures.map(({ values }) => values)];
}

/** The steps of an axis of binary sizes. */
const binarySteps = Array.from({ length: 60 }, (_, power) => 2 ** power);

function options(
  lines: number,
  latest: {
    readonly current: { write: (value: number) => string; most: number | undefined; binary: boolean };
  },
  onPoint: (index: number | null) => void,
): uPlot.Options {
  const font = () => `11px ${colour('--sans')}`;
  const axis: uPlot.Axis = {
    stroke: () => colour('--muted'),
    grid: { stroke: () => colour('--line'), width: 1 },
    ticks: { stroke: () => colour('--line'), width: 1, size: 4 },
    font: font(),
    gap: 4,
  };
  return {
    width: 300,
    height,
    legend: { show: false },
    padding: [8, 24, 0, 0],
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 6 },
      sync: { key: 'live', scales: ['x', null] },
    },
    scales: {
      x: { time: true, range: (_, from, to) => [Math.min(from ?? 0, (to ?? 0) - shortest), to] },
      y: {
        range: (_, __, high) => {
          const { most, binary } = latest.current;
          return [0, most ?? Math.max((high ?? 0) * 1.15, binary ? 1024 : 0.1)];
        },
      },
    },
    axes: [
      {
        ...axis,
        space: 72,
        size: 30,
        values: (_, times, __, ___, step) => times.map((time) => clockTime(time * 1000, step < 60)),
      },
      {
        ...axis,
        space: 36,
        ...(latest.current.binary && { incrs: binarySteps }),
        values: (_, values) => values.map((value) => latest.current.write(value)),
        size: (_, values) => Math.max(32, ...(values ?? []).map((value) => value.length * 6.5 + 12)),
      },
    ],
    series: [
      {},
      ...Array.from(
        { length: lines },
        (_, line): uPlot.Series => ({
          stroke: () => colour(`--line-${line % mostLines}`),
          width: 1.5,
          dash: dashOf(line),
          spanGaps: false,
          // A value between two gaps is a point, not a line.
          points: { show: false, filter: lonely },
        }),
      ),
    ],
    hooks: {
      setCursor: [(plot) => onPoint((plot.cursor.left ?? -1) < 0 ? null : (plot.cursor.idx ?? null))],
    },
  };
}

/** The values between two gaps: they are drawn as points, for they make no line. */
function lonely(plot: uPlot, line: number): number[] {
  const values = plot.data[line];
  if (!values) return [];
  const none = (index: number) => values[index] === null || values[index] === undefined;
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (!none(i) && none(i - 1) && none(i + 1)) found.push(i);
  }
  return found;
}

function colour(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { StapSerie } from '../../engine/types/protocol';
import { number, word } from '../../words';
import { clock } from '../duration';
import { ticks } from './axis';
import { heights, pathOf, valueAt } from './steps';

const height = 96;
const foot = 20;

interface Props {
  serie: StapSerie;
  /** How long the run took, in ns. */
  end: number;
  /** The moment that is pointed out, in ns; null for none. */
  at: number | null;
}

/** How one global went over virtual time: its value holds from a point to the next. */
export function Chart({ serie, end, at }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [touched, setTouched] = useState<number | null>(null);
  useEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);

  const range = heights(serie.points);
  const window = { from: 0, to: Math.max(1, end) };
  const x = (time: number) => (time / window.to) * width;
  const y = (value: number) =>
    height - 4 - ((value - range.low) / (range.high - range.low || 1)) * (height - 12);
  const pointed = touched ?? at;
  const value = pointed === null ? null : valueAt(serie.points, pointed);
  const last = serie.points.at(-1)?.value ?? '0';
  return (
    <figure class="chart">
      <figcaption>
        <span class="code">{serie.name}</span>{' '}
        <span class="muted">{serie.what !== 'value' && word(`stap.variables.${serie.what}`)}</span>
        <span class="spacer" />
        <span class="time">
          {pointed === null
            ? number(BigInt(last))
            : `${clock(BigInt(Math.round(pointed)), 3)} s: ${value === null ? '0' : number(BigInt(value))}`}
        </span>
      </figcaption>
      <div
        ref={holder}
        onPointerMove={(event) => {
          const left = event.currentTarget.getBoundingClientRect().left;
          setTouched(
            Math.min(Math.max(0, ((event.clientX - left) / Math.max(1, width)) * window.to), window.to),
          );
        }}
        onPointerLeave={() => setTouched(null)}
      >
        <svg
          width={width}
          height={height + foot}
          viewBox={`0 0 ${width} ${height + foot}`}
          role="img"
          aria-label={word('stap.variables.chart', {
            name: serie.name,
            from: range.low,
            to: range.high,
            last,
          })}
        >
          <path
            class="axis-ticks"
            d={ticks(window, width)
              .map(({ at }) => `M${x(at)} 0v${height}`)
              .join('')}
          />
          <path class="spread-ground" d={`M0 ${height - 0.5}h${width}`} />
          <path class="chart-line" d={pathOf(serie.points, window.to, x, y)} />
          {pointed !== null && <path class="moment-line" d={`M${x(pointed)} 0v${height}`} />}
          {ticks(window, width).map(({ at, label }) => (
            <text
              key={at}
              class="axis-label"
              x={x(at)}
              y={height + 14}
              text-anchor={at === 0 ? 'start' : 'middle'}
            >
              {label}
            </text>
          ))}
          <text class="axis-label" x={2} y={10}>
            {number(range.high)}
          </text>
        </svg>
      </div>
    </figure>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fittingScale, scales } from '../../caps/views/drawing';
import { word } from '../../words';
import { grid, type Square } from './load';

interface Props {
  /** How many CPUs there are. */
  count: number;
  /** Marks the picture, for what is drawn into it. */
  class: string;
  draw: (squares: readonly Square[]) => ComponentChildren;
}

/** A host's CPUs in rows, where it does not tell how they lie together. */
export function CPUGrid({ count, class: extra, draw }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);
  const room = Math.max(width, 280);
  const side = scales[fittingScale(count)] ?? scales[0];
  const { squares, height } = grid(count, room - 2, side);
  return (
    <div class="picture" ref={holder}>
      {width > 0 && (
        <svg
          class={extra}
          width={room}
          height={height + 2}
          viewBox={`-1 -1 ${room} ${height + 2}`}
          role="img"
          aria-label={word('liveView.grid', { n: count })}
        >
          {squares.map(({ x, y, cpu }) => (
            <rect key={cpu} class="cpu-plain" x={x} y={y} width={side} height={side} rx={2} />
          ))}
          {draw(squares)}
        </svg>
      )}
    </div>
  );
}

import type { CPUSquare, Drawing, Item } from '../../caps/views/drawing';
import type { Layer } from '../../caps/views/TopologyView';
import { number, size, word } from '../../words';
import type { CellItem } from '../types/message';
import { loadPaths, loadSteps, type Square, takenOf } from './load';

/** How busy a host's CPUs are and how much memory its cells have left. */
export interface Load {
  /** The share of its time that each CPU was busy, by number; none where that is not known. */
  busy: readonly number[];
  cells: ReadonlyMap<number, CellItem>;
}

/** Load, to be drawn into the topology. */
export function loadLayer({ busy, cells }: Load): Layer {
  return {
    class: [busy.length > 0 ? 'has-load' : '', cells.size > 0 ? 'has-free' : ''].join(' '),
    draw: (drawing) => (
      <g class="load" role="presentation">
        {busy.length > 0 && <LoadSquares squares={squaresOf(drawing)} busy={busy} />}
        {drawing.cells.map(({ cell, box }) => {
          const memory = cells.get(cell.id);
          return memory && <FreeMemory key={cell.id} memory={memory} total={cell.memoryKiB} box={box} />;
        })}
      </g>
    ),
    describe: (item) => describe(item, busy, cells),
    legend: <LoadLegend busy={busy.length > 0} free={cells.size > 0} />,
  };
}

export function squaresOf(drawing: Drawing): Square[] {
  return drawing.cells.flatMap(({ cpus }) => cpus.map(squareOf));
}

function squareOf({ x, y, side, thread }: CPUSquare): Square {
  return { x, y, side, cpu: thread.cpu };
}

/** The smallest square that has room for the CPU's number, and for its load below that. */
const numbered = 18;
const worded = 28;

/** CPUs that fill up as far as they are busy. */
export function LoadSquares({ squares, busy }: { squares: readonly Square[]; busy: readonly number[] }) {
  const { bars, offline } = loadPaths(squares, busy);
  const side = squares[0]?.side ?? 0;
  return (
    <>
      {bars.map((path, step) => path && <path key={step} class={`load-${step}`} d={path} />)}
      {offline && <path class="load-offline" d={offline} />}
      {side >= numbered &&
        squares.map(({ x, y, cpu }) => (
          <text
            key={cpu}
            x={x + side / 2}
            y={y + side * (side >= worded && busy.length > 0 ? 0.34 : 0.5)}
            class="load-cpu"
          >
            {cpu}
          </text>
        ))}
      {side >= worded &&
        busy.length > 0 &&
        squares.map(({ x, y, cpu }) => (
          <text key={cpu} x={x + side / 2} y={y + side * 0.74} class="load-share">
            {shareOf(busy[cpu])}
          </text>
        ))}
    </>
  );
}

/** Per cent without their sign, which has no room in a square. */
function shareOf(busy: number | undefined): string {
  if (busy === undefined) return '';
  return busy < 0 ? '×' : `${Math.round(busy * 100)}%`;
}

/** How busy a CPU is, in words. */
export function wordedLoad(busy: number | undefined): string {
  if (busy === undefined) return '';
  return busy < 0 ? word('liveView.offline') : word('liveView.busy', { percent: percent(busy) });
}

export function percent(share: number): string {
  return `${number(share * 100, share < 0.1 ? 1 : 0)} %`;
}

function FreeMemory({ memory, total, box }: { memory: CellItem; total: string; box: Box }) {
  const whole = memory.total ?? Number(total);
  const taken = takenOf(whole, memory.free) ?? 0;
  const width = box.width - 16;
  return (
    <>
      <text class="free-memory" x={box.x + box.width - 8} y={box.y + 18} text-anchor="end">
        {word('liveView.freeShort', { size: size(BigInt(memory.free)) })}
      </text>
      <rect class="free-bar" x={box.x + 8} y={box.y + 25} width={width} height={7} rx={1} />
      <rect class="taken-bar" x={box.x + 8} y={box.y + 25} width={width * taken} height={7} rx={1} />
    </>
  );
}

interface Box {
  x: number;
  y: number;
  width: number;
}

function describe(
  { cell, cpu }: Item,
  busy: readonly number[],
  cells: ReadonlyMap<number, CellItem>,
): string {
  if (cpu) return wordedLoad(busy[cpu.thread.cpu]);
  const memory = cells.get(cell.cell.id);
  return memory ? word('liveView.freeShort', { size: size(BigInt(memory.free)) }) : '';
}

export function LoadLegend({ busy, free }: { busy: boolean; free: boolean }) {
  return (
    <p class="legend">
      {busy && (
        <span>
          {word('liveView.legend.busy')} 0 %
          <svg class="load" width={loadSteps * 16} height="14" aria-hidden="true">
            {Array.from({ length: loadSteps }, (_, step) => (
              <rect
                key={step}
                class={`load-${step}`}
                x={step * 16}
                y={14 - ((step + 1) / loadSteps) * 14}
                width="14"
                height={((step + 1) / loadSteps) * 14}
              />
            ))}
          </svg>
          100 %
        </span>
      )}
      {busy && (
        <span>
          <svg class="load" width="14" height="14" aria-hidden="true">
            <path class="load-offline" d="M1 1l12 12m0-12L1 13" />
          </svg>
          {word('liveView.offline')}
        </span>
      )}
      {free && (
        <span>
          <i class="swatch swatch-taken" /> {word('liveView.legend.taken')}
        </span>
      )}
      {free && (
        <span>
          <i class="swatch swatch-free" /> {word('liveView.legend.free')}
        </span>
      )}
    </p>
  );
}

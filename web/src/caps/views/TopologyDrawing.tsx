import type { Cell, Topology } from '../../engine/types/topology';
import { size, word } from '../../words';
import type { CPU, CPUSquare, Drawing, Names } from './drawing';

/** What the boxes are called in the page's language. */
export const names: Names = {
  cell: (id) => word('topology.cell', { id: String(id) }),
  part: (level, id) => (id < 0 ? word(`topology.${level}s`) : word(`topology.${level}`, { id: String(id) })),
};

/** The picture itself. With select it can be pointed at and read item by item. */
export function TopologyDrawing({
  drawing,
  select,
}: {
  drawing: Drawing;
  select?: (cell: number, cpu: number | null) => void;
}) {
  const most = drawing.cells.reduce((max, { cell }) => bigMax(max, BigInt(cell.memoryKiB)), 1n);
  return (
    <>
      {drawing.boxes.map((box) => (
        <g key={`${box.level} ${box.x} ${box.y}`}>
          <rect
            class={`box box-${box.level}`}
            x={box.x + 0.5}
            y={box.y + 0.5}
            width={box.width - 1}
            height={box.height - 1}
            rx={box.level === 'core' ? 2 : 4}
          />
          {box.label && box.level !== 'cell' && (
            <text class="box-label" x={box.x + 8} y={box.y + 15}>
              {box.label}
            </text>
          )}
        </g>
      ))}
      {drawing.cells.map(({ cell, box, cpus }, at) => (
        <g key={`${cell.id} ${cell.place.start}`} role="group" aria-label={box.label ?? ''}>
          <g
            role="option"
            id={`topology-${at}`}
            class="cell-head"
            aria-label={`${box.label} · ${size(BigInt(cell.memoryKiB))}`}
            onClick={() => select?.(at, null)}
          >
            <rect class="hit" x={box.x} y={box.y} width={box.width} height={38} />
            <text class="cell-label" x={box.x + 8} y={box.y + 18}>
              {box.label}
            </text>
            <text class="cell-memory" x={box.x + box.width - 8} y={box.y + 18} text-anchor="end">
              {BigInt(cell.memoryKiB) > 0n ? size(BigInt(cell.memoryKiB)) : ''}
            </text>
            {box.within && (
              <text class="box-label" x={box.x + 8} y={box.y + 44}>
                {box.within}
              </text>
            )}
            <MemoryBar cell={cell} most={most} x={box.x + 8} y={box.y + 26} width={box.width - 16} />
          </g>
          {cpus.map((cpu, i) => (
            <Square
              key={cpu.thread.place.start}
              cpu={cpu}
              id={`topology-${at}-${i}`}
              onSelect={() => select?.(at, i)}
            />
          ))}
        </g>
      ))}
    </>
  );
}

function Square({ cpu, id, onSelect }: { cpu: CPUSquare; id: string; onSelect: () => void }) {
  const { x, y, side, thread } = cpu;
  return (
    <g role="option" id={id} class="cpu-square" aria-label={wayTo(cpu)} onClick={onSelect}>
      <title>{wayTo(cpu)}</title>
      <rect x={x} y={y} width={side} height={side} rx={side < 14 ? 1 : 2} />
      {side >= 18 && (
        <text
          x={x + side / 2}
          y={y + side / 2}
          dominant-baseline="central"
          text-anchor="middle"
          class={side >= 28 ? 'cpu-number' : 'cpu-number small'}
        >
          {thread.cpu}
        </text>
      )}
    </g>
  );
}

/** Memory of a cell: its length against the largest cell, huge pages filled in. */
function MemoryBar({
  cell,
  most,
  x,
  y,
  width,
}: {
  cell: Cell;
  most: bigint;
  x: number;
  y: number;
  width: number;
}) {
  const memory = BigInt(cell.memoryKiB);
  if (memory === 0n) return null;
  const length = (kib: bigint) => Math.round((Number((kib * 10_000n) / most) / 10_000) * width);
  let at = x;
  return (
    <>
      <rect class="memory" x={x} y={y} width={Math.max(length(memory), 2)} height={5} rx={1} />
      {hugePages(cell).map(({ kib, sizeKiB }, i) => {
        const start = at;
        const long = Math.min(length(kib), x + length(memory) - at);
        at += long;
        return (
          <rect key={String(sizeKiB)} class={`huge huge-${i}`} x={start} y={y} width={long} height={5} />
        );
      })}
    </>
  );
}

/** The page sizes of a cell above the smallest, with the memory they hold. */
export function hugePages(cell: Cell): { sizeKiB: bigint; kib: bigint }[] {
  const pages = cell.pages.map((page) => ({
    sizeKiB: BigInt(page.sizeKiB),
    kib: BigInt(page.sizeKiB) * BigInt(page.count),
  }));
  const smallest = pages.reduce((least, page) => (page.sizeKiB < least ? page.sizeKiB : least), 1n << 62n);
  return pages.filter((page) => page.sizeKiB > smallest && page.kib > 0n);
}

/** Where a CPU stands, from the outside in. */
export function wayTo({ thread, cell, socket, die, cluster, core }: CPU): string {
  const steps = [
    word('topology.cpu', { id: String(thread.cpu) }),
    names.cell(cell.id),
    ...(socket.id >= 0 ? [word('topology.socket', { id: String(socket.id) })] : []),
    ...(die.id >= 0 ? [word('topology.die', { id: String(die.id) })] : []),
    ...(cluster.id >= 0 ? [word('topology.cluster', { id: String(cluster.id) })] : []),
    ...(core.id >= 0 ? [word('topology.core', { id: String(core.id) })] : []),
  ];
  return steps.join(' · ');
}

function bigMax(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** All CPUs of a topology, in order. */
export function cpusOf(topology: Topology): CPU[] {
  const all: CPU[] = [];
  for (const cell of topology.cells) {
    for (const socket of cell.sockets) {
      for (const die of socket.dies) {
        for (const cluster of die.clusters) {
          for (const core of cluster.cores) {
            for (const thread of core.threads) all.push({ cell, socket, die, cluster, core, thread });
          }
        }
      }
    }
  }
  return all;
}

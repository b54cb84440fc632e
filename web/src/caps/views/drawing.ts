import type { Cell, Cluster, Core, Die, Socket, Thread, Topology } from '../../engine/types/topology';

/**
 * Lays the topology out as nested boxes, in pixels: cells side by side, in each
 * its sockets, dies, clusters and cores, in those the CPUs as squares. A level
 * that never has two boxes in one parent is not drawn; its ID joins its
 * parent's label.
 */

export interface Box {
  level: 'cell' | 'socket' | 'die' | 'cluster' | 'core';
  x: number;
  y: number;
  width: number;
  height: number;
  /** Its name; null for a core, whose CPUs say enough. */
  label: string | null;
  /** The parts that are alone in it, and so have no box of their own. */
  within: string;
}

/** A CPU with the way that leads to it. */
export interface CPU {
  thread: Thread;
  cell: Cell;
  socket: Socket;
  die: Die;
  cluster: Cluster;
  core: Core;
}

export interface CPUSquare extends CPU {
  x: number;
  y: number;
  side: number;
}

export interface CellBox {
  cell: Cell;
  box: Box;
  cpus: CPUSquare[];
}

export interface Drawing {
  width: number;
  height: number;
  /** Side of a CPU's square. */
  side: number;
  boxes: Box[];
  cells: CellBox[];
}

/** Sides of a CPU's square, from overview to close up. */
export const scales = [7, 11, 18, 28, 40] as const;

/** The largest scale that shows all CPUs on about one screen. */
export function fittingScale(threads: number): number {
  if (threads <= 48) return 3;
  if (threads <= 288) return 2;
  return 1;
}

const gap = 8;
const pad = 8;
const labelHeight = 18;
/** Room in a cell for its memory bar. */
const barHeight = 12;
/** Room in a cell for the names of what is alone in it. */
const withinHeight = 16;
const narrowestCell = 148;

interface Shape {
  width: number;
  height: number;
  place(x: number, y: number, into: Drawing, cell: CellBox): void;
}

type Level = 'socket' | 'die' | 'cluster';

export interface Names {
  cell(id: number): string;
  part(level: Level, id: number): string;
}

export function draw(topology: Topology, width: number, scale: number, names: Names): Drawing {
  const side = scales[scale] ?? scales[0];
  const shown = levelsShown(topology);
  let best: Drawing | null = null;
  const most = Math.max(
    1,
    Math.min(8, topology.cells.length, Math.floor((width + gap) / (narrowestCell + gap))),
  );
  for (let columns = 1; columns <= most; columns++) {
    const drawing = inColumns(topology, width, columns, side, shown, names);
    if (!best || drawing.height < best.height) best = drawing;
  }
  return best ?? { width, height: 0, side, boxes: [], cells: [] };
}

function inColumns(
  topology: Topology,
  width: number,
  columns: number,
  side: number,
  shown: ReadonlySet<Level>,
  names: Names,
): Drawing {
  const drawing: Drawing = { width, height: 0, side, boxes: [], cells: [] };
  const cellWidth = Math.floor((width - gap * (columns - 1)) / columns);
  const severalDies = topology.totals.dies > topology.totals.sockets;
  const within = topology.cells.map((cell) => onlyParts(cell, shown, severalDies, names).join(' · '));
  const head = labelHeight + barHeight + (within.some((parts) => parts !== '') ? withinHeight : 0);
  let y = 0;
  for (let from = 0; from < topology.cells.length; from += columns) {
    const row = topology.cells.slice(from, from + columns);
    const shapes = row.map((cell) => contentsOf(cell, cellWidth - 2 * pad, side, shown, names));
    const inner = Math.max(...shapes.map((shape) => shape.height));
    const height = pad + head + inner + (inner > 0 ? pad : 0);
    row.forEach((cell, column) => {
      const shape = shapes[column];
      const x = column * (cellWidth + gap);
      const boxWidth = Math.max(cellWidth, (shape?.width ?? 0) + 2 * pad);
      const label = names.cell(cell.id);
      const box: Box = {
        level: 'cell',
        x,
        y,
        width: boxWidth,
        height,
        label,
        within: within[from + column] ?? '',
      };
      const cellBox: CellBox = { cell, box, cpus: [] };
      drawing.boxes.push(box);
      drawing.cells.push(cellBox);
      shape?.place(x + pad, y + pad + head, drawing, cellBox);
      drawing.width = Math.max(drawing.width, x + boxWidth);
    });
    y += height + gap;
  }
  drawing.height = Math.max(0, y - gap);
  return drawing;
}

/** Levels of which some parent has more than one. */
function levelsShown(topology: Topology): Set<Level> {
  const shown = new Set<Level>();
  for (const cell of topology.cells) {
    if (cell.sockets.length > 1) shown.add('socket');
    for (const socket of cell.sockets) {
      if (socket.dies.length > 1) shown.add('die');
      for (const die of socket.dies) if (die.clusters.length > 1) shown.add('cluster');
    }
  }
  return shown;
}

/** Names of the parts of a cell that are alone in it, and so have no box. */
function onlyParts(cell: Cell, shown: ReadonlySet<Level>, severalDies: boolean, names: Names): string[] {
  const parts: string[] = [];
  const [socket] = cell.sockets;
  if (!socket || shown.has('socket')) return parts;
  if (socket.id >= 0) parts.push(names.part('socket', socket.id));
  const [die] = socket.dies;
  if (!die || shown.has('die')) return parts;
  if (severalDies && die.id >= 0) parts.push(names.part('die', die.id));
  return parts;
}

function contentsOf(cell: Cell, width: number, side: number, shown: ReadonlySet<Level>, names: Names): Shape {
  const cores = (cluster: Cluster, path: Omit<CPU, 'thread' | 'core'>, room: number) =>
    flow(
      cluster.cores.map((core) => coreShape(core, path, side)),
      room,
      side < 14 ? 2 : 4,
    );
  const level = <T extends { id: number }>(
    name: Level,
    parts: readonly T[],
    room: number,
    content: (part: T, room: number) => Shape,
  ): Shape => {
    if (!shown.has(name))
      return flow(
        parts.map((part) => content(part, room)),
        room,
        gap,
      );
    return flow(
      parts.map((part) => framed(name, names.part(name, part.id), content(part, room - 2 * pad))),
      room,
      gap,
    );
  };
  return level('socket', cell.sockets, width, (socket, inSocket) =>
    level('die', socket.dies, inSocket, (die, inDie) =>
      level('cluster', die.clusters, inDie, (cluster, inCluster) =>
        cores(cluster, { cell, socket, die, cluster }, inCluster),
      ),
    ),
  );
}

function coreShape(core: Core, path: Omit<CPU, 'thread' | 'core'>, side: number): Shape {
  const around = side < 14 ? 1 : 3;
  const between = side < 14 ? 1 : 2;
  const count = core.threads.length;
  return {
    width: count * side + (count - 1) * between + 2 * around,
    height: side + 2 * around,
    place(x, y, into, cell) {
      into.boxes.push({
        level: 'core',
        x,
        y,
        width: this.width,
        height: this.height,
        label: null,
        within: '',
      });
      core.threads.forEach((thread, i) => {
        cell.cpus.push({
          ...path,
          core,
          thread,
          x: x + around + i * (side + between),
          y: y + around,
          side,
        });
      });
    },
  };
}

function framed(level: Level, label: string, content: Shape): Shape {
  return {
    width: Math.max(content.width + 2 * pad, 72),
    height: content.height + 2 * pad + labelHeight - 4,
    place(x, y, into, cell) {
      into.boxes.push({ level, x, y, width: this.width, height: this.height, label, within: '' });
      content.place(x + pad, y + pad + labelHeight - 4, into, cell);
    },
  };
}

/** Sets shapes in rows that are as wide as the room, like words in lines. */
function flow(shapes: readonly Shape[], room: number, between: number): Shape {
  const at: { x: number; y: number; shape: Shape }[] = [];
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let width = 0;
  for (const shape of shapes) {
    if (x > 0 && x + shape.width > room) {
      y += rowHeight + between;
      x = 0;
      rowHeight = 0;
    }
    at.push({ x, y, shape });
    width = Math.max(width, x + shape.width);
    rowHeight = Math.max(rowHeight, shape.height);
    x += shape.width + between;
  }
  return {
    width,
    height: y + rowHeight,
    place(left, top, into, cell) {
      for (const { x, y, shape } of at) shape.place(left + x, top + y, into, cell);
    },
  };
}

/** Something in the drawing that can be pointed at: a cell or a CPU in it. */
export interface Item {
  cell: CellBox;
  cpu: CPUSquare | null;
}

/** All items in the order that arrow keys follow. */
export function itemsOf(drawing: Drawing): Item[] {
  return drawing.cells.flatMap((cell) => [{ cell, cpu: null }, ...cell.cpus.map((cpu) => ({ cell, cpu }))]);
}

function frameOf({ cell, cpu }: Item): { x: number; y: number } {
  return cpu ? { x: cpu.x, y: cpu.y } : { x: cell.box.x, y: cell.box.y };
}

/** The item that a key leads to from another; null where it leads nowhere. */
export function neighbour(items: readonly Item[], from: number, key: string): number | null {
  switch (key) {
    case 'ArrowRight':
      return Math.min(from + 1, items.length - 1);
    case 'ArrowLeft':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    case 'PageDown':
      return indexWhere(items, (item, i) => i > from && item.cpu === null) ?? items.length - 1;
    case 'PageUp': {
      const before = items.slice(0, from).findLastIndex((item) => item.cpu === null);
      return Math.max(before, 0);
    }
    case 'ArrowDown':
      return nearest(items, from, 1);
    case 'ArrowUp':
      return nearest(items, from, -1);
    default:
      return null;
  }
}

function indexWhere(items: readonly Item[], test: (item: Item, index: number) => boolean): number | null {
  const index = items.findIndex(test);
  return index < 0 ? null : index;
}

function nearest(items: readonly Item[], from: number, direction: 1 | -1): number {
  const start = items[from];
  if (!start) return from;
  const { x, y } = frameOf(start);
  let best = from;
  let bestCost = Number.POSITIVE_INFINITY;
  items.forEach((item, i) => {
    const frame = frameOf(item);
    const down = (frame.y - y) * direction;
    if (down <= 0) return;
    const cost = down + 2 * Math.abs(frame.x - x);
    if (cost < bestCost) {
      best = i;
      bestCost = cost;
    }
  });
  return best;
}

/** The innermost item whose place in the document holds a byte. */
export function itemAt(items: readonly Item[], byte: number): number | null {
  const holds = (place: { start: number; end: number }) => place.start <= byte && byte < place.end;
  const cpu = indexWhere(items, (item) => item.cpu !== null && holds(item.cpu.thread.place));
  return cpu ?? indexWhere(items, (item) => item.cpu === null && holds(extentOf(item.cell)));
}

/** From a cell's start tag, which is its place, to the last thing that is known of it. */
function extentOf({ cell, cpus }: CellBox): { start: number; end: number } {
  const parts = [cell.memoryPlace, ...cell.pages.map((page) => page.place)];
  parts.push(...cell.distances.map((distance) => distance.place));
  parts.push(...cell.caches.map((cache) => cache.place), ...cpus.map((cpu) => cpu.thread.place));
  return {
    start: cell.place.start,
    end: parts.reduce((end, part) => Math.max(end, part.end), cell.place.end + 1),
  };
}

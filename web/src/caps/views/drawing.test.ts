import { expect, test } from 'vitest';
import type { Cell, Topology } from '../../engine/types/topology';
import { type Drawing, draw, fittingScale, itemAt, itemsOf, type Names, neighbour } from './drawing';

const names: Names = { cell: (id) => `cell ${id}`, part: (level, id) => `${level} ${id}` };

/** A host of cells with sockets and cores of two threads; CPU n stands at bytes [10n, 10n+10). */
function host(cells: number, sockets: number, cores: number): Topology {
  let cpu = 0;
  const all: Cell[] = [];
  for (let id = 0; id < cells; id++) {
    const start = cpu * 10;
    const list = Array.from({ length: sockets }, (_, socket) => ({
      id: socket,
      dies: [
        {
          id: 0,
          clusters: [
            {
              id: -1,
              cores: Array.from({ length: cores }, (_, core) => ({
                id: core,
                threads: [0, 1].map(() => {
                  const place = { start: cpu * 10, end: cpu * 10 + 10 };
                  return { cpu: cpu++, siblings: '', place };
                }),
              })),
            },
          ],
        },
      ],
    }));
    all.push({
      id,
      memoryKiB: '1024',
      memoryPlace: { start: 0, end: 0 },
      pages: [],
      distances: [],
      caches: [],
      sockets: list,
      threads: sockets * cores * 2,
      place: { start, end: cpu * 10 },
    });
  }
  const totals = { cells, sockets, dies: 0, clusters: 0, cores: 0, threads: cpu, memoryKiB: '0' };
  return { cells: all, interconnects: [], banks: [], totals };
}

function expectTidy({ cells, width, height }: Drawing): void {
  for (const { box, cpus } of cells) {
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    for (const cpu of cpus) {
      expect(cpu.x).toBeGreaterThan(box.x);
      expect(cpu.y).toBeGreaterThan(box.y);
      expect(cpu.x + cpu.side).toBeLessThan(box.x + box.width);
      expect(cpu.y + cpu.side).toBeLessThan(box.y + box.height);
    }
  }
  const squares = cells.flatMap(({ cpus }) => cpus);
  const corners = new Set(squares.map(({ x, y }) => `${x} ${y}`));
  expect(corners.size).toBe(squares.length);
}

test.each([
  ['one CPU core', host(1, 1, 1), 600],
  ['two sockets in a cell', host(2, 2, 8), 700],
  ['1,024 CPUs', host(16, 1, 32), 700],
  ['1,024 CPUs on a phone', host(16, 1, 32), 336],
  ['one cell of 1,024 CPUs on a phone', host(1, 4, 128), 336],
])('%s: every CPU stands in its cell, none on another', (_, topology, width) => {
  for (let scale = 0; scale < 5; scale++) expectTidy(draw(topology, width, scale, names));
});

test('what fits the room does not make the drawing wider', () => {
  expect(draw(host(16, 1, 32), 700, fittingScale(1024), names).width).toBe(700);
});

test('a level is drawn only where a parent has several of it', () => {
  const levels = (topology: Topology) => new Set(draw(topology, 700, 2, names).boxes.map((box) => box.level));
  expect(levels(host(2, 2, 2))).toEqual(new Set(['cell', 'socket', 'core']));
  expect(levels(host(2, 1, 2))).toEqual(new Set(['cell', 'core']));
  expect(draw(host(2, 1, 2), 700, 2, names).cells[1]?.box.within).toBe('socket 0');
});

test('a place in the document leads to its CPU, else to its cell', () => {
  const topology = host(2, 1, 2);
  const items = itemsOf(draw(topology, 700, 2, names));
  expect(items[itemAt(items, 45) ?? -1]?.cpu?.thread.cpu).toBe(4);
  expect(itemAt(items, 4000)).toBeNull();
});

test('arrow keys lead through all items', () => {
  const items = itemsOf(draw(host(4, 1, 8), 700, 2, names));
  let at: number | null = 0;
  for (let i = 0; i < items.length; i++) at = neighbour(items, at ?? 0, 'ArrowRight');
  expect(at).toBe(items.length - 1);
  const down = neighbour(items, 1, 'ArrowDown') ?? 0;
  expect(items[down]?.cpu?.y).toBeGreaterThan(items[1]?.cpu?.y ?? Number.POSITIVE_INFINITY);
  expect(neighbour(items, down, 'ArrowUp')).toBe(1);
  expect(items[neighbour(items, 3, 'PageDown') ?? -1]?.cell.cell.id).toBe(1);
  expect(neighbour(items, 3, 'x')).toBeNull();
});

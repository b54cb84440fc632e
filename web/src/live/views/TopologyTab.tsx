import { useMemo, useState } from 'preact/hooks';
import { type Answer, useAnswer } from '../../caps/answer';
import { PlaceLink } from '../../caps/PlaceLink';
import type { Side } from '../../caps/side';
import { Failure } from '../../caps/views/Failure';
import { cpusOf, names } from '../../caps/views/TopologyDrawing';
import { Banks, Distances, Interconnects, Picture, Totals } from '../../caps/views/TopologyView';
import type { Cell, Topology } from '../../engine/types/topology';
import { useSteps } from '../../frame/More';
import { number, size, word } from '../../words';
import { itemsOf, useHost, useStream } from '../stream';
import type { CellItem } from '../types/message';
import { CPUGrid } from './CPUGrid';
import { LoadLegend, LoadSquares, loadLayer, wordedLoad } from './loadLayer';
import { newest } from './sides';
import { Ago, NotOffered } from './states';
import { TableScroll } from './TableScroll';
import { useProof, WithCapabilities } from './WithCapabilities';

/** A host's topology with how busy its CPUs are and how much memory its cells have left. */
export function TopologyTab({ id }: { id: string }) {
  useProof(id, newest);
  return <WithCapabilities id={id}>{(side) => <LiveTopology id={id} side={side} />}</WithCapabilities>;
}

/** The readings that are drawn. */
const measured = ['cpuStats', 'freeMemory', 'freePages'] as const;

const none: readonly number[] = [];

function LiveTopology({ id, side }: { id: string; side: Side }) {
  const { answer, error } = useAnswer(side.good.value, 'caps.topology', {});
  const host = useHost(id).value;
  const items = useStream('node', id).items.value;
  const [lit, setLit] = useState(none);
  const cpu = items.get('cpu');
  const busy = cpu?.each ?? none;
  const cells = useMemo(() => new Map(itemsOf(items, 'cell').map((cell) => [cell.cell, cell])), [items]);
  const layer = useMemo(() => loadLayer({ busy, cells }), [busy, cells]);
  if (!answer) return <Failure error={error} />;
  const topology = answer.value;
  const missing = host?.missing ?? [];
  const count = Math.max(busy.length, items.get('node')?.cpus ?? 0);
  return (
    <div class="topology">
      {topology.totals.threads > 0 ? (
        <Totals topology={topology} />
      ) : (
        <p class="verdict">{word('topology.n.threads', { n: count })}</p>
      )}
      <p class="muted live-measured">
        {cpu && (
          <>
            {word('liveView.measured')} <Ago at={cpu.at} />
          </>
        )}
      </p>
      {measured.map(
        (reading) =>
          missing.includes(reading) && (
            <NotOffered key={reading} what={word(`liveView.reading.${reading}`)} />
          ),
      )}
      {cpusOf(topology).length > 0 ? (
        <Picture side={side} answer={answer} lit={lit} layer={layer} />
      ) : (
        <>
          <p class="muted">{word('liveView.noCells')}</p>
          <CPUGrid
            count={count}
            class={busy.length > 0 ? 'has-load' : ''}
            draw={(squares) => (
              <g class="load">
                <LoadSquares squares={squares} busy={busy} />
              </g>
            )}
          />
          <LoadLegend busy={busy.length > 0} free={false} />
        </>
      )}
      <FreePages side={side} answer={answer} cells={cells} />
      <Distances side={side} opened={answer.opened} cells={topology.cells} />
      <Banks side={side} answer={answer} onPoint={setLit} />
      <Interconnects side={side} answer={answer} />
      <CPUTable topology={topology} busy={busy} count={count} />
    </div>
  );
}

/** Rows of tables are shown in steps of this many. */
const step = 200;

/** Memory and pages of each cell: how many there are by its capabilities, and how many of them are free. */
function FreePages({
  side,
  answer,
  cells,
}: {
  side: Side;
  answer: Answer<Topology>;
  cells: ReadonlyMap<number, CellItem>;
}) {
  const rows = rowsOf(answer.value.cells, cells);
  const { shown, more } = useSteps(rows, step);
  if (rows.length === 0) return null;
  const sizes = sizesOf(rows);
  return (
    <section>
      <h2>{word('liveView.pagesTitle')}</h2>
      <p class="muted">{word('liveView.pagesNote')}</p>
      <TableScroll label={word('liveView.pagesTitle')}>
        <table class="table live-pages">
          <thead>
            <tr>
              <th scope="col">{word('topology.cells')}</th>
              <th scope="col" class="number">
                {word('topology.memory')}
              </th>
              {sizes.map((kib) => (
                <th key={kib} scope="col" class="number">
                  {word('liveView.pagesOf', { size: size(BigInt(kib)) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, cell, memory }) => (
              <tr key={id}>
                <th scope="row">
                  {names.cell(id)}
                  {cell && (
                    <PlaceLink side={side} opened={answer.opened} spans={[cell.place]} of={names.cell(id)} />
                  )}
                </th>
                <td class="number">
                  <FreeOf
                    free={memory && size(BigInt(memory.free))}
                    total={totalOf(cell, memory)}
                    share={memory?.total ? memory.free / memory.total : null}
                  />
                </td>
                {sizes.map((kib) => {
                  const free = memory?.pages.find((pages) => pages.size === kib)?.free;
                  const total = cell?.pages.find((pages) => Number(pages.sizeKiB) === kib)?.count;
                  return (
                    <td key={kib} class="number">
                      <FreeOf
                        free={free === undefined ? undefined : number(free)}
                        total={total === undefined ? undefined : number(BigInt(total))}
                        share={free === undefined || !Number(total) ? null : free / Number(total)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {more}
    </section>
  );
}

/** How much is free of how much, as text and as a bar. */
function FreeOf({
  free,
  total,
  share,
}: {
  free: string | undefined;
  total: string | undefined;
  share: number | null;
}) {
  if (free === undefined && total === undefined) return <>–</>;
  const text =
    free === undefined
      ? (total ?? '')
      : total === undefined
        ? word('liveView.freeShort', { size: free })
        : word('liveView.freeOf', { free, total });
  return (
    <>
      {text}
      {share !== null && (
        <svg class="free-gauge" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="free-bar" width="100" height="4" />
          <rect class="taken-bar" width={100 * (1 - Math.min(1, share))} height="4" />
        </svg>
      )}
    </>
  );
}

interface PagesRow {
  id: number;
  cell: Cell | undefined;
  memory: CellItem | undefined;
}

/** The cells of the capabilities, then those that only measurements know. */
function rowsOf(known: readonly Cell[], measured: ReadonlyMap<number, CellItem>): PagesRow[] {
  const rows: PagesRow[] = known.map((cell) => ({ id: cell.id, cell, memory: measured.get(cell.id) }));
  const ids = new Set(known.map(({ id }) => id));
  for (const memory of measured.values()) {
    if (!ids.has(memory.cell)) rows.push({ id: memory.cell, cell: undefined, memory });
  }
  return rows;
}

function sizesOf(rows: readonly PagesRow[]): number[] {
  const sizes = new Set<number>();
  for (const { cell, memory } of rows) {
    for (const { sizeKiB } of cell?.pages ?? []) sizes.add(Number(sizeKiB));
    for (const { size } of memory?.pages ?? []) sizes.add(size);
  }
  return [...sizes].sort((a, b) => a - b);
}

function totalOf(cell: Cell | undefined, memory: CellItem | undefined): string | undefined {
  if (memory?.total) return size(BigInt(memory.total));
  return cell && BigInt(cell.memoryKiB) > 0n ? size(BigInt(cell.memoryKiB)) : undefined;
}

/** The picture for those who do not see it. */
function CPUTable({ topology, busy, count }: { topology: Topology; busy: readonly number[]; count: number }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{word('topology.asTable')}</summary>
      {open && <CPURows topology={topology} busy={busy} count={count} />}
    </details>
  );
}

function CPURows({ topology, busy, count }: { topology: Topology; busy: readonly number[]; count: number }) {
  const rows = useMemo(() => {
    const listed = cpusOf(topology).map(({ thread, cell, socket, core }) => ({
      cpu: thread.cpu,
      cell: String(cell.id),
      socket: socket.id < 0 ? '–' : String(socket.id),
      core: core.id < 0 ? '–' : String(core.id),
      siblings: thread.siblings,
    }));
    if (listed.length > 0) return listed.sort((a, b) => a.cpu - b.cpu);
    return Array.from({ length: count }, (_, cpu) => ({
      cpu,
      cell: '–',
      socket: '–',
      core: '–',
      siblings: '',
    }));
  }, [topology, count]);
  const { shown, more } = useSteps(rows, step);
  return (
    <>
      <TableScroll label={word('topology.asTable')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">CPU</th>
              <th scope="col">{word('liveView.load')}</th>
              <th scope="col">{word('topology.cells')}</th>
              <th scope="col">{word('topology.sockets')}</th>
              <th scope="col">{word('topology.cores')}</th>
              <th scope="col">{word('topology.siblingsTitle')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cpu, cell, socket, core, siblings }) => (
              <tr key={cpu}>
                <th scope="row">{cpu}</th>
                <td>{wordedLoad(busy[cpu]) || '–'}</td>
                <td>{cell}</td>
                <td>{socket}</td>
                <td>{core}</td>
                <td class="code">{siblings}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {more}
    </>
  );
}

import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Cell, Topology } from '../../engine/types/topology';
import { useSteps } from '../../frame/More';
import { language } from '../../settings';
import { number, size, word } from '../../words';
import { type Answer, useAnswer } from '../answer';
import type { Opened, Side } from '../side';
import { type Drawing, draw, fittingScale, type Item, itemAt, itemsOf, neighbour, scales } from './drawing';
import { Failure } from './Failure';
import { cpusOf, hugePages, names, TopologyDrawing, wayTo } from './TopologyDrawing';

/** The scale that was chosen by hand; null: as fits. */
const chosenScale = signal<number | null>(null);

/** Cells, sockets, cores and CPUs as a picture, and what else is known of them. */
export function TopologyView({ side }: { side: Side }) {
  const { answer, error } = useAnswer(side.good.value, 'caps.topology', {});
  const [lit, setLit] = useState<readonly number[]>([]);
  if (!answer) return <Failure error={error} />;
  const topology = answer.value;
  if (answer.opened.info.kind === 'domainCapabilities') {
    return (
      <div class="centre">
        <p>{word('topology.domainKind')}</p>
      </div>
    );
  }
  return (
    <div class="topology">
      <Totals topology={topology} />
      {topology.cells.length > 0 ? (
        <Picture side={side} answer={answer} lit={lit} />
      ) : (
        <p class="muted">{word('topology.noCells')}</p>
      )}
      <Memory side={side} opened={answer.opened} cells={topology.cells} />
      <Distances side={side} opened={answer.opened} cells={topology.cells} />
      <Banks side={side} answer={answer} onPoint={setLit} />
      <Interconnects side={side} answer={answer} />
      <AsTable topology={topology} />
    </div>
  );
}

export function Totals({ topology }: { topology: Topology }) {
  const { totals } = topology;
  const parts = (['cells', 'sockets', 'dies', 'clusters', 'cores', 'threads'] as const).filter(
    (part) => totals[part] > 0,
  );
  const memory = BigInt(totals.memoryKiB);
  const listed = topology.cells.some((cell) => cell.threads > 0);
  return (
    <>
      <p class="verdict">
        {[
          ...parts.map((part) => word(`topology.n.${part}`, { n: totals[part] })),
          ...(memory > 0n ? [size(memory)] : []),
        ].join(' · ')}
      </p>
      {!listed && totals.threads > 0 && <p class="muted">{word('topology.notListed')}</p>}
    </>
  );
}

const none: readonly number[] = [];

/** What is drawn into the picture besides the topology, such as how busy its CPUs are at this moment. */
export interface Layer {
  /** Marks the picture, for what the layer takes the place of. */
  class: string;
  draw(drawing: Drawing): ComponentChildren;
  /** What it knows of an item, to stand behind its name; empty for nothing. */
  describe(item: Item): string;
  legend: ComponentChildren;
}

interface PictureProps {
  side: Side;
  answer: Answer<Topology>;
  /** CPUs to point out. */
  lit?: readonly number[];
  layer?: Layer;
}

export function Picture({ side, answer, lit = none, layer }: PictureProps) {
  const { value: topology, opened } = answer;
  const holder = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const scale = chosenScale.value ?? fittingScale(topology.totals.threads);
  const words = language.value;
  const drawn = useMemo(() => firstCells(topology), [topology]);

  useEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, []);

  const drawing = useMemo(
    () => draw(drawn, Math.max(width, 280), scale, names),
    [drawn, width, scale, words],
  );
  const items = useMemo(() => itemsOf(drawing), [drawing]);
  const atCursor = itemAt(items, opened.byteOf(side.cursor.value));
  const marked = items[atCursor ?? -1];
  const pointedOut = useMemo(() => {
    const numbers = new Set(lit);
    return items.filter(({ cpu }) => cpu && numbers.has(cpu.thread.cpu));
  }, [items, lit]);
  const current = items[active ?? atCursor ?? 0];
  const currentID = current ? idOf(drawing.cells.indexOf(current.cell), current) : undefined;

  const choose = (index: number, focus: boolean) => {
    const item = items[index];
    if (!item) return;
    setActive(index);
    side.show(opened, item.cpu ? item.cpu.thread.place : item.cell.cell.place, focus);
  };
  const picture = useMemo(
    () => (
      <TopologyDrawing
        drawing={drawing}
        select={(cell, cpu) => {
          const before = drawing.cells.slice(0, cell).reduce((sum, { cpus }) => sum + cpus.length + 1, 0);
          choose(before + (cpu === null ? 0 : cpu + 1), false);
          list.current?.focus({ preventScroll: true });
        }}
      />
    ),
    [drawing],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const from = active ?? atCursor ?? 0;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(from, event.key === 'Enter');
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '-') {
      zoom(event.key === '+' ? 1 : -1);
      return;
    }
    const next = neighbour(items, from, event.key);
    if (next === null) return;
    event.preventDefault();
    choose(next, false);
  };
  const zoom = (by: number) => {
    chosenScale.value = Math.min(scales.length - 1, Math.max(0, scale + by));
  };

  // The cursor was moved elsewhere: it leads again.
  useEffect(() => {
    if (document.activeElement !== list.current) setActive(null);
  }, [atCursor]);

  useEffect(() => {
    if (active === null || !currentID) return;
    document.getElementById(currentID)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, currentID]);

  return (
    <section aria-label={word('topology.picture')}>
      <div class="picture-bar">
        <p class="pointed">
          <span aria-live="polite">{current && describe(current)}</span>
          {/* Not told by itself: it may change at any moment. */}
          {current && layer?.describe(current) && ` · ${layer.describe(current)}`}
        </p>
        <div class="zoom">
          <button
            type="button"
            class="icon-button"
            aria-label={word('topology.smaller')}
            disabled={scale === 0}
            onClick={() => zoom(-1)}
          >
            −
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={word('topology.larger')}
            disabled={scale === scales.length - 1}
            onClick={() => zoom(1)}
          >
            +
          </button>
        </div>
      </div>
      <div class="picture" ref={holder}>
        <div
          ref={list}
          class="picture-list"
          role="listbox"
          tabIndex={0}
          aria-label={word('topology.list')}
          aria-activedescendant={width > 0 ? currentID : undefined}
          onKeyDown={onKeyDown}
        >
          {width > 0 && (
            <svg
              class={layer?.class}
              width={drawing.width}
              height={drawing.height}
              viewBox={`0 0 ${drawing.width} ${drawing.height}`}
            >
              <title>{word('topology.picture')}</title>
              {picture}
              {layer?.draw(drawing)}
              {pointedOut.map((item) => (
                <Ring key={item.cpu?.thread.place.start} item={item} kind="lit" />
              ))}
              {marked && <Ring item={marked} kind="marked" />}
              {active !== null && current && <Ring item={current} kind="active" />}
            </svg>
          )}
        </div>
      </div>
      {drawn !== topology && (
        <p class="muted">
          {word('topology.firstCells', { n: drawn.cells.length, all: topology.cells.length })}
        </p>
      )}
      {layer ? layer.legend : <Legend cells={drawn.cells} />}
    </section>
  );
}

/** More CPUs than this are not drawn: no screen could show them. */
const mostDrawn = 8192;

/** The topology, or as many of its first cells as can be drawn. */
function firstCells(topology: Topology): Topology {
  let threads = 0;
  const fit = topology.cells.findIndex((cell, i) => {
    threads += cell.threads + 1;
    return i > 0 && threads > mostDrawn;
  });
  return fit < 0 ? topology : { ...topology, cells: topology.cells.slice(0, fit) };
}

function idOf(cell: number, item: Item): string {
  return item.cpu ? `topology-${cell}-${item.cell.cpus.indexOf(item.cpu)}` : `topology-${cell}`;
}

function describe({ cell, cpu }: Item): string {
  if (!cpu) {
    const { id, memoryKiB, threads } = cell.cell;
    return [names.cell(id), size(BigInt(memoryKiB)), word('topology.n.threads', { n: threads })].join(' · ');
  }
  const { siblings } = cpu.thread;
  return siblings ? `${wayTo(cpu)} · ${word('topology.siblings', { list: siblings })}` : wayTo(cpu);
}

function Ring({ item, kind }: { item: Item; kind: 'marked' | 'active' | 'lit' }) {
  const { cell, cpu } = item;
  const frame = cpu
    ? { x: cpu.x - 2, y: cpu.y - 2, width: cpu.side + 4, height: cpu.side + 4, rx: 3 }
    : { x: cell.box.x + 1, y: cell.box.y + 1, width: cell.box.width - 2, height: cell.box.height - 2, rx: 4 };
  return <rect class={`ring ring-${kind}`} {...frame} />;
}

function Legend({ cells }: { cells: readonly Cell[] }) {
  const sizes = new Set(cells.flatMap((cell) => hugePages(cell).map((page) => page.sizeKiB)));
  if (cells.every((cell) => BigInt(cell.memoryKiB) === 0n)) return null;
  return (
    <p class="legend">
      <span>
        <i class="swatch memory" /> {word('topology.memory')}
      </span>
      {[...sizes].map((sizeKiB, i) => (
        <span key={String(sizeKiB)}>
          <i class={`swatch huge-${i}`} /> {word('topology.inPages', { size: size(sizeKiB) })}
        </span>
      ))}
    </p>
  );
}

function Memory({ side, opened, cells }: { side: Side; opened: Opened; cells: readonly Cell[] }) {
  const { shown, more } = useSteps(cells, step);
  if (!cells.some((cell) => cell.pages.length > 0)) return null;
  const sizes = [...new Set(cells.flatMap((cell) => cell.pages.map((page) => page.sizeKiB)))];
  return (
    <section>
      <h2>{word('topology.pagesTitle')}</h2>
      <p class="muted">{word('topology.pagesNote')}</p>
      <div class="table-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{word('topology.cells')}</th>
              <th scope="col" class="number">
                {word('topology.memory')}
              </th>
              {sizes.map((sizeKiB) => (
                <th key={sizeKiB} scope="col" class="number">
                  {size(BigInt(sizeKiB))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((cell) => (
              <tr key={cell.place.start}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => side.show(opened, cell.place)}>
                    {names.cell(cell.id)}
                  </button>
                </th>
                <td class="number">{size(BigInt(cell.memoryKiB))}</td>
                {sizes.map((sizeKiB) => {
                  const page = cell.pages.find((page) => page.sizeKiB === sizeKiB);
                  return (
                    <td key={sizeKiB} class="number">
                      {page ? number(BigInt(page.count)) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </section>
  );
}

/** Rows of tables are shown in steps of this many. */
const step = 200;

/** How many cells the distance table starts with, either way. */
const largestMatrix = 128;

/** Shades of the distance table, from near to far. */
const shades = 6;

export function Distances({ side, opened, cells }: { side: Side; opened: Opened; cells: readonly Cell[] }) {
  const { shown: known, more } = useSteps(
    cells.filter((cell) => cell.distances.length > 0),
    largestMatrix,
  );
  if (known.length === 0) return null;
  const values = known.flatMap((cell) => cell.distances.map((distance) => distance.value));
  const far = values.reduce((most, value) => Math.max(most, value), 0);
  const shade = (value: number) =>
    far <= 10 ? 0 : Math.min(shades - 1, Math.max(0, Math.round(((value - 10) / (far - 10)) * (shades - 1))));
  const targets = [...new Set(known.flatMap((cell) => cell.distances.map((distance) => distance.to)))]
    .sort((a, b) => a - b)
    .slice(0, Math.max(known.length, largestMatrix));
  return (
    <section>
      <h2>{word('topology.distances')}</h2>
      <p class="muted">{word('topology.distancesNote')}</p>
      <div class="table-scroll">
        <table class="heat" onKeyDown={walk}>
          <thead>
            <tr>
              <th scope="col">{word('topology.fromTo')}</th>
              {targets.map((target) => (
                <th key={target} scope="col">
                  {target}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map((cell, row) => (
              <tr key={cell.place.start}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => side.show(opened, cell.place)}>
                    {cell.id}
                  </button>
                </th>
                {targets.map((target, column) => {
                  const distance = cell.distances.find((distance) => distance.to === target);
                  if (!distance) return <td key={target}>–</td>;
                  return (
                    <td key={target} class={`shade-${shade(distance.value)}`}>
                      <button
                        type="button"
                        tabIndex={row === 0 && column === 0 ? 0 : -1}
                        onClick={() => side.show(opened, distance.place)}
                      >
                        {distance.value}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </section>
  );
}

const steps = new Map([
  ['ArrowRight', { right: 1, down: 0 }],
  ['ArrowLeft', { right: -1, down: 0 }],
  ['ArrowDown', { right: 0, down: 1 }],
  ['ArrowUp', { right: 0, down: -1 }],
]);

/** Arrow keys walk the distance table, whose cells are one stop of Tab. */
function walk(event: KeyboardEvent): void {
  const step = steps.get(event.key);
  const from = (event.target as Element).closest('td');
  const row = from?.parentElement as HTMLTableRowElement | null | undefined;
  if (!step || !from || !row) return;
  event.preventDefault();
  const body = row.parentElement as HTMLTableSectionElement;
  const to =
    body.rows[row.sectionRowIndex + step.down]?.cells[from.cellIndex + step.right]?.querySelector(
      'td > button',
    );
  if (!(to instanceof HTMLElement)) return;
  for (const stop of body.querySelectorAll('td button[tabindex="0"]')) stop.setAttribute('tabindex', '-1');
  to.setAttribute('tabindex', '0');
  to.focus();
}

interface BanksProps {
  side: Side;
  answer: Answer<Topology>;
  /** Told of the CPUs of the bank that is pointed at; of none when it is left. */
  onPoint: (cpus: readonly number[]) => void;
}

export function Banks({ side, answer, onPoint }: BanksProps) {
  const { banks, cells } = answer.value;
  const memoryCaches = cells.flatMap((cell) => cell.caches.map((cache) => ({ cell, cache })));
  if (banks.length + memoryCaches.length === 0) return null;
  return (
    <section>
      <h2>{word('topology.caches')}</h2>
      <div class="table-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{word('topology.cache')}</th>
              <th scope="col">{word('topology.cacheType')}</th>
              <th scope="col" class="number">
                {word('topology.size')}
              </th>
              <th scope="col">{word('topology.usedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {banks.map((bank) => (
              <tr
                key={bank.place.start}
                onMouseEnter={() => onPoint(bank.cpuList)}
                onMouseLeave={() => onPoint(none)}
              >
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    onFocus={() => onPoint(bank.cpuList)}
                    onBlur={() => onPoint(none)}
                    onClick={() => side.show(answer.opened, bank.place)}
                  >
                    L{bank.level} #{bank.id}
                  </button>
                </th>
                <td>{cacheType(bank.type)}</td>
                <td class="number">{bank.size}</td>
                <td class="code">{bank.cpus}</td>
              </tr>
            ))}
            {memoryCaches.map(({ cell, cache }) => (
              <tr key={cache.place.start}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => side.show(answer.opened, cache.place)}>
                    {word('topology.memoryCache', { level: String(cache.level) })}
                  </button>
                </th>
                <td>{[cache.associativity, cache.policy].filter(Boolean).join(', ')}</td>
                <td class="number">{cache.size}</td>
                <td>{names.cell(cell.id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function cacheType(type: string): string {
  return type === 'both' || type === 'code' || type === 'data' ? word(`topology.cache.${type}`) : type;
}

export function Interconnects({ side, answer }: { side: Side; answer: Answer<Topology> }) {
  const { interconnects } = answer.value;
  if (interconnects.length === 0) return null;
  return (
    <section>
      <h2>{word('topology.interconnects')}</h2>
      <div class="table-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{word('topology.measure')}</th>
              <th scope="col">{word('topology.fromTo')}</th>
              <th scope="col" class="number">
                {word('topology.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {interconnects.map((way) => (
              <tr key={way.place.start}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => side.show(answer.opened, way.place)}>
                    {way.kind}, {way.type}
                  </button>
                </th>
                <td>
                  {way.initiator} → {way.target}
                  {way.cache > 0 && ` (${word('topology.memoryCache', { level: String(way.cache) })})`}
                </td>
                <td class="number">
                  {number(BigInt(way.value))} {way.unit}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The same as text, for those who would rather read than look. */
export function AsTable({ topology }: { topology: Topology }) {
  const [open, setOpen] = useState(false);
  const cpus = useMemo(() => (open ? cpusOf(topology) : []), [open, topology]);
  const { shown, more } = useSteps(cpus, 1024);
  if (topology.cells.every((cell) => cell.threads === 0)) return null;
  const id = (value: number) => (value < 0 ? '–' : value);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{word('topology.asTable')}</summary>
      {open && (
        <div class="table-scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">CPU</th>
                <th scope="col">{word('topology.cells')}</th>
                <th scope="col">{word('topology.sockets')}</th>
                <th scope="col">{word('topology.dies')}</th>
                <th scope="col">{word('topology.clusters')}</th>
                <th scope="col">{word('topology.cores')}</th>
                <th scope="col">{word('topology.siblingsTitle')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ thread, cell, socket, die, cluster, core }) => (
                <tr key={thread.place.start}>
                  <th scope="row">{thread.cpu}</th>
                  <td>{cell.id}</td>
                  <td>{id(socket.id)}</td>
                  <td>{id(die.id)}</td>
                  <td>{id(cluster.id)}</td>
                  <td>{id(core.id)}</td>
                  <td class="code">{thread.siblings}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more}
        </div>
      )}
    </details>
  );
}
